/**
 * Lower Cholesky factor of a symmetric positive definite n×n matrix, row-major, in place: only the lower triangle of `a` is
 * read and written. A pivot that is not positive (a matrix singular to rounding) is set to a large number, which freezes
 * that coordinate. Two rows meet four at a time, so that each number read serves several products.
 */
export function choleskyFactor(a: Float64Array, n: number): Float64Array {
  let i = 0;
  for (; i + 1 < n; i += 2) {
    const p = i * n;
    const q = p + n;
    let j = 0;
    for (; j + 3 < i; j += 4) fourColumns(a, n, p, q, j);
    finishRow(a, n, i, j);
    finishRow(a, n, i + 1, j);
  }
  if (i < n) finishRow(a, n, i, 0);
  return a;
}

/** Columns j … j + 3 of the rows that begin at p and q. */
function fourColumns(a: Float64Array, n: number, p: number, q: number, j: number): void {
  const r0 = j * n;
  const r1 = r0 + n;
  const r2 = r1 + n;
  const r3 = r2 + n;
  let [p0, p1, p2, p3] = [0, 0, 0, 0];
  let [q0, q1, q2, q3] = [0, 0, 0, 0];
  for (let k = 0; k < j; k++) {
    const x = a[p + k];
    const y = a[q + k];
    p0 += x * a[r0 + k];
    q0 += y * a[r0 + k];
    p1 += x * a[r1 + k];
    q1 += y * a[r1 + k];
    p2 += x * a[r2 + k];
    q2 += y * a[r2 + k];
    p3 += x * a[r3 + k];
    q3 += y * a[r3 + k];
  }
  solveFour(a, n, p, j, p0, p1, p2, p3);
  solveFour(a, n, q, j, q0, q1, q2, q3);
}

/** Ends four columns of a row whose products with the columns before them are known. */
function solveFour(
  a: Float64Array,
  n: number,
  row: number,
  j: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  const r0 = j * n + j;
  const r1 = r0 + n;
  const r2 = r1 + n;
  const r3 = r2 + n;
  const at = row + j;
  const x0 = (a[at] - s0) / a[r0];
  const x1 = (a[at + 1] - s1 - x0 * a[r1]) / a[r1 + 1];
  const x2 = (a[at + 2] - s2 - x0 * a[r2] - x1 * a[r2 + 1]) / a[r2 + 2];
  const x3 = (a[at + 3] - s3 - x0 * a[r3] - x1 * a[r3 + 1] - x2 * a[r3 + 2]) / a[r3 + 3];
  a[at] = x0;
  a[at + 1] = x1;
  a[at + 2] = x2;
  a[at + 3] = x3;
}

/** Columns of row i from j on, its pivot last. */
function finishRow(a: Float64Array, n: number, i: number, from: number): void {
  const ri = i * n;
  for (let j = from; j <= i; j++) {
    const rj = j * n;
    let sum = a[ri + j];
    for (let k = 0; k < j; k++) sum -= a[ri + k] * a[rj + k];
    if (i === j) a[ri + i] = sum > 1e-12 ? Math.sqrt(sum) : 1e12;
    else a[ri + j] = sum / a[rj + j];
  }
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

/** Diagonal of (L·Lᵀ)⁻¹: sums of squares down the columns of L⁻¹. */
export function inverseDiagonal(l: Float64Array, n: number): Float64Array {
  const diagonal = new Float64Array(n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    column[j] = 1 / l[j * n + j];
    let sum = column[j] * column[j];
    for (let i = j + 1; i < n; i++) {
      let product = 0;
      for (let k = j; k < i; k++) product += l[i * n + k] * column[k];
      column[i] = -product / l[i * n + i];
      sum += column[i] * column[i];
    }
    diagonal[j] = sum;
  }
  return diagonal;
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
