import type { IntervalColumn } from '../interval-column.js';
import { choleskySolve, penalisedFactor, symmetricProduct } from './cholesky.js';
import type { DayRows } from './day-rows.js';
import { RowProducts, RowSum } from './row-products.js';
import { restoredLower, type StoredSymmetric, storedLower } from './stored-symmetric.js';
import { WeightedProducts } from './weighted-products.js';

/** A penalised Poisson regression over rows 0 … length − 1: log mean = offset + row · coefficients. */
export interface PoissonProblem {
  readonly rows: DayRows;
  /** NaN counts are left out. */
  readonly counts: Float64Array;
  readonly offset: Pick<IntervalColumn, 'at'> | undefined;
  readonly precision: Float64Array;
  /** Column of ones: where a fit begins, and which its prior does not draw to zero. */
  readonly level: number;
  /** Variance of the counts over their mean; undefined while it is not known. */
  readonly dispersion: number | undefined;
  /** Rows after which a row's weight has halved; weight 1 at the end of the data. */
  readonly halfLife: number;
}

/** A solution, with the curvature that lets it be carried on to more rows cheaply. */
export interface PoissonFit {
  readonly length: number;
  readonly coefficients: Float64Array;
  /** Data part of the negative Hessian. */
  readonly curvature: StoredSymmetric;
  /** Data part of the gradient at the coefficients. */
  readonly gradient: Float64Array;
}

const CLOSE = 4e-3;
const NEAR = 0.05;
const FULL_STEPS = 5;
const SKETCH_STEPS = 5;
const SKETCH_STRIDE = 11;
const CARRIED_STEPS = 2;
const POLISHING_STEPS = 2;
const LARGEST_STEP = 3;
const LARGEST_LOG_MEAN = 18;
/** In deviations of a count: an odd day and what is left of an absurd value must not bend the fit (Huber 1964). */
const LARGEST_RESIDUAL = 3;
/** While the dispersion is not known, in deviations of a count whose variance is mean + mean²/10. */
const LARGEST_RESIDUAL_AT_FIRST = 6;

/**
 * Penalised maximum likelihood by Newton's method (iteratively reweighted least squares, McCullagh and Nelder 1989)
 * on the first `length` rows, from a near solution when there is one.
 */
export function fitPoisson(problem: PoissonProblem, length: number, near?: Float64Array): PoissonFit {
  const n = problem.rows.columns;
  const coefficients = near === undefined ? new Float64Array(n) : Float64Array.from(near);
  if (near === undefined) {
    coefficients[problem.level] = Math.log(Math.max(averageCount(problem, length), 1e-3));
    // Few of the rows are enough to come near; the stride is coprime with days and weeks.
    const stride = length > 20 * n ? SKETCH_STRIDE : 1;
    for (let step = 0; step < SKETCH_STEPS; step++) {
      const sketch = new Float64Array(n * n);
      addCurvature(problem, coefficients, sketch, { from: 0, to: length, stride });
      const factor = penalisedFactor(sketch, problem.precision);
      const gradient = new Float64Array(n);
      addGradient(problem, coefficients, gradient, { from: 0, to: length, stride });
      if (largestOf(newtonStep(problem, coefficients, factor, gradient)) < NEAR) break;
    }
  }
  const curvature = new Float64Array(n * n);
  addCurvature(problem, coefficients, curvature, { from: 0, to: length, stride: 1 });
  return polished(problem, { length, coefficients, curvature }, FULL_STEPS);
}

/**
 * Carries a solution on to `length` rows. The likelihood of the rows already used is taken as the quadratic it was near
 * the old solution (aged), that of the new rows exactly: the cost is that of the new rows. (Recursive Laplace
 * approximation, as in the extended Kalman filter.)
 */
export function carryPoisson(problem: PoissonProblem, fit: PoissonFit, length: number): PoissonFit {
  const n = problem.rows.columns;
  const coefficients = Float64Array.from(fit.coefficients);
  const aged = 2 ** (-(length - fit.length) / problem.halfLife);
  const before = restoredLower(fit.curvature, n);
  const curvature = before.slice();
  for (let row = 0; row < n; row++) for (let k = row * n; k <= row * n + row; k++) curvature[k] *= aged;
  addCurvature(problem, coefficients, curvature, { from: fit.length, to: length, stride: 1 });
  const factor = penalisedFactor(curvature, problem.precision);
  const gradient = new Float64Array(n);
  for (let step = 0; step < CARRIED_STEPS; step++) {
    const moved = coefficients.map((value, j) => value - fit.coefficients[j]);
    const pull = symmetricProduct(before, moved, n);
    for (let j = 0; j < n; j++) gradient[j] = aged * (fit.gradient[j] - pull[j]);
    addGradient(problem, coefficients, gradient, { from: fit.length, to: length, stride: 1 });
    const moves = newtonStep(problem, coefficients, factor, gradient);
    const turned = symmetricProduct(curvature, moves, n);
    for (let j = 0; j < n; j++) gradient[j] -= turned[j];
    if (largestOf(moves) < CLOSE) break;
  }
  return { length, coefficients, curvature: storedLower(curvature, n), gradient };
}

/** A few Newton steps with the exact gradient of all rows and the curvature at hand. */
export function polishPoisson(problem: PoissonProblem, fit: PoissonFit, steps = POLISHING_STEPS): PoissonFit {
  const coefficients = Float64Array.from(fit.coefficients);
  const curvature = restoredLower(fit.curvature, coefficients.length);
  return polished(problem, { length: fit.length, coefficients, curvature }, steps);
}

function polished(
  problem: PoissonProblem,
  {
    length,
    coefficients,
    curvature,
  }: {
    readonly length: number;
    readonly coefficients: Float64Array;
    /** Full square, lower triangle filled. */
    readonly curvature: Float64Array;
  },
  steps: number,
): PoissonFit {
  const n = problem.rows.columns;
  const factor = penalisedFactor(curvature, problem.precision);
  const gradient = new Float64Array(n);
  for (let step = 0; step < steps; step++) {
    gradient.fill(0);
    addGradient(problem, coefficients, gradient, { from: 0, to: length, stride: 1 });
    const moves = newtonStep(problem, coefficients, factor, gradient);
    const turned = symmetricProduct(curvature, moves, n);
    for (let j = 0; j < n; j++) gradient[j] -= turned[j];
    if (largestOf(moves) < CLOSE) break;
  }
  return { length, coefficients, curvature: storedLower(curvature, n), gradient };
}

function averageCount(problem: PoissonProblem, length: number): number {
  let [sum, seen] = [0, 0];
  for (let i = 0; i < length; i++) {
    const count = problem.counts[i];
    if (Number.isNaN(count)) continue;
    const weight = 2 ** (-(length - 1 - i) / problem.halfLife);
    sum += weight * count;
    seen += weight;
  }
  return seen > 0 ? sum / seen : 0;
}

/** Log means of the rows by some coefficients. */
function logMeans({ rows, offset }: PoissonProblem, coefficients: Float64Array): (row: number) => number {
  const products = new RowProducts(rows, coefficients);
  return (row) => Math.min((offset?.at(row) ?? 0) + products.at(row), LARGEST_LOG_MEAN);
}

function addCurvature(
  problem: PoissonProblem,
  coefficients: Float64Array,
  into: Float64Array,
  { from, to, stride }: RowRange,
): void {
  const logMean = logMeans(problem, coefficients);
  const products = new WeightedProducts(problem.rows, into);
  for (let i = to - 1; i >= from; i -= stride) {
    if (Number.isNaN(problem.counts[i])) continue;
    const age = to - 1 - i;
    products.add(i, Math.exp(logMean(i)) * stride * 2 ** (-age / problem.halfLife));
  }
  products.finish();
}

/** Rows [from, to), every `stride`-th from the end; ages are counted from `to`. */
interface RowRange {
  readonly from: number;
  readonly to: number;
  readonly stride: number;
}

function addGradient(
  problem: PoissonProblem,
  coefficients: Float64Array,
  into: Float64Array,
  { from, to, stride }: RowRange,
): void {
  const logMean = logMeans(problem, coefficients);
  const sum = new RowSum(problem.rows, into);
  const decay = 2 ** (-stride / problem.halfLife);
  let weight = stride;
  for (let i = to - 1; i >= from; i -= stride, weight *= decay) {
    const count = problem.counts[i];
    if (Number.isNaN(count)) continue;
    const mean = Math.exp(logMean(i));
    sum.add(i, weight * bounded(count - mean, mean, problem.dispersion));
  }
  sum.finish();
}

function bounded(residual: number, mean: number, dispersion: number | undefined): number {
  if (dispersion === undefined) {
    return Math.min(residual, LARGEST_RESIDUAL_AT_FIRST * Math.sqrt(mean + (mean * mean) / 10) + 3);
  }
  const most = LARGEST_RESIDUAL * Math.sqrt(dispersion * mean) + 1;
  return Math.max(-most, Math.min(most, residual));
}

/** Moves the coefficients one damped Newton step, given the data part of the gradient, and returns the moves. */
function newtonStep(
  problem: PoissonProblem,
  coefficients: Float64Array,
  factor: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const n = coefficients.length;
  const moves = gradient.slice();
  for (let j = 0; j < n; j++) if (j !== problem.level) moves[j] -= problem.precision[j] * coefficients[j];
  choleskySolve(factor, n, moves);
  const largest = largestOf(moves);
  const damping = largest > LARGEST_STEP ? LARGEST_STEP / largest : 1;
  for (let j = 0; j < n; j++) {
    moves[j] *= damping;
    coefficients[j] += moves[j];
  }
  return moves;
}

function largestOf(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}
