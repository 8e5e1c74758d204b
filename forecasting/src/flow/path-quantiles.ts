/**
 * Quantiles at each step over sample paths: `quantiles[j][l]` is the smallest value that at least the share `levels[l]` of
 * the paths do not exceed at step j. Paths share one length; none give no steps.
 */
export function pathQuantiles(paths: readonly ArrayLike<number>[], levels: readonly number[]): number[][] {
  if (paths.length === 0) return [];
  return Array.from({ length: paths[0].length }, (_, step) => {
    const values = Float64Array.from(paths, (path) => path[step]).sort();
    return levels.map((level) => values[Math.max(0, Math.ceil(level * values.length - 1e-9) - 1)]);
  });
}
