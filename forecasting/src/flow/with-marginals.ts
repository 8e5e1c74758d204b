/**
 * The same joint paths with other distributions at each step: every value is replaced by the quantile of its rank, so that
 * the paths keep their order in time and agree with the quantiles published beside them. Beyond the outer levels a value
 * keeps its distance to the paths' own outer quantile. Ensemble copula coupling: Schefzik, Thorarinsdottir & Gneiting 2013.
 * @param quantiles `quantiles[step][k]` at `levels[k]`, rising
 */
export function withMarginals(
  paths: readonly ArrayLike<number>[],
  levels: readonly number[],
  quantiles: readonly (readonly number[])[],
): readonly Float64Array[] {
  const changed = paths.map((path) => new Float64Array(path.length));
  quantiles.forEach((wanted, step) => {
    const order = paths.map((_, path) => path).sort((a, b) => paths[a][step] - paths[b][step] || a - b);
    order.forEach((path, rank) => {
      const level = (rank + 0.5) / order.length;
      changed[path][step] = valueAt(level, paths[path][step], (edge) => at(paths, order, step, edge));
    });

    function valueAt(level: number, own: number, ownAt: (level: number) => number): number {
      const last = levels.length - 1;
      if (level <= levels[0]) return Math.max(0, wanted[0] + Math.min(0, own - ownAt(levels[0])));
      if (level >= levels[last]) return wanted[last] + Math.max(0, own - ownAt(levels[last]));
      const above = levels.findIndex((known) => known >= level);
      const share = (level - levels[above - 1]) / (levels[above] - levels[above - 1]);
      return wanted[above - 1] + share * (wanted[above] - wanted[above - 1]);
    }
  });
  return changed;
}

function at(
  paths: readonly ArrayLike<number>[],
  order: readonly number[],
  step: number,
  level: number,
): number {
  return paths[order[Math.min(order.length - 1, Math.max(0, Math.ceil(level * order.length) - 1))]][step];
}
