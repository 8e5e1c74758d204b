import type { Uniform } from '../flow/uniform.js';

/** The streams a site's arrivals split into; what is left of one belongs to no stream. */
export interface Split {
  /** `shares[stream][step]`, together at most 1 at each step. */
  readonly shares: readonly ArrayLike<number>[];
  /** Day-to-day deviation of each stream's log share. */
  readonly spreads: readonly number[];
}

const HOURS_PER_DAY = 24;
const LARGEST_DEVIATION = 1;
const SOLVING_STEPS = 30;

/**
 * Splits each arrival of each joint path among the streams: `paths[stream][path][step]`. At every step of every path the
 * streams (and the rest, which comes last) add up exactly to the site, so that sums over streams, hours and days agree.
 * Top-down with shares drawn per path and day: Athanasopoulos, Ahmed & Hyndman 2009, with chance kept in the split.
 */
export function splitPaths(
  total: readonly ArrayLike<number>[],
  { shares, spreads }: Split,
  uniform: Uniform,
): readonly (readonly Int32Array[])[] {
  const streams = shares.length;
  const split = Array.from({ length: streams + 1 }, () => total.map((path) => new Int32Array(path.length)));
  const factors = new Float64Array(streams);
  const deviations = factorDeviations(
    shares.map((share) => Array.from(share).reduce((sum, value) => sum + value, 0) / (share.length || 1)),
    spreads,
  );
  total.forEach((path, p) => {
    for (let step = 0; step < path.length; step++) {
      if (step % HOURS_PER_DAY === 0)
        for (let s = 0; s < streams; s++) factors[s] = logNormal(deviations[s], uniform);
      for (let n = 0; n < path[step]; n++) split[pick(shares, factors, step, uniform)][p][step]++;
    }
  });
  return split;
}

/**
 * Deviations σ of independent log factors that, with the shares brought back to a whole, move each log share by its spread:
 * spreadₛ² = (1 − shareₛ)²·σₛ² + Σ shareⱼ²·σⱼ² over the others. What belongs to no stream has no factor. Solved by
 * multiplicative steps, which keep variances positive where streams are measured to disagree.
 */
export function factorDeviations(shares: readonly number[], spreads: readonly number[]): readonly number[] {
  let variances = spreads.map((spread) => spread * spread);
  const effect = (s: number, j: number): number => (s === j ? 1 - shares[s] : shares[j]) ** 2;
  for (let step = 0; step < SOLVING_STEPS; step++) {
    variances = variances.map((variance, s) => {
      const found = variances.reduce((sum, other, j) => sum + effect(s, j) * other, 0);
      return found > 0 ? Math.min(LARGEST_DEVIATION ** 2, (variance * spreads[s] ** 2) / found) : 0;
    });
  }
  return variances.map(Math.sqrt);
}

function pick(
  shares: readonly ArrayLike<number>[],
  factors: Float64Array,
  step: number,
  uniform: Uniform,
): number {
  let whole = 0;
  let named = 0;
  for (let s = 0; s < shares.length; s++) {
    named += shares[s][step];
    whole += shares[s][step] * factors[s];
  }
  let left = uniform() * (whole + Math.max(0, 1 - named));
  for (let s = 0; s < shares.length; s++) {
    left -= shares[s][step] * factors[s];
    if (left < 0) return s;
  }
  return shares.length;
}

/** A factor of mean 1 whose log has this deviation (Box–Muller). */
function logNormal(deviation: number, uniform: Uniform): number {
  if (deviation === 0) return 1;
  const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return Math.exp(deviation * normal - (deviation * deviation) / 2);
}
