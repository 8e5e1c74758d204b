import { randomUUID } from 'node:crypto';
import type { ForecastPoint } from '@releve/contracts';
import { QUANTILE_LEVELS } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import type { DepartmentAnswer, KnownStays } from '../engine/department-request.js';
import type { ExplainedMean, HourlyCounts, PredictAnswer } from '../engine/engine-protocol.js';
import type { SeriesKey } from '../series-key.js';
import type { StoredModel, StoredSite } from '../store.js';
import { originOf } from './forecast-origin.js';
import { issueForecast } from './issue-forecast.js';
import { EXPLAINED_HOURS, fractionLeftOf } from './make-forecast.js';
import { crossingClimatology, usualThresholds } from './thresholds.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const WEEK_HOURS = 168;
const PATHS = 400;

/**
 * Forecasts who will be present and boarding, the beds needed and the chances of crossing, from the same joint futures:
 * arrivals to come, stays under way, their recent pace; occupancy is averaged with the model of its own series. Stores
 * and announces all. False where stays are not known: the caller then forecasts the plain series.
 */
export async function forecastDepartment(
  deps: ForecasterDeps,
  site: StoredSite,
  main: StoredModel,
  census: StoredModel | undefined,
): Promise<boolean> {
  const { engine, cache, config, clock } = deps;
  const start = originOf(site, clock(), config.staleAfterMinutes);
  const arrivals: SeriesKey = { site: site.site, stream: 'all', quantity: 'arrivals' };
  const present: SeriesKey = { ...arrivals, quantity: 'present' };
  const counts = start && cache.counts(arrivals, start.origin);
  const stays = start && (await knownStays(deps, site.site, start.origin));
  if (!start || !counts || !stays) return false;
  const hour = new Date(counts.start + counts.values.length * HOUR_MS);
  const series = census ? await predictSeries(deps, present, start.origin) : null;
  const answer = await engine.ask({
    kind: 'department',
    key: arrivals,
    counts,
    horizonHours: config.horizonHours,
    paths: PATHS,
    seed: Math.floor(start.origin.getTime() / MINUTE_MS) % 1_000_000,
    fractionLeft: fractionLeftOf(hour, start.origin),
    soFar: cache.soFar(site.site, 'all', hour),
    stays,
    series: series?.points ?? null,
    thresholds: usualThresholds(cache, site, start.origin),
  });
  if (!answer.ok) return false;
  const issued = { origin: start.origin, dataTo: hour, noDataSince: start.noDataSince };
  await issueForecast(deps, site, {
    ...issued,
    key: present,
    model: census ?? main,
    points: answer.value.present,
    naive: series?.naive ?? [],
    explained: series ? withStays(series.explained, series.points, answer.value.present) : null,
  });
  const boarding: SeriesKey = { ...arrivals, quantity: 'boarding' };
  if (answer.value.boarding.length > 0)
    await issueForecast(deps, site, {
      ...issued,
      key: boarding,
      model: main,
      points: answer.value.boarding,
      naive: naiveBoarding(cache.counts(boarding, start.origin), boardingNow(stays), answer.value.boarding),
      explained: null,
    });
  await keepOutlook(deps, site, start.origin, answer.value);
  return true;
}

async function knownStays(
  { flow, config }: ForecasterDeps,
  site: string,
  origin: Date,
): Promise<KnownStays | null> {
  const stored = await flow.stays(site);
  if (!stored?.here || !stored.hereAt || !stored.measured) return null;
  const minutes = (at: Date) => Math.max(0, (origin.getTime() - at.getTime()) / MINUTE_MS);
  if (minutes(stored.hereAt) > config.staleAfterMinutes) return null;
  return {
    here: stored.here,
    hereMinutesAgo: minutes(stored.hereAt),
    measured: stored.measured,
    seen: stored.seen ?? [],
    seenMinutesAgo: stored.seenAt ? minutes(stored.seenAt) : 0,
  };
}

async function predictSeries(
  { engine, cache, config }: ForecasterDeps,
  key: SeriesKey,
  origin: Date,
): Promise<PredictAnswer | null> {
  const counts = cache.counts(key, origin);
  if (!counts) return null;
  const { horizonHours } = config;
  const answer = await engine.ask({
    kind: 'predict',
    key,
    counts,
    horizonHours,
    explainHours: EXPLAINED_HOURS,
  });
  return answer.ok ? answer.value : null;
}

/** The series' explanation, with what the stays under way change of it as one more term. */
function withStays(
  explained: ExplainedMean,
  series: readonly ForecastPoint[],
  published: readonly ForecastPoint[],
): ExplainedMean {
  let log = 0;
  for (let step = 0; step < explained.hours; step++)
    log += Math.log(Math.max(published[step]?.mean ?? 0, 1e-9) / Math.max(series[step]?.mean ?? 0, 1e-9));
  const factor = Math.exp(log / explained.hours);
  return {
    ...explained,
    mean: explained.mean * factor,
    terms: [...explained.terms, { term: 'stays', factor }],
  };
}

const boardingNow = ({ here }: KnownStays): number => here.filter(([, decided]) => decided !== null).length;

/** The same hour a week before, where it is known; else as many as now. */
function naiveBoarding(
  counts: HourlyCounts | null,
  now: number,
  points: readonly ForecastPoint[],
): readonly (readonly number[])[] {
  return points.map(({ target }) => {
    const hour = counts ? (Date.parse(target) - HOUR_MS - counts.start) / HOUR_MS - WEEK_HOURS : -1;
    const before = counts?.values[hour];
    const value = before === undefined || Number.isNaN(before) ? now : before;
    return QUANTILE_LEVELS.map(() => value);
  });
}

async function keepOutlook(
  { flow, database, cache }: ForecasterDeps,
  site: StoredSite,
  origin: Date,
  { beds, crossings, pace }: DepartmentAnswer,
): Promise<void> {
  await flow.saveOutlook(database.db, {
    id: randomUUID(),
    site: site.site,
    origin,
    beds: [...beds],
    crossings: crossings.map((crossing) => {
      const { quantity, above, hours } = crossing;
      const usual =
        quantity === 'boarding'
          ? null
          : crossingClimatology(cache, site.site, { quantity, above }, hours, origin);
      return { ...crossing, climatology: usual };
    }),
    pace,
    bedsCame: null,
    crossed: null,
    scoreFinal: false,
  });
}
