import type { ForecasterDeps } from '../deps.js';
import type { SeriesKey } from '../series-key.js';

const WINDOWS_HOURS = [2, 4, 8, 24] as const;
const PATHS = 1_000;

/**
 * Share of equally likely futures in which the series exceeds `above` at least once within each window: the department's
 * own futures where there are some, so that the answer agrees with the chart, else those of the series' model.
 */
export async function crossingProbabilities(
  { engine, cache, store }: ForecasterDeps,
  key: SeriesKey,
  above: number,
) {
  const { quantity } = key;
  if (key.stream === 'all' && quantity !== 'boarding') {
    const known = await engine.ask({ kind: 'crossing', site: key.site, quantity, above });
    if (known.ok) return [...known.value.within];
  }
  const site = await store.site(key.site);
  const counts = site?.knownUntil ? cache.counts(key, site.knownUntil) : null;
  if (!counts) return [];
  const answer = await engine.ask({ kind: 'paths', key, counts, horizonHours: 24, paths: PATHS, seed: 1 });
  if (!answer.ok) return [];
  const { arrivals: futures } = answer.value;
  return WINDOWS_HOURS.map((hours) => ({
    hours,
    probability:
      futures.filter((future) => future.slice(0, hours).some((value) => value > above)).length /
      futures.length,
  }));
}
