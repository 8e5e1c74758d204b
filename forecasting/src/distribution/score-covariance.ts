import { type CountDistribution, countDistribution, countVariance } from './count-distribution.js';
import { normalQuantile } from './normal.js';

/** From this mean on a count is as good as linear in its normal score. */
const LARGE_MEAN = 20;
const SMALL_MEAN = 0.01;
const PLACES = 32;
const PLACES_APART = Math.log(LARGE_MEAN / SMALL_MEAN) / (PLACES - 1);

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

/** `scoreCovariance` of counts of any mean and one dispersion, read between 32 means: to a hundredth, and much faster. */
export function scoreCovariances(dispersion: number): (mean: number) => number {
  const known = new Float64Array(PLACES);
  // As a share of the deviation, which is nearly straight on the logarithm of the mean.
  const shareAt = (place: number): number => {
    if (known[place] === 0) {
      const one = countDistribution(SMALL_MEAN * Math.exp(place * PLACES_APART), dispersion);
      known[place] = scoreCovariance(one) / Math.sqrt(one.variance);
    }
    return known[place];
  };
  return (mean) => {
    const deviation = Math.sqrt(countVariance(mean, dispersion));
    if (mean >= LARGE_MEAN) return deviation;
    const position = Math.max(0, Math.log(mean / SMALL_MEAN) / PLACES_APART);
    const place = Math.min(PLACES - 2, Math.floor(position));
    const between = position - place;
    return deviation * ((1 - between) * shareAt(place) + between * shareAt(place + 1));
  };
}
