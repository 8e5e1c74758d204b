import { normalQuantile } from '../distribution/normal.js';
import type { Uniform } from '../flow/uniform.js';

/**
 * Puts the paths of several sites in an order in which their totals rise and fall together as much as days have done:
 * path k of every site then is one joint future, and sums over sites have the right spread. Only the order within a site
 * changes, so that each site's own forecast stays as it was. Source: Iman & Conover 1982, with one common factor.
 * @param correlation of the sites' daily deviations from expectation, 0 … 1
 */
export function coupledPaths<Path extends ArrayLike<number>>(
  sites: readonly (readonly Path[])[],
  correlation: number,
  uniform: Uniform,
): readonly (readonly Path[])[] {
  const count = Math.min(...sites.map((paths) => paths.length));
  const common = Array.from({ length: count }, () => normal(uniform));
  const loading = Math.sqrt(Math.min(1, Math.max(0, correlation)));
  return sites.map((paths) => {
    const score = common.map((z) => loading * z + Math.sqrt(1 - loading * loading) * normal(uniform));
    const byTotal = paths
      .slice(0, count)
      .map((path) => ({ path, total: Array.from(path).reduce((sum, value) => sum + value, 0) }))
      .sort((a, b) => a.total - b.total);
    const ranks = score.map((_, k) => k).sort((a, b) => score[a] - score[b]);
    const placed = new Array<Path>(count);
    ranks.forEach((k, rank) => {
      placed[k] = byTotal[rank].path;
    });
    return placed;
  });
}

/** Mean correlation of daily counts' relative deviations between sites; 0 with fewer than two sites or three weeks. */
export function dailyCorrelation(deviations: readonly ArrayLike<number>[]): number {
  let [sum, pairs] = [0, 0];
  deviations.forEach((a, i) => {
    for (const b of deviations.slice(i + 1)) {
      const value = pearson(a, b);
      if (Number.isNaN(value)) continue;
      sum += value;
      pairs++;
    }
  });
  return pairs === 0 ? 0 : Math.max(0, sum / pairs);
}

const LEAST_DAYS = 21;

function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const both: [number, number][] = [];
  for (let i = 0; i < Math.min(a.length, b.length); i++)
    if (!Number.isNaN(a[i] + b[i])) both.push([a[i], b[i]]);
  if (both.length < LEAST_DAYS) return Number.NaN;
  const mean = (of: 0 | 1): number => both.reduce((sum, pair) => sum + pair[of], 0) / both.length;
  const [ma, mb] = [mean(0), mean(1)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [x, y] of both) {
    ab += (x - ma) * (y - mb);
    aa += (x - ma) ** 2;
    bb += (y - mb) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : Number.NaN;
}

function normal(uniform: Uniform): number {
  return normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, uniform())));
}
