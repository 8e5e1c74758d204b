import { logGamma } from './log-gamma.js';
import { normalCdf } from './normal.js';

/**
 * Probabilities of a count on the integers `first` … `first + cumulative.length − 1`; what lies outside has
 * probability below 1e-9. `cumulative[i]` = P(Y ≤ first + i).
 */
export interface CountDistribution {
  readonly mean: number;
  readonly variance: number;
  readonly first: number;
  readonly cumulative: Float64Array;
}

const TAIL_DEVIATIONS = 9;
const LEAST_DISPERSION = 1e-6;
const LEAST_VARIANCE = 0.04;
/** A few absurd counts make a mean and spread no table can hold; its far tail is then cut off. */
const MOST_VALUES = 200_000;

/**
 * Distribution of a count with this mean and dispersion a, variance = mean + a·mean². a > 0: negative binomial (NB2);
 * a = 0: Poisson; a < 0 (less spread than Poisson, as a census has): normal, rounded to the nearest integer ≥ 0.
 */
export function countDistribution(mean: number, dispersion: number): CountDistribution {
  const variance = countVariance(mean, dispersion);
  if (!(mean > 0)) return { mean: 0, variance: 0, first: 0, cumulative: Float64Array.of(1) };
  const deviation = Math.sqrt(variance);
  const first = Math.max(0, Math.floor(mean - TAIL_DEVIATIONS * deviation));
  const tail = Math.ceil(mean + TAIL_DEVIATIONS * deviation + 12 * (1 + Math.max(0, dispersion) * mean));
  const last = Math.min(tail, first + MOST_VALUES);
  const cumulative = new Float64Array(last - first + 1);
  if (dispersion < 0) fillNormal(cumulative, first, mean, deviation);
  else fillNegativeBinomial(cumulative, first, mean, dispersion);
  return { mean, variance, first, cumulative };
}

/** Variance of the count `countDistribution` describes. */
export function countVariance(mean: number, dispersion: number): number {
  return mean > 0 ? Math.max(mean + dispersion * mean * mean, Math.min(mean, LEAST_VARIANCE)) : 0;
}

function fillNormal(cumulative: Float64Array, first: number, mean: number, deviation: number): void {
  for (let i = 0; i < cumulative.length; i++) {
    cumulative[i] = normalCdf((first + i + 0.5 - mean) / deviation);
  }
  cumulative[cumulative.length - 1] = 1;
}

/** pmf by the recursion f(k+1) = f(k)·(r + k)/(k + 1)·q, started in logs at `first`. */
function fillNegativeBinomial(c: Float64Array, first: number, mean: number, dispersion: number): void {
  const poisson = dispersion < LEAST_DISPERSION;
  const r = poisson ? 0 : 1 / dispersion;
  const q = poisson ? 0 : mean / (r + mean);
  let mass = Math.exp(poisson ? poissonLog(first, mean) : negativeBinomialLog(first, mean, r));
  let sum = 0;
  for (let i = 0; i < c.length; i++) {
    sum += mass;
    c[i] = Math.min(1, sum);
    const k = first + i;
    mass *= poisson ? mean / (k + 1) : ((r + k) / (k + 1)) * q;
  }
  c[c.length - 1] = 1;
}

function poissonLog(k: number, mean: number): number {
  return k === 0 ? -mean : k * Math.log(mean) - mean - logGamma(k + 1);
}

function negativeBinomialLog(k: number, mean: number, r: number): number {
  const binomial = k === 0 ? 0 : logGamma(k + r) - logGamma(r) - logGamma(k + 1);
  return binomial - r * Math.log1p(mean / r) + (k === 0 ? 0 : k * Math.log(mean / (r + mean)));
}

/** P(Y ≤ y) for an integer y. */
export function cumulativeAt(distribution: CountDistribution, y: number): number {
  const i = Math.floor(y) - distribution.first;
  if (i < 0) return 0;
  return distribution.cumulative[Math.min(i, distribution.cumulative.length - 1)];
}

/** Smallest integer k with P(Y ≤ k) ≥ level. */
export function integerQuantile(distribution: CountDistribution, level: number): number {
  const { cumulative, first } = distribution;
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] >= level) high = middle;
    else low = middle + 1;
  }
  return first + low;
}

/** How far a quantile is set off its integer: small against one patient, and never lost in printing. */
export const QUANTILE_OFFSET = 0.001;

/**
 * Quantiles of a count at several levels. The level of an integer k lies between P(Y < k) and P(Y ≤ k), so a bound on
 * the integer itself holds more than it says. Each bound is set a thousandth above k (k inside) or below (k outside), by
 * the share of k's probability the level needs, compared with `tie` in [0, 1): over many forecasts with spread-out
 * ties, intervals hold what they say. (Randomised quantiles: Brockwell 2007; Czado, Gneiting, Held 2009.)
 * `lift`, by level, is added to the share.
 */
export function countQuantiles(
  distribution: CountDistribution,
  levels: ArrayLike<number>,
  tie: number,
  lift?: ArrayLike<number>,
): Float64Array {
  const quantiles = new Float64Array(levels.length);
  let least = 0;
  for (let i = 0; i < levels.length; i++) {
    const k = integerQuantile(distribution, levels[i]);
    const below = cumulativeAt(distribution, k - 1);
    const share = (levels[i] - below) / (cumulativeAt(distribution, k) - below);
    const inside = share + (lift === undefined ? 0 : lift[i]) > tie;
    least = Math.max(least, inside ? k + QUANTILE_OFFSET : k - QUANTILE_OFFSET);
    quantiles[i] = least;
  }
  return quantiles;
}

/** Spread-out tie of an interval: the golden-ratio sequence, the same for every forecast of that interval. */
export function tieOf(intervalNumber: number): number {
  const tie = (intervalNumber * 0.6180339887498949) % 1;
  return tie < 0 ? tie + 1 : tie;
}
