import { inverseDiagonal, penalisedFactor } from './cholesky.js';
import type { PoissonFit } from './poisson-fit.js';
import { restoredLower } from './stored-symmetric.js';

/** Priors as they were laid out, and which of them one factor may widen or narrow together. */
export interface PriorLayout {
  /** 1 / variance of each coefficient's prior. */
  readonly precision: Float64Array;
  /** Columns by family; those in none keep their prior. */
  readonly families: readonly (readonly number[])[];
}

/** Coefficients a family's factor must be backed by to count as much as no change. */
const PRIOR_COEFFICIENTS = 2;
/** Weeks between the residuals compared: a level that breaks or drifts is no noise. */
const WEEKS_APART = 4;
const FEWEST_PAIRS = 50;
const CLIP = 9;
const LARGEST_DISPERSION = 10;

/**
 * Precisions by which a fit was made, reviewed in the light of it: the variances of each family of priors are multiplied
 * by what its coefficients, as far as the data determine them, say of their size (type-II maximum likelihood by MacKay's
 * fixed point, Neural Computation 4:415, 1992; in generalised additive models Wood and Fasiolo, Biometrics 73:1071, 2017).
 * `dispersion` is the counts' variance over their mean: noise beyond Poisson is no evidence (quasi-likelihood).
 */
export function reviewedPrecision(
  layout: PriorLayout,
  used: Float64Array,
  fit: PoissonFit,
  dispersion: number,
): Float64Array {
  const curvature = restoredLower(fit.curvature, used.length);
  const variance = inverseDiagonal(penalisedFactor(curvature, used), used.length);
  const reviewed = layout.precision.map((precision) => precision * dispersion);
  for (const family of layout.families) {
    let [size, determined] = [0, 0];
    for (const j of family) {
      size += fit.coefficients[j] ** 2 * layout.precision[j];
      determined += 1 - variance[j] * used[j];
    }
    const factor = (size + PRIOR_COEFFICIENTS) / (Math.max(0, determined) + PRIOR_COEFFICIENTS);
    for (const j of family) reviewed[j] /= factor;
  }
  return reviewed;
}

/**
 * Variance over mean of counts whose means are known, at least 1, from differences of Pearson residuals four weeks apart
 * (missing counts are NaN).
 */
export function pearsonDispersion(
  counts: ArrayLike<number>,
  meanOf: (index: number) => number,
  length: number,
  intervalsPerWeek: number,
): number {
  const apart = WEEKS_APART * intervalsPerWeek;
  const residuals = Float64Array.from({ length }, (_, i) => {
    const mean = meanOf(i);
    return (counts[i] - mean) / Math.sqrt(mean);
  });
  let [sum, pairs] = [0, 0];
  for (let i = apart; i < length; i++) {
    const half = (residuals[i] - residuals[i - apart]) ** 2 / 2;
    if (Number.isNaN(half)) continue;
    sum += Math.min(half, CLIP * LARGEST_DISPERSION);
    pairs++;
  }
  if (pairs < FEWEST_PAIRS) return 1;
  return Math.max(1, Math.min(LARGEST_DISPERSION, sum / pairs));
}
