import { LEAD_BANDS, leadBand } from './lead-bands.js';

/** Forecasts made without having seen what they forecast, and what came. One entry a pair. */
export interface OutOfSample {
  readonly length: number;
  readonly lead: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
  readonly count: ArrayLike<number>;
  /** How much a pair counts: 1 for a recent one. */
  readonly weight: ArrayLike<number>;
}

const USUAL_DISPERSION = 0.02;
const PRIOR_PAIRS = 30;
const CLIP = 16;
const NORMAL_LEAST_MEAN = 5;
const UNDERDISPERSED = 0.9;

/**
 * Dispersion a of each lead band (variance = mean + a·mean²), by moments of out-of-sample pairs clipped at four
 * deviations, drawn to the overall value where pairs are few. Below zero (less spread than Poisson) only where the
 * counts are large enough for a normal distribution.
 */
export function dispersionByBand(pairs: OutOfSample): Float64Array {
  const first = moments(pairs, () => Number.POSITIVE_INFINITY);
  const overall = ratio(first, USUAL_DISPERSION, PRIOR_PAIRS / 3);
  const spread = Math.max(overall, USUAL_DISPERSION);
  const clipped = moments(pairs, (mean) => CLIP * (mean + spread * mean * mean));
  const total = ratio(clipped, USUAL_DISPERSION, PRIOR_PAIRS / 3);
  const counts = clipped.meanCount;
  const least = counts >= NORMAL_LEAST_MEAN ? -1 / counts : 0;
  return Float64Array.from({ length: LEAD_BANDS }, (_, band) => {
    const { excess, square, pairs: seen } = clipped;
    const typical = clipped.square.reduce((a, b) => a + b, 0) / Math.max(1, sumOf(clipped.pairs));
    const prior = PRIOR_PAIRS * typical;
    const value = (excess[band] + prior * total) / (square[band] + prior);
    const found = Math.max(least, seen[band] > 0 ? value : total);
    return found < 0 && 1 + found * counts > UNDERDISPERSED ? 0 : found;
  });
}

interface Moments {
  readonly excess: Float64Array;
  readonly square: Float64Array;
  readonly pairs: Float64Array;
  readonly meanCount: number;
}

function moments(pairs: OutOfSample, limit: (mean: number) => number): Moments {
  const excess = new Float64Array(LEAD_BANDS);
  const square = new Float64Array(LEAD_BANDS);
  const seen = new Float64Array(LEAD_BANDS);
  let counts = 0;
  for (let i = 0; i < pairs.length; i++) {
    const mean = pairs.mean[i];
    const weight = pairs.weight[i];
    const band = leadBand(pairs.lead[i]);
    const residual = pairs.count[i] - mean;
    excess[band] += weight * (Math.min(residual * residual, limit(mean)) - mean);
    square[band] += weight * mean * mean;
    seen[band] += weight;
    counts += weight * mean;
  }
  return { excess, square, pairs: seen, meanCount: counts / Math.max(sumOf(seen), 1e-9) };
}

function ratio({ excess, square, pairs }: Moments, prior: number, priorPairs: number): number {
  const typical = sumOf(square) / Math.max(1, sumOf(pairs));
  const weight = priorPairs * Math.max(typical, 1e-6);
  return (sumOf(excess) + weight * prior) / (sumOf(square) + weight);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
