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
      let sum = a[ri + j];
      for (let k = 0; k < j; k++) sum -= l[ri + k] * l[rj + k];
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
