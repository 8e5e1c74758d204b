import { type CountDistribution, countQuantiles, tieOf } from '../distribution/count-distribution.js';

/**
 * Quantiles of counts at each step over sample paths, `quantiles[step][l]` at `levels[l]`, set a thousandth off their integer
 * so that intervals with their ends hold what they say, small counts too (see `countQuantiles`). `firstInterval` numbers the
 * first step among all intervals ever forecast, such as its hour since 1970: it spreads the ties. Paths share one length;
 * none give no steps.
 */
export function countPathQuantiles(
  paths: readonly ArrayLike<number>[],
  levels: readonly number[],
  firstInterval: number,
): number[][] {
  if (paths.length === 0) return [];
  return Array.from({ length: paths[0].length }, (_, step) =>
    Array.from(countQuantiles(countsAt(paths, step), levels, tieOf(firstInterval + step))),
  );
}

function countsAt(paths: readonly ArrayLike<number>[], step: number): CountDistribution {
  let [largest, sum, squares] = [0, 0, 0];
  for (const path of paths) {
    largest = Math.max(largest, path[step]);
    sum += path[step];
    squares += path[step] ** 2;
  }
  const mass = new Float64Array(largest + 1);
  for (const path of paths) mass[path[step]]++;
  for (let count = 1; count <= largest; count++) mass[count] += mass[count - 1];
  const cumulative = mass.map((count) => count / paths.length);
  const mean = sum / paths.length;
  return { mean, variance: squares / paths.length - mean * mean, first: 0, cumulative };
}
