import type { Forecast, ForecastPoint } from '@releve/contracts';
import type { ForecasterDeps } from '../deps.js';
import { nowcast } from '../nowcast.js';
import type { SeriesKey } from '../series-key.js';
import type { StoredModel, StoredSite } from '../store.js';
import { originOf } from './forecast-origin.js';
import { issueForecast } from './issue-forecast.js';

const HOUR_MS = 3_600_000;
export const EXPLAINED_HOURS = 24;

/** Points of patients present are instants, the end of each hour; those of arrivals are the hours' starts. */
const atHourEnds = (points: readonly ForecastPoint[]): ForecastPoint[] =>
  points.map((point) => ({ ...point, target: new Date(Date.parse(point.target) + HOUR_MS).toISOString() }));

/**
 * Forecasts one series from `now`, or from where its data stop, stores the forecast and announces it, both in
 * one transaction. Null while the series cannot be forecast.
 */
export async function makeForecast(
  deps: ForecasterDeps,
  site: StoredSite,
  key: SeriesKey,
  model: StoredModel,
  now: Date,
): Promise<Forecast | null> {
  const { engine, cache, config } = deps;
  const start = originOf(site, now, config.staleAfterMinutes);
  const counts = start && cache.counts(key, start.origin);
  if (!start || !counts) return null;
  const { horizonHours } = config;
  const answer = await engine.ask({
    kind: 'predict',
    key,
    counts,
    horizonHours,
    explainHours: EXPLAINED_HOURS,
  });
  if (!answer.ok) return null;
  const hour = new Date(counts.start + counts.values.length * HOUR_MS);
  const { points, naive, explained } = answer.value;
  return issueForecast(deps, site, {
    key,
    model,
    origin: start.origin,
    dataTo: hour,
    points:
      key.quantity === 'present'
        ? atHourEnds(points)
        : nowcastFirst(points, cache.soFar(key.site, key.stream, hour), fractionLeftOf(hour, start.origin)),
    naive,
    noDataSince: start.noDataSince,
    explained,
  });
}

/** What is left of the hour under way. */
export const fractionLeftOf = (hour: Date, origin: Date): number =>
  Math.min(1, Math.max(0, 1 - (origin.getTime() - hour.getTime()) / HOUR_MS));

/** Points whose first, the hour under way, takes what has come into account. */
export function nowcastFirst(
  [first, ...later]: readonly ForecastPoint[],
  soFar: number,
  fractionLeft: number,
): ForecastPoint[] {
  if (!first) return [];
  return [fractionLeft < 1 ? nowcast(first, soFar, fractionLeft) : first, ...later];
}
