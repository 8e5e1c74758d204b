import type { CountDistribution } from './count-distribution.js';
import { normalQuantile } from './normal.js';

/** From this mean on a count is as good as linear in its normal score. */
const LARGE_MEAN = 20;

/**
 * Covariance of a count with the normal score it is drawn by, Σ φ(Φ⁻¹(P(Y ≤ k))): a count is the number of thresholds its
 * score lies above, and E[Z·1(Z > z)] = φ(z). Two counts whose scores correlate by a small r have covariance r times
 * the product of theirs (first Hermite coefficient; Pitt, Chan and Kohn 2006 on Gaussian copulas of counts).
 */
export function scoreCovariance({ mean, variance, cumulative }: CountDistribution): number {
  if (mean > LARGE_MEAN) return Math.sqrt(variance);
  let sum = 0;
  for (const level of cumulative) {
    if (level >= 1) break;
    const score = normalQuantile(level);
    sum += Math.exp((-score * score) / 2);
  }
  return sum / Math.sqrt(2 * Math.PI);
}
