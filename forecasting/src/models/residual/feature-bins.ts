const BINS = 32;

/** Values cut into at most 32 bins a feature: `bin[f · length + row]`, and the upper edge of each bin. */
export interface FeatureBins {
  readonly edges: readonly Float64Array[];
  readonly bin: Uint8Array;
}

/** Bins of about equal numbers of rows. */
export function binFeatures(features: Float64Array, length: number, width: number): FeatureBins {
  const bin = new Uint8Array(length * width);
  const edges = Array.from({ length: width }, (_, f) => {
    const column = Float64Array.from({ length }, (_row, i) => features[i * width + f]);
    const own = edgesOf(column.slice().sort());
    for (let i = 0; i < length; i++) bin[f * length + i] = binOf(own, column[i]);
    return own;
  });
  return { edges, bin };
}

/** Number of the bin a value falls into: values up to the first edge are in bin 0. */
export function binOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > edges[middle]) low = middle + 1;
    else high = middle;
  }
  return low;
}

function edgesOf(sorted: Float64Array): Float64Array {
  const edges: number[] = [];
  for (let k = 1; k < BINS; k++) {
    const edge = sorted[Math.floor((k * sorted.length) / BINS)];
    if (edge < sorted[sorted.length - 1] && (edges.length === 0 || edge > edges[edges.length - 1]))
      edges.push(edge);
  }
  return Float64Array.from(edges);
}
