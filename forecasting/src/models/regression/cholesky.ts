/**
 * Lower Cholesky factor of a symmetric positive definite n×n matrix, row-major, in place: only the lower triangle of `a` is
 * read and written. A pivot that is not positive (a matrix singular to rounding) is set to a large number, which freezes
 * that coordinate. Four rows meet two at a time, so that each number read serves several products; what is zero before a
 * row's first entry stays zero and is passed over (the envelope of Jennings, Computer Journal 9:281, 1966).
 */
export function choleskyFactor(a: Float64Array, n: number): Float64Array {
  const first = firstEntries(a, n);
  let i = 0;
  for (; i + 3 < n; i += 4) {
    const from = Math.min(first[i], first[i + 1], first[i + 2], first[i + 3]);
    for (let j = from - (from % 2); j < i; j += 2) {
      twoColumns(a, n, i, j, Math.max(from, Math.min(first[j], first[j + 1])));
    }
    for (let row = i; row < i + 4; row++) finishRow(a, n, row, i, from);
  }
  for (; i < n; i++) finishRow(a, n, i, first[i], first[i]);
  return a;
}

/** Column of the first entry of each row that is not zero, the diagonal at most. */
function firstEntries(a: Float64Array, n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => {
    let j = 0;
    while (j < i && a[i * n + j] === 0) j++;
    return j;
  });
}

/** Cholesky factor of a curvature (lower triangle filled) with the precisions of normal priors on its diagonal. */
export function penalisedFactor(curvature: Float64Array, precision: Float64Array): Float64Array {
  const n = precision.length;
  const matrix = curvature.slice();
  for (let j = 0; j < n; j++) matrix[j * n + j] += precision[j];
  return choleskyFactor(matrix, n);
}

/** Columns j and j + 1 of the rows i … i + 3; columns before `from` are zero in these or in those rows. */
function twoColumns(a: Float64Array, n: number, i: number, j: number, from: number): void {
  const [p, q, r, s] = [i * n, (i + 1) * n, (i + 2) * n, (i + 3) * n];
  const u = j * n;
  const v = u + n;
  let [p0, q0, r0, s0] = [0, 0, 0, 0];
  let [p1, q1, r1, s1] = [0, 0, 0, 0];
  for (let k = from; k < j; k++) {
    const x = a[u + k];
    const y = a[v + k];
    p0 += a[p + k] * x;
    p1 += a[p + k] * y;
    q0 += a[q + k] * x;
    q1 += a[q + k] * y;
    r0 += a[r + k] * x;
    r1 += a[r + k] * y;
    s0 += a[s + k] * x;
    s1 += a[s + k] * y;
  }
  solveTwo(a, n, p, j, p0, p1);
  solveTwo(a, n, q, j, q0, q1);
  solveTwo(a, n, r, j, r0, r1);
  solveTwo(a, n, s, j, s0, s1);
}

/** Ends two columns of a row whose products with the columns before them are known. */
function solveTwo(a: Float64Array, n: number, row: number, j: number, s0: number, s1: number): void {
  const u = j * n + j;
  const v = u + n;
  const x = (a[row + j] - s0) / a[u];
  a[row + j] = x;
  a[row + j + 1] = (a[row + j + 1] - s1 - x * a[v]) / a[v + 1];
}

/** Columns of row i from `start` on, its pivot last; its columns before `from` are zero. */
function finishRow(a: Float64Array, n: number, i: number, start: number, from: number): void {
  const ri = i * n;
  for (let j = start; j <= i; j++) {
    const rj = j * n;
    let sum = a[ri + j];
    for (let k = from; k < j; k++) sum -= a[ri + k] * a[rj + k];
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

/** Diagonal of (L·Lᵀ)⁻¹: sums of squares down the columns of L⁻¹, found four at a time. */
export function inverseDiagonal(l: Float64Array, n: number): Float64Array {
  const diagonal = new Float64Array(n);
  const [a, b, c, d] = Array.from({ length: 4 }, () => new Float64Array(n));
  for (let j = 0; j < n; j += 4) {
    const columns = [a, b, c, d];
    for (const column of columns) column.fill(0);
    for (let i = j; i < n; i++) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let k = j; k < i; k++) {
        const x = l[i * n + k];
        s0 += x * a[k];
        s1 += x * b[k];
        s2 += x * c[k];
        s3 += x * d[k];
      }
      const pivot = l[i * n + i];
      a[i] = (own(i, j) - s0) / pivot;
      b[i] = (own(i, j + 1) - s1) / pivot;
      c[i] = (own(i, j + 2) - s2) / pivot;
      d[i] = (own(i, j + 3) - s3) / pivot;
    }
    columns.slice(0, n - j).forEach((column, k) => {
      diagonal[j + k] = column.reduce((sum, value) => sum + value * value, 0);
    });
  }
  return diagonal;
}

const own = (i: number, j: number): number => (i === j ? 1 : 0);

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
