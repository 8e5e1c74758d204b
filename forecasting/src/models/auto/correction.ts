import { choleskyFactor, choleskySolve } from '../regression/cholesky.js';
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
const DEVIATION = 0.3;
const BIAS_DEVIATION = 0.03;
const NEWTON_STEPS = 3;

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

/** Rows for the correction's regression: `terms` holds `width` numbers a row. */
export interface CorrectionRows {
  readonly length: number;
  readonly width: number;
  /** Rows that share one origin, and so nearly one set of terms: together they weigh as much as one. */
  readonly perOrigin: number;
  readonly terms: Float64Array;
  readonly logMean: ArrayLike<number>;
  readonly count: ArrayLike<number>;
}

const MUST_GAIN = 0.01;

/**
 * Fits the correction cautiously (rows of one origin weigh as one), unless a fit that trusts every row predicts the
 * younger half of the rows clearly better from the older half, as it does for the strongly persistent census.
 */
export function chooseCorrection(rows: CorrectionRows): Float64Array {
  const older = { ...rows, length: Math.floor(rows.length / 2) };
  const bold = { ...older, perOrigin: 1 };
  const cautiousError = squaredError(rows, older.length, fitCorrection(older));
  const boldError = squaredError(rows, older.length, fitCorrection(bold));
  return fitCorrection(boldError < cautiousError * (1 - MUST_GAIN) ? { ...rows, perOrigin: 1 } : rows);
}

function squaredError(
  { length, width, terms, logMean, count }: CorrectionRows,
  from: number,
  b: Float64Array,
): number {
  let sum = 0;
  for (let i = from; i < length; i++) {
    let log = logMean[i];
    for (let j = 0; j < width; j++) log += terms[i * width + j] * b[j];
    const mean = Math.exp(Math.min(log, 18));
    sum += (count[i] - mean) ** 2 / Math.max(Math.exp(logMean[i]), 0.1);
  }
  return sum;
}

/** Ridge Poisson regression of counts on the correction terms with the log mean as offset. */
export function fitCorrection(rows: CorrectionRows): Float64Array {
  const { width, terms } = rows;
  const coefficients = new Float64Array(width);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const gradient = new Float64Array(width);
    const curvature = new Float64Array(width * width);
    for (let i = 0; i < rows.length; i++) {
      const base = i * width;
      let logMean = rows.logMean[i];
      for (let j = 0; j < width; j++) logMean += terms[base + j] * coefficients[j];
      const mean = Math.exp(Math.min(logMean, 18));
      const residual = rows.count[i] - mean;
      for (let j = 0; j < width; j++) {
        const scaled = mean * terms[base + j];
        gradient[j] += residual * terms[base + j];
        for (let k = 0; k <= j; k++) curvature[j * width + k] += scaled * terms[base + k];
      }
    }
    for (let j = 0; j < width; j++) {
      const precision = rows.perOrigin / (j === width - 1 ? BIAS_DEVIATION : DEVIATION) ** 2;
      gradient[j] -= precision * coefficients[j];
      curvature[j * width + j] += precision;
    }
    choleskySolve(choleskyFactor(curvature, width), width, gradient);
    for (let j = 0; j < width; j++) coefficients[j] += Math.max(-1, Math.min(1, gradient[j]));
  }
  return coefficients;
}
