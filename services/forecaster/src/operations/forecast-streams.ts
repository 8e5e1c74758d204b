import type { StreamId } from '@releve/contracts';
import type { ForecasterDeps } from '../deps.js';
import type { SeriesKey } from '../series-key.js';
import type { StoredModel, StoredSite } from '../store.js';
import { originOf } from './forecast-origin.js';
import { issueForecast } from './issue-forecast.js';
import { JOINT_PATHS, jointSeed, RECENT_HOURS } from './joint-futures.js';
import { fractionLeftOf, nowcastFirst } from './make-forecast.js';

const HOUR_MS = 3_600_000;

/** Forecasts streams as parts of the site's own paths, so that they add up to it; stores and announces each. */
export async function forecastStreams(
  deps: ForecasterDeps,
  site: StoredSite,
  main: StoredModel,
  wanted: readonly StreamId[],
): Promise<void> {
  const { engine, cache, config, clock } = deps;
  const start = originOf(site, clock(), config.staleAfterMinutes);
  const key: SeriesKey = { site: site.site, stream: 'all', quantity: 'arrivals' };
  const counts = start && cache.counts(key, start.origin);
  if (!start || !counts || wanted.length === 0) return;
  const recent = (stream: StreamId): Float64Array =>
    (cache.counts({ ...key, stream }, start.origin)?.values ?? new Float64Array()).slice(-RECENT_HOURS);
  const answer = await engine.ask({
    kind: 'streams',
    key,
    counts,
    recent: recent('all'),
    streams: cache
      .streams(site.site)
      .filter((stream) => stream !== 'all')
      .map((stream) => ({ stream, values: recent(stream) })),
    wanted,
    horizonHours: config.horizonHours,
    paths: JOINT_PATHS,
    seed: jointSeed(start.origin),
  });
  if (!answer.ok) return;
  const hour = new Date(counts.start + counts.values.length * HOUR_MS);
  for (const { stream, points, naive } of answer.value.streams)
    await issueForecast(deps, site, {
      key: { ...key, stream },
      model: main,
      origin: start.origin,
      dataTo: hour,
      points: nowcastFirst(points, cache.soFar(site.site, stream, hour), fractionLeftOf(hour, start.origin)),
      naive,
      noDataSince: start.noDataSince,
      explained: null,
    });
}
