/** Sum of joint paths, step by step: path k of the whole is the sum of path k of each part, as many as every part has. */
export function sumPaths(parts: readonly (readonly ArrayLike<number>[])[]): readonly Float64Array[] {
  const [first = []] = parts;
  const count = Math.min(...parts.map((part) => part.length));
  return first
    .slice(0, Number.isFinite(count) ? count : 0)
    .map((path, k) =>
      Float64Array.from(path, (_, step) => parts.reduce((sum, part) => sum + part[k][step], 0)),
    );
}

/** Totals of consecutive blocks of each path (hours to local days, days to months): `blockOf[step]` rises from 0. */
export function blockTotals(
  paths: readonly ArrayLike<number>[],
  blockOf: ArrayLike<number>,
): readonly Float64Array[] {
  const blocks = blockOf.length === 0 ? 0 : blockOf[blockOf.length - 1] + 1;
  return paths.map((path) => {
    const totals = new Float64Array(blocks);
    for (let step = 0; step < blockOf.length; step++) totals[blockOf[step]] += path[step];
    return totals;
  });
}

/**
 * Mean correlation between parts over joint paths: what the variance of their sum has beyond their own, over what it would
 * have if all rose and fell as one. Averaged over steps; 0 for a single part.
 */
export function meanCorrelation(parts: readonly (readonly ArrayLike<number>[])[]): number {
  const whole = sumPaths(parts);
  const steps = whole[0]?.length ?? 0;
  let [shared, possible] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const own = parts.map((part) => varianceAt(part.slice(0, whole.length), step));
    const independent = own.reduce((sum, value) => sum + value, 0);
    shared += varianceAt(whole, step) - independent;
    possible += own.reduce((sum, value) => sum + Math.sqrt(value), 0) ** 2 - independent;
  }
  return possible > 1e-9 ? shared / possible : 0;
}

function varianceAt(paths: readonly ArrayLike<number>[], step: number): number {
  let [sum, squares] = [0, 0];
  for (const path of paths) {
    sum += path[step];
    squares += path[step] ** 2;
  }
  const mean = sum / paths.length;
  return squares / paths.length - mean * mean;
}
