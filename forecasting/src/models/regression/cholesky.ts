/**
 * Lower Cholesky factor of a symmetric positive definite n×n matrix, row-major; only the lower triangle of `a` is
 * read. A pivot that is not positive (a matrix singular to rounding) is set to a large number, which freezes that
 * coordinate.
 */
export function choleskyFactor(a: Float64Array, n: number): Float64Array {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const ri = i * n;
    for (let j = 0; j <= i; j++) {
      const rj = j * n;
      // Four sums at a time: the processor need not wait for each addition.
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let k = 0;
      for (; k + 3 < j; k += 4) {
        s0 += l[ri + k] * l[rj + k];
        s1 += l[ri + k + 1] * l[rj + k + 1];
        s2 += l[ri + k + 2] * l[rj + k + 2];
        s3 += l[ri + k + 3] * l[rj + k + 3];
      }
      for (; k < j; k++) s0 += l[ri + k] * l[rj + k];
      const sum = a[ri + j] - (s0 + s1 + (s2 + s3));
      if (i === j) l[ri + i] = sum > 1e-12 ? Math.sqrt(sum) : 1e12;
      else l[ri + j] = sum / l[rj + j];
    }
  }
  return l;
}

/** Solves L·Lᵀ·x = b in place. */
export function choleskySolve(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= l[i * n + k] * b[k];
    b[i] = sum / l[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i] / l[i * n + i];
    b[i] = x;
    for (let k = 0; k < i; k++) b[k] -= l[i * n + k] * x;
  }
}

/** Symmetric matrix times vector; only the lower triangle of `a` is read. */
export function symmetricProduct(a: Float64Array, x: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = a[i * n + i] * x[i];
    for (let j = 0; j < i; j++) {
      sum += a[i * n + j] * x[j];
      product[j] += a[i * n + j] * x[i];
    }
    product[i] += sum;
  }
  return product;
}
