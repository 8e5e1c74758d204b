import { logGamma } from '../distribution/log-gamma.js';

/**
 * Probability mass function of a count: `mass[k]` is P(N = k), for k = 0 … mass.length − 1. Immutable: every operation
 * gives a new one. Vocabulary (convolve, thin) as in UCLH's patientflow.
 */
export interface Pmf {
  readonly mass: readonly number[];
}

const NEGLIGIBLE = 1e-12;
const LOST = 1e-16;

/** The count is surely n. */
export function pointMass(n: number): Pmf {
  return { mass: Array.from({ length: n + 1 }, (_, k) => (k === n ? 1 : 0)) };
}

/** Empirical distribution of counts. */
export function empiricalPmf(counts: ArrayLike<number>): Pmf {
  let largest = 0;
  for (let i = 0; i < counts.length; i++) largest = Math.max(largest, counts[i]);
  const mass = new Array<number>(largest + 1).fill(0);
  for (let i = 0; i < counts.length; i++) mass[counts[i]] += 1 / counts.length;
  return { mass };
}

/** Poisson distribution; the neglected tail is below 1e-12. */
export function poissonPmf(mean: number): Pmf {
  if (mean === 0) return pointMass(0);
  const last = Math.ceil(mean + 9 * Math.sqrt(mean) + 20);
  const mass = Array.from({ length: last + 1 }, (_, k) =>
    Math.exp(k * Math.log(mean) - mean - logGamma(k + 1)),
  );
  return normalised(mass);
}

/**
 * Number of successes in independent trials with these probabilities (Poisson-binomial), by exact convolution; counts
 * whose probability falls below 1e-16 on the way are left out, so that many trials cost only the width of the result.
 */
export function poissonBinomial(probabilities: ArrayLike<number>): Pmf {
  const mass = new Float64Array(probabilities.length + 1);
  mass[0] = 1;
  let [low, high] = [0, 0];
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i];
    high++;
    for (let k = high; k > low; k--) mass[k] = mass[k] * (1 - p) + mass[k - 1] * p;
    mass[low] *= 1 - p;
    while (high > low && mass[high] < LOST) mass[high--] = 0;
    while (low < high && mass[low] < LOST) mass[low++] = 0;
  }
  return { mass: Array.from(mass.subarray(0, high + 1)) };
}

/** Binomial distribution of n trials. */
export function binomialPmf(n: number, probability: number): Pmf {
  return thin(pointMass(n), probability);
}

/** Distribution of the sum of two independent counts. */
export function convolve(a: Pmf, b: Pmf): Pmf {
  const mass = new Array<number>(a.mass.length + b.mass.length - 1).fill(0);
  for (let i = 0; i < a.mass.length; i++) {
    const weight = a.mass[i];
    if (weight === 0) continue;
    for (let j = 0; j < b.mass.length; j++) mass[i + j] += weight * b.mass[j];
  }
  return trimmed(mass);
}

/** Distribution of the sum of independent counts; zero for none. */
export function convolveAll(pmfs: readonly Pmf[]): Pmf {
  return pmfs.reduce(convolve, pointMass(0));
}

/** Distribution of what is left when each counted one stays with this probability, independently. */
export function thin(pmf: Pmf, probability: number): Pmf {
  // Horner's rule on the generating function G(1 − p + pz): every term is positive, so nothing cancels.
  let mass: number[] = [];
  for (let n = pmf.mass.length - 1; n >= 0; n--) {
    const next = new Array<number>(mass.length + 1).fill(0);
    for (let k = 0; k < mass.length; k++) {
      next[k] += mass[k] * (1 - probability);
      next[k + 1] += mass[k] * probability;
    }
    next[0] += pmf.mass[n];
    mass = next;
  }
  return trimmed(mass);
}

/** Mixture of distributions with equal weights. */
export function mixture(pmfs: readonly Pmf[]): Pmf {
  const length = Math.max(...pmfs.map((pmf) => pmf.mass.length));
  const mass = new Array<number>(length).fill(0);
  for (const pmf of pmfs) for (let k = 0; k < pmf.mass.length; k++) mass[k] += pmf.mass[k] / pmfs.length;
  return { mass };
}

/** Expected count. */
export function pmfMean(pmf: Pmf): number {
  return pmf.mass.reduce((sum, p, k) => sum + p * k, 0);
}

/** Variance of the count. */
export function pmfVariance(pmf: Pmf): number {
  const mean = pmfMean(pmf);
  return pmf.mass.reduce((sum, p, k) => sum + p * (k - mean) ** 2, 0);
}

/** P(N ≥ threshold). */
export function atLeast(pmf: Pmf, threshold: number): number {
  let sum = 0;
  for (let k = pmf.mass.length - 1; k >= Math.max(0, threshold); k--) sum += pmf.mass[k];
  return Math.min(1, sum);
}

/** Smallest count whose distribution function reaches the level. */
export function pmfQuantile(pmf: Pmf, level: number): number {
  let sum = 0;
  for (let k = 0; k < pmf.mass.length; k++) {
    sum += pmf.mass[k];
    if (sum >= level - NEGLIGIBLE) return k;
  }
  return pmf.mass.length - 1;
}

function trimmed(mass: readonly number[]): Pmf {
  let end = mass.length;
  let tail = 0;
  while (end > 1 && tail + mass[end - 1] < NEGLIGIBLE) tail += mass[--end];
  return tail === 0 ? { mass: mass.slice(0, end) } : normalised(mass.slice(0, end));
}

function normalised(mass: readonly number[]): Pmf {
  const total = mass.reduce((sum, p) => sum + p, 0);
  return { mass: mass.map((p) => p / total) };
}
