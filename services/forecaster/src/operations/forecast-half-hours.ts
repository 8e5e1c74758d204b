import type { ForecasterDeps } from '../deps.js';
import type { HourUnderWay } from '../engine/half-hours-request.js';
import type { SeriesKey } from '../series-key.js';
import type { StoredSite } from '../store.js';
import { originOf } from './forecast-origin.js';
import { JOINT_PATHS, jointSeed, RECENT_HOURS } from './joint-futures.js';
import { fractionLeftOf } from './make-forecast.js';

const HOUR_MS = 3_600_000;
const HALF_HOUR_MS = HOUR_MS / 2;
/** Half-hours of each forecast that go on record: a day's. */
const RECORDED = 48;

/** Forecasts the half-hours of a site's arrivals as parts of its own paths, and keeps them in place of the last ones. */
export async function forecastHalfHours(deps: ForecasterDeps, site: StoredSite, now: Date): Promise<void> {
  const { engine, cache, config, flow, log } = deps;
  const start = originOf(site, now, config.staleAfterMinutes);
  const key: SeriesKey = { site: site.site, stream: 'all', quantity: 'arrivals' };
  const counts = start && cache.counts(key, start.origin);
  if (!start || !counts) return;
  const { origin } = start;
  const answer = await engine.ask({
    kind: 'half-hours',
    key,
    counts,
    firstHalves: cache.firstHalves(site.site, origin, Math.min(RECENT_HOURS, counts.values.length)),
    underWay: underWayAt(deps, site.site, new Date(counts.start + counts.values.length * HOUR_MS), origin),
    horizonHours: config.horizonHours,
    paths: JOINT_PATHS,
    seed: jointSeed(origin),
  });
  if (!answer.ok)
    return log.warn({ site: site.site, reason: answer.error.reason }, 'no forecast by half-hour');
  const { points, measuredHours } = answer.value;
  await flow.saveHalfHours({ site: site.site, origin, points, measuredHours });
  const spans = points.filter(({ target }) => Date.parse(target) >= origin.getTime()).slice(0, RECORDED);
  await flow.keepForRecord({
    ...{ site: site.site, step: 'half-hour', origin },
    spans: spans.map(({ target, quantiles }) => ({
      from: target,
      to: new Date(Date.parse(target) + HALF_HOUR_MS).toISOString(),
      quantiles,
    })),
  });
}

function underWayAt(
  { cache }: Pick<ForecasterDeps, 'cache'>,
  site: string,
  hour: Date,
  origin: Date,
): HourUnderWay {
  const first = cache.firstHalfSoFar(site, hour);
  return {
    fractionOver: 1 - fractionLeftOf(hour, origin),
    soFar: first === null ? null : [first, cache.soFar(site, 'all', hour) - first],
  };
}
