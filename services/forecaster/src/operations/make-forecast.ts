import { randomUUID } from 'node:crypto';
import { type Forecast, type ForecastPoint, type ForecastRecord, SiteId, topics } from '@releve/contracts';
import { appendToOutbox } from '@releve/platform';
import type { ForecasterDeps } from '../deps.js';
import { nowcast } from '../nowcast.js';
import type { SeriesKey } from '../series-key.js';
import type { StoredModel, StoredSite } from '../store.js';

const HOUR_MS = 3_600_000;

/** From when the forecast starts, and whether that is because data stopped coming. */
function originOf(
  site: StoredSite,
  now: Date,
  staleAfterMinutes: number,
): { origin: Date; staleReason: string | null } | null {
  if (!site.knownUntil) return null;
  const ageMinutes = (now.getTime() - site.knownUntil.getTime()) / 60_000;
  if (ageMinutes <= staleAfterMinutes) return { origin: now, staleReason: null };
  return { origin: site.knownUntil, staleReason: `No data since ${site.knownUntil.toISOString()}.` };
}

/** Points of patients present are instants, the end of each hour; those of arrivals are the hours' starts. */
const atHourEnds = (points: readonly ForecastPoint[]): ForecastPoint[] =>
  points.map((point) => ({ ...point, target: new Date(Date.parse(point.target) + HOUR_MS).toISOString() }));

/**
 * Forecasts one series from now, or from where its data stop, stores the forecast and announces it, both in
 * one transaction. Null while the series cannot be forecast.
 */
export async function makeForecast(
  { engine, cache, store, database, config, clock }: ForecasterDeps,
  site: StoredSite,
  key: SeriesKey,
  model: StoredModel,
): Promise<Forecast | null> {
  const start = originOf(site, clock(), config.staleAfterMinutes);
  const counts = start && cache.counts(key, start.origin);
  if (!start || !counts) return null;
  const answer = await engine.ask({ kind: 'predict', key, counts, horizonHours: config.horizonHours });
  if (!answer.ok) return null;

  const hour = new Date(counts.start + counts.values.length * HOUR_MS);
  const fractionLeft = 1 - (start.origin.getTime() - hour.getTime()) / HOUR_MS;
  const [first, ...later] = answer.value.points;
  const points =
    key.quantity === 'present' || !first
      ? atHourEnds(answer.value.points)
      : [
          fractionLeft < 1 ? nowcast(first, cache.soFar(key.site, key.stream, hour), fractionLeft) : first,
          ...later,
        ];

  const forecast: Forecast = {
    id: randomUUID(),
    site: SiteId.parse(site.site),
    timeZone: site.timeZone,
    stream: key.stream,
    quantity: key.quantity,
    origin: start.origin.toISOString(),
    stepMinutes: 60,
    points,
    model: describeModel(model, hour),
    fallback: fallbackOf(start.staleReason, model.fallbackReason),
    record: model.record as ForecastRecord | null,
    simulated: site.simulated,
  };
  await database.db.transaction(async (tx) => {
    await store.saveForecast(tx, {
      id: forecast.id,
      ...key,
      origin: start.origin,
      modelId: model.id,
      dataTo: hour,
      fallbackReason: forecast.fallback?.reason ?? null,
      points,
      naive: answer.value.naive.map((levels) => [...levels]),
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

export const describeModel = (model: StoredModel, dataTo: Date): Forecast['model'] => ({
  name: model.name,
  version: model.id,
  codeVersion: model.codeVersion,
  fittedAt: model.fittedAt.toISOString(),
  dataFrom: model.dataFrom.toISOString(),
  dataTo: dataTo.toISOString(),
});

const fallbackOf = (...reasons: readonly (string | null)[]): Forecast['fallback'] => {
  const given = reasons.filter((reason) => reason !== null);
  return given.length > 0 ? { reason: given.join(' ') } : null;
};

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
