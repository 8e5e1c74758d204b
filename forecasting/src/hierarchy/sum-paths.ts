/** Sum of joint paths, step by step: path k of the whole is the sum of path k of each part. */
export function sumPaths(parts: readonly (readonly ArrayLike<number>[])[]): readonly Float64Array[] {
  const [first = []] = parts;
  return first.map((path, k) =>
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
