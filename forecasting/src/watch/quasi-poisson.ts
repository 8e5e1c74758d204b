import { choleskyFactor, choleskySolve } from '../models/regression/cholesky.js';

/** A log-linear fit: coefficients, fitted means, leverages and the dispersion φ = Pearson χ² / (n − p), at least 1. */
export interface QuasiPoissonFit {
  readonly coefficients: Float64Array;
  readonly fitted: Float64Array;
  readonly leverage: Float64Array;
  readonly dispersion: number;
}

const ITERATIONS = 25;
const TOLERANCE = 1e-9;
/** Keeps a column that nothing identifies at zero. */
const RIDGE = 1e-7;

/**
 * Quasi-Poisson regression with log link by iteratively reweighted least squares. `rows` holds n rows of p values.
 * Source: McCullagh & Nelder 1989, chapter 9.
 */
export function quasiPoisson(
  rows: readonly (readonly number[])[],
  counts: ArrayLike<number>,
  weights: ArrayLike<number>,
): QuasiPoissonFit {
  const n = rows.length;
  const p = rows[0].length;
  const fitted = Float64Array.from({ length: n }, (_, i) => counts[i] + 0.5);
  const coefficients = new Float64Array(p);
  let factor: Float64Array = new Float64Array(p * p);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const { information, score } = normalEquations(rows, counts, weights, fitted);
    factor = choleskyFactor(information, p);
    choleskySolve(factor, p, score);
    let change = 0;
    for (let k = 0; k < p; k++) {
      change = Math.max(change, Math.abs(score[k] - coefficients[k]));
      coefficients[k] = score[k];
    }
    for (let i = 0; i < n; i++) fitted[i] = Math.exp(Math.min(30, dot(rows[i], coefficients)));
    if (change < TOLERANCE) break;
  }
  const leverage = Float64Array.from(rows, (row, i) => weights[i] * fitted[i] * quadratic(factor, row, p));
  let pearson = 0;
  for (let i = 0; i < n; i++) pearson += (weights[i] * (counts[i] - fitted[i]) ** 2) / fitted[i];
  return { coefficients, fitted, leverage, dispersion: Math.max(1, pearson / Math.max(1, n - p)) };
}

function normalEquations(
  rows: readonly (readonly number[])[],
  counts: ArrayLike<number>,
  weights: ArrayLike<number>,
  fitted: Float64Array,
) {
  const p = rows[0].length;
  const information = new Float64Array(p * p);
  const score = new Float64Array(p);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const weight = weights[i] * fitted[i];
    const working = Math.log(fitted[i]) + (counts[i] - fitted[i]) / fitted[i];
    for (let k = 0; k < p; k++) {
      if (row[k] === 0) continue;
      score[k] += weight * row[k] * working;
      for (let l = 0; l <= k; l++) information[k * p + l] += weight * row[k] * row[l];
    }
  }
  for (let k = 0; k < p; k++) information[k * p + k] += RIDGE;
  return { information, score };
}

/** Linear predictor of a row. */
export function dot(row: readonly number[], coefficients: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += row[k] * coefficients[k];
  return sum;
}

/** xᵀ(LLᵀ)⁻¹x. */
function quadratic(factor: Float64Array, row: readonly number[], p: number): number {
  const x = Float64Array.from(row);
  choleskySolve(factor, p, x);
  return dot(row, x);
}
