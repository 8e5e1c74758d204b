import { type PathsMade, SiteId, topics } from '@releve/contracts';
import { appendToOutbox } from '@releve/platform';
import type { ForecasterDeps } from '../deps.js';
import type { SeriesKey } from '../series-key.js';
import type { StoredModel, StoredSite } from '../store.js';
import { keepTotals } from './make-totals.js';

const HOUR_MS = 3_600_000;
const RECENT_HOURS = 48;
/** One for all sites and origins: path k of every site then is one future of the group. */
const COMMON_SEED = 1;

/** Equally likely futures of a site's arrivals over the roster horizon, announced to the planner. */
export async function makePaths(
  deps: ForecasterDeps,
  site: StoredSite,
  model: StoredModel,
): Promise<boolean> {
  const { engine, cache, database, config, clock } = deps;
  const key: SeriesKey = { site: site.site, stream: 'all', quantity: 'arrivals' };
  const counts = site.knownUntil ? cache.counts(key, site.knownUntil) : null;
  if (!counts) return false;
  const start = new Date(counts.start + counts.values.length * HOUR_MS);
  const answer = await engine.ask(
    {
      ...{ kind: 'paths', key, counts, horizonHours: config.pathHours, paths: config.paths },
      ...{ seed: seedOf(site.site), commonSeed: COMMON_SEED },
    },
    'background',
  );
  if (!answer.ok) return false;
  await keepTotals(deps, site, start, answer.value.arrivals);
  const id = `paths:${model.id}:${start.toISOString()}`;
  const event: PathsMade = {
    id,
    type: 'forecast.paths',
    version: 1,
    site: SiteId.parse(site.site),
    occurredAt: start.toISOString(),
    recordedAt: clock().toISOString(),
    correlationId: id,
    data: {
      forecastId: id,
      timeZone: site.timeZone,
      modelVersion: model.id,
      start: start.toISOString(),
      recentArrivals: Array.from(counts.values.slice(-RECENT_HOURS), (value) =>
        Number.isNaN(value) ? 0 : value,
      ),
      arrivals: answer.value.arrivals.map((path) => [...path]),
      simulated: site.simulated,
    },
  };
  await database.db.transaction((tx) =>
    appendToOutbox(tx, 'forecaster', [{ topic: topics.forecasts, key: site.site, id, payload: event }]),
  );
  return true;
}

/** A number of its own for each site, the same on every run (FNV-1a, 32 bits). */
function seedOf(site: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(site)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
