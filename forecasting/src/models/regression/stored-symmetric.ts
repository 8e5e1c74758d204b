/**
 * A symmetric matrix as it is kept between fits: which entries of its lower triangle, row by row, are not zero, a bit each,
 * and those entries in single precision. The curvature of calendar columns is half zeros.
 */
export interface StoredSymmetric {
  readonly filled: Uint8Array;
  readonly values: Float32Array;
}

/** Keeps the lower triangle of a square row-major matrix. */
export function storedLower(square: Float64Array, n: number): StoredSymmetric {
  const entries = (n * (n + 1)) / 2;
  const filled = new Uint8Array(Math.ceil(entries / 8));
  const values = new Float32Array(entries);
  let [entry, kept] = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let at = i * n; at <= i * n + i; at++, entry++) {
      if (square[at] === 0) continue;
      filled[entry >> 3] |= 1 << (entry & 7);
      values[kept++] = square[at];
    }
  }
  return { filled, values: values.slice(0, kept) };
}

/** The square matrix of a stored one, zero above the diagonal. */
export function restoredLower({ filled, values }: StoredSymmetric, n: number): Float64Array {
  const square = new Float64Array(n * n);
  let [entry, taken] = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let at = i * n; at <= i * n + i; at++, entry++) {
      if ((filled[entry >> 3] >> (entry & 7)) & 1) square[at] = values[taken++];
    }
  }
  return square;
}
