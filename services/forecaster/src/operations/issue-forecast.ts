import { randomUUID } from 'node:crypto';
import {
  type Fallback,
  type Forecast,
  type ForecastPoint,
  type ForecastRecord,
  SiteId,
  topics,
} from '@releve/contracts';
import { appendToOutbox } from '@releve/platform';
import type { ForecasterDeps } from '../deps.js';
import type { ExplainedMean } from '../engine/engine-protocol.js';
import type { SeriesKey } from '../series-key.js';
import type { StoredForecast, StoredModel, StoredSite } from '../store.js';

/** A forecast as it was computed, ready to be kept and told. */
export interface ComputedForecast {
  readonly key: SeriesKey;
  readonly model: StoredModel;
  readonly origin: Date;
  /** End of the last whole hour known. */
  readonly dataTo: Date;
  readonly points: readonly ForecastPoint[];
  readonly naive: readonly (readonly number[])[];
  readonly noDataSince: Date | null;
  readonly explained: ExplainedMean | null;
}

/** Stores a forecast and announces it, both in one transaction. */
export async function issueForecast(
  { store, database }: Pick<ForecasterDeps, 'store' | 'database'>,
  site: StoredSite,
  computed: ComputedForecast,
): Promise<Forecast> {
  const { key, model, origin, dataTo, noDataSince, explained } = computed;
  const forecast: Forecast = {
    id: randomUUID(),
    site: SiteId.parse(site.site),
    timeZone: site.timeZone,
    stream: key.stream,
    quantity: key.quantity,
    origin: origin.toISOString(),
    stepMinutes: 60,
    points: [...computed.points],
    model: describeModel(model, dataTo),
    fallback: fallbackOf(noDataSince, model.fallbackReason),
    record: modelRecord(key, model),
    simulated: site.simulated,
  };
  await database.db.transaction(async (tx) => {
    await store.saveForecast(tx, {
      id: forecast.id,
      ...key,
      origin,
      modelId: model.id,
      dataTo,
      fallbackReason: forecast.fallback?.reason ?? null,
      noDataSince,
      points: forecast.points,
      naive: computed.naive.map((levels) => [...levels]),
      explanation: explained,
      scoredPairs: 0,
      pinball: null,
      naivePinball: null,
      coverage: null,
      scoreFinal: false,
    });
    await appendToOutbox(tx, 'forecaster', [
      { topic: topics.forecasts, key: key.site, id: `forecast:${forecast.id}`, payload: madeEvent(forecast) },
    ]);
  });
  return forecast;
}

/** A model's backtest is that of its own series: streams and boarding only share the model. */
export const modelRecord = (
  key: SeriesKey,
  { stream, quantity, record }: StoredModel,
): ForecastRecord | null => (stream === key.stream && quantity === key.quantity ? record : null);

export const describeModel = (model: StoredModel, dataTo: Date): Forecast['model'] => ({
  name: model.name,
  version: model.id,
  codeVersion: model.codeVersion,
  fittedAt: model.fittedAt.toISOString(),
  dataFrom: model.dataFrom.toISOString(),
  dataTo: dataTo.toISOString(),
});

/** A forecast that starts where data stopped, or by a simpler model than the one wanted, or both. */
function fallbackOf(noDataSince: Date | null, modelReason: string | null): Fallback | null {
  const since = noDataSince?.toISOString() ?? null;
  const reasons = [since && `No data since ${since}.`, modelReason].filter((reason) => reason !== null);
  return reasons.length > 0 ? { reason: reasons.join(' '), noDataSince: since } : null;
}

/** The fallback a stored forecast was. */
export const storedFallback = ({
  fallbackReason,
  noDataSince,
}: Pick<StoredForecast, 'fallbackReason' | 'noDataSince'>): Fallback | null =>
  fallbackReason === null
    ? null
    : { reason: fallbackReason, noDataSince: noDataSince?.toISOString() ?? null };

const madeEvent = (forecast: Forecast) => ({
  id: `forecast:${forecast.id}`,
  type: 'forecast.made',
  version: 1,
  site: forecast.site,
  occurredAt: forecast.origin,
  recordedAt: forecast.origin,
  correlationId: forecast.id,
  data: forecast,
});
