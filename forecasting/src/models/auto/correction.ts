import { choleskySolve, penalisedFactor, symmetricProduct } from '../regression/cholesky.js';
import type { RecentRatios } from './recent-ratios.js';

/** Which recent ratios correct a forecast and how their effect fades with lead; in intervals. */
export interface CorrectionShape {
  readonly halfLives: readonly number[];
  readonly fades: readonly number[];
}

/** The last interval almost alone: what a census needs. */
const SHORTEST_INTERVALS = 0.3;
const HALF_LIVES_HOURS = [6, 24, 72, 168, 672];
const FADES_HOURS = [4, 16, 72, 336];
const DEVIATION = 0.15;
const BIAS_DEVIATION = 0.03;
const NEWTON_STEPS = 2;
const LARGEST_LOG_MEAN = 18;

/** Half-lives and fades that mean something for intervals of `minutes` and forecasts of `horizon` intervals. */
export function correctionShape(minutes: number, horizon: number): CorrectionShape {
  const intervals = (hours: number): number => (hours * 60) / minutes;
  return {
    halfLives: [SHORTEST_INTERVALS, ...HALF_LIVES_HOURS.map(intervals).filter((n) => n >= 0.99)],
    fades: FADES_HOURS.map(intervals).filter((n) => n >= 0.99 && n <= horizon),
  };
}

/** Number of correction terms of a shape. */
export function correctionWidth({ halfLives, fades }: CorrectionShape): number {
  return halfLives.length * (1 + fades.length) + 2;
}

/** Writes the correction terms of one step: each recent ratio and its fading copies, the slot's ratio, a constant. */
export function writeCorrectionTerms(
  shape: CorrectionShape,
  ratios: RecentRatios,
  weekSlot: number,
  lead: number,
  into: Float64Array,
  at: number,
): void {
  let k = at;
  for (let j = 0; j < shape.halfLives.length; j++) {
    const ratio = ratios.recent(j);
    into[k++] = ratio;
    for (const fade of shape.fades) into[k++] = ratio * Math.exp(-lead / fade);
  }
  into[k++] = ratios.slot(weekSlot);
  into[k] = 1;
}

/** Forecasts made without a correction, and what came; rows in order of origin. `terms` holds `width` numbers a row. */
export interface CorrectionRows {
  readonly length: number;
  readonly width: number;
  readonly terms: Float64Array;
  readonly origin: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  readonly lead: ArrayLike<number>;
  readonly logMean: ArrayLike<number>;
  /** NaN when not known. */
  readonly count: ArrayLike<number>;
  /** Rows that share one origin. */
  readonly perOrigin: number;
}

/** A correction learned as time went by. */
export interface LearnedCorrection {
  /** What is known at the end. */
  readonly coefficients: Float64Array;
  /** Log mean of each row, corrected by what was known when its forecast was made. */
  readonly corrected: Float64Array;
}

/**
 * Learns the correction along the way: at the end of each stretch, a ridge Poisson regression (log mean as offset) takes
 * in the rows whose counts have come since, the earlier ones as the quadratic they were near the last solution.
 * Rows of one origin share their errors, the more so the farther they look: each weighs 1 / (1 + lead)², but at least
 * as if all of one origin weighed as one.
 */
export function learnCorrection(
  rows: CorrectionRows,
  { first, end, stretch }: { readonly first: number; readonly end: number; readonly stretch: number },
): LearnedCorrection {
  const corrected = new Float64Array(rows.length);
  let learner = Learner.start(rows.width);
  let waiting: number[] = [];
  let next = 0;
  for (let from = first; from < end; from += stretch) {
    const to = Math.min(end, from + stretch);
    const settled: number[] = [];
    const open: number[] = [];
    for (const i of waiting) (rows.target[i] < to ? settled : open).push(i);
    for (; next < rows.length && rows.origin[next] < to; next++) {
      corrected[next] = logCorrected(rows, next, learner.coefficients);
      (rows.target[next] < to ? settled : open).push(next);
    }
    waiting = open;
    learner = learner.after(rows, settled);
  }
  for (; next < rows.length; next++) corrected[next] = logCorrected(rows, next, learner.coefficients);
  return { coefficients: learner.coefficients, corrected };
}

function logCorrected({ width, terms, logMean }: CorrectionRows, i: number, b: Float64Array): number {
  let log = logMean[i];
  for (let j = 0; j < width; j++) log += terms[i * width + j] * b[j];
  return Math.min(log, LARGEST_LOG_MEAN);
}

/** A ridge Poisson regression that takes in rows batch by batch. */
class Learner {
  private constructor(
    readonly coefficients: Float64Array,
    private readonly gradient: Float64Array,
    private readonly curvature: Float64Array,
  ) {}

  static start(width: number): Learner {
    return new Learner(new Float64Array(width), new Float64Array(width), new Float64Array(width * width));
  }

  /** By Newton's method with the curvature where it starts: a batch moves the coefficients little. */
  after(rows: CorrectionRows, batch: readonly number[]): Learner {
    const { width } = rows;
    const known = batch.filter((i) => !Number.isNaN(rows.count[i]));
    const coefficients = this.coefficients.slice();
    const curvature = this.curvature.slice();
    addCurvature(rows, known, coefficients, curvature);
    const precision = precisionOf(width);
    const factor = penalisedFactor(curvature, precision);
    let gradient = this.gradient;
    for (let step = 0; step < NEWTON_STEPS; step++) {
      const moved = coefficients.map((value, j) => value - this.coefficients[j]);
      const pull = symmetricProduct(this.curvature, moved, width);
      gradient = this.gradient.map((value, j) => value - pull[j]);
      addGradient(rows, known, coefficients, gradient);
      const moves = gradient.map((value, j) => value - precision[j] * coefficients[j]);
      choleskySolve(factor, width, moves);
      for (let j = 0; j < width; j++) {
        moves[j] = Math.max(-1, Math.min(1, moves[j]));
        coefficients[j] += moves[j];
      }
      const turned = symmetricProduct(curvature, moves, width);
      for (let j = 0; j < width; j++) gradient[j] -= turned[j];
    }
    return new Learner(coefficients, gradient, curvature);
  }
}

/** Precisions of the priors of the correction's terms, the constant last. */
function precisionOf(width: number): Float64Array {
  const precision = new Float64Array(width).fill(1 / DEVIATION ** 2);
  precision[width - 1] = 1 / BIAS_DEVIATION ** 2;
  return precision;
}

function weightOf({ perOrigin, lead }: CorrectionRows, i: number): number {
  return 1 / Math.min(perOrigin, (1 + lead[i]) ** 2);
}

function addCurvature(
  rows: CorrectionRows,
  batch: readonly number[],
  coefficients: Float64Array,
  into: Float64Array,
): void {
  const { width, terms } = rows;
  for (const i of batch) {
    const base = i * width;
    const scale = weightOf(rows, i) * Math.exp(logCorrected(rows, i, coefficients));
    for (let j = 0; j < width; j++) {
      const scaled = scale * terms[base + j];
      for (let k = 0; k <= j; k++) into[j * width + k] += scaled * terms[base + k];
    }
  }
}

function addGradient(
  rows: CorrectionRows,
  batch: readonly number[],
  coefficients: Float64Array,
  into: Float64Array,
): void {
  const { width, terms, count } = rows;
  for (const i of batch) {
    const residual = weightOf(rows, i) * (count[i] - Math.exp(logCorrected(rows, i, coefficients)));
    for (let j = 0; j < width; j++) into[j] += residual * terms[i * width + j];
  }
}
