import { type Forecast, type ForecastRecord, SiteId } from '@releve/contracts';
import type { ForecasterDeps } from '../deps.js';
import type { ExplainedMean } from '../engine/engine-protocol.js';
import type { SeriesKey } from '../series-key.js';
import type { LatestForecast } from '../store.js';
import { describeModel, modelRecord, storedFallback } from './issue-forecast.js';

/** The latest forecast stored of a series, with its explanation, in one read; null while there is none. */
export async function getForecast({ store }: ForecasterDeps, key: SeriesKey) {
  const stored = await store.latestForecast(key);
  const forecast = stored ? await described(store, key, stored) : null;
  return { forecast, ...explanationOf(stored) };
}

/** The same without its explanation. */
export const latestForecast = async (deps: ForecasterDeps, key: SeriesKey): Promise<Forecast | null> =>
  (await getForecast(deps, key)).forecast;

async function described(
  store: ForecasterDeps['store'],
  key: SeriesKey,
  stored: LatestForecast,
): Promise<Forecast | null> {
  const [site, model] = [await store.site(key.site), await store.model(stored.modelId)];
  if (!site || !model) return null;
  return {
    id: stored.id,
    site: SiteId.parse(site.site),
    timeZone: site.timeZone,
    stream: key.stream,
    quantity: key.quantity,
    origin: stored.origin.toISOString(),
    stepMinutes: 60,
    points: [...stored.points],
    model: describeModel(model, stored.dataTo),
    fallback: storedFallback(stored),
    record: (await liveRecord(store, key, stored.origin)) ?? modelRecord(key, model),
    simulated: site.simulated,
  };
}

const LIVE_DAYS = 28;
const ENOUGH_PAIRS = 500;

/** The record of the forecasts issued here, once there are enough of them to speak. */
async function liveRecord(
  store: ForecasterDeps['store'],
  key: SeriesKey,
  newest: Date,
): Promise<ForecastRecord | null> {
  const scored = await store.scoresSince(key, new Date(newest.getTime() - LIVE_DAYS * 86_400_000));
  const pairs = scored.reduce((sum, { scoredPairs }) => sum + scoredPairs, 0);
  const [first] = scored;
  if (!first || pairs < ENOUGH_PAIRS) return null;
  const mean = (of: (forecast: (typeof scored)[number]) => number) =>
    scored.reduce((sum, forecast) => sum + of(forecast) * forecast.scoredPairs, 0) / pairs;
  return {
    from: first.origin.toISOString(),
    to: newest.toISOString(),
    pairs,
    coverage: {
      p50: mean(({ coverage }) => coverage?.p50 ?? 0),
      p80: mean(({ coverage }) => coverage?.p80 ?? 0),
      p90: mean(({ coverage }) => coverage?.p90 ?? 0),
      p95: mean(({ coverage }) => coverage?.p95 ?? 0),
    },
    pinball: mean(({ pinball }) => pinball ?? 0),
    seasonalNaivePinball: mean(({ naivePinball }) => naivePinball ?? 0),
    source: 'live',
  };
}

const isExplained = (value: unknown): value is ExplainedMean =>
  typeof value === 'object' && value !== null && 'terms' in value && 'usual' in value;

/** Each term's factor on the next day's mean, as it was stored with the forecast. */
function explanationOf(stored: LatestForecast | undefined) {
  const explained = isExplained(stored?.explanation) ? stored.explanation : null;
  if (!explained) return { explanation: [], explained: null };
  const { usual, mean, hours, terms } = explained;
  return { explanation: [...terms], explained: { usual, mean, hours } };
}
