/** For each share, the smallest of `values` such that those up to it have at least that share of the weight; NaN without values. */
export function weightedQuantiles(
  values: Float64Array,
  weights: Float64Array,
  shares: readonly number[],
): readonly number[] {
  const sorted = values.slice().sort();
  const total = weightUpTo(values, weights, Number.POSITIVE_INFINITY);
  return shares.map((share) => {
    let [low, high] = [0, sorted.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (weightUpTo(values, weights, sorted[middle]) >= share * total) high = middle;
      else low = middle + 1;
    }
    return sorted[low] ?? Number.NaN;
  });
}

function weightUpTo(values: Float64Array, weights: Float64Array, most: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) if (values[i] <= most) sum += weights[i];
  return sum;
}
