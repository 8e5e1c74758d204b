import { normalQuantile } from '../../distribution/normal.js';
import { weightedQuantiles } from './weighted-quantiles.js';

/**
 * Correlation of forecast errors within one forecast, on the normal scale: `slow` is shared by all steps, `fast` fades
 * by `persistence` a step, the rest is each step's own.
 */
export interface PathCorrelation {
  readonly slow: number;
  readonly fast: number;
  readonly persistence: number;
}

export const NO_CORRELATION: PathCorrelation = { slow: 0, fast: 0, persistence: 0 };

/** Errors of one past forecast, steps in order of lead. */
export interface PathErrors {
  /** Interval the forecast was made at. */
  readonly origin: number;
  readonly lead: Int32Array;
  /** Count less mean. */
  readonly error: Float64Array;
  /** Standard deviation the forecast gave the step. */
  readonly deviation: Float64Array;
  /** Covariance of the count with the normal score behind it: `deviation` for large counts, less for small ones. */
  readonly loading: Float64Array;
  /** How much the forecast counts: 1 for a recent one. */
  readonly weight: number;
}

const PERSISTENCES = [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98];
const LARGEST = 0.98;
/** Numbers of steps that are summed. */
const BLOCKS = [2, 3, 6, 12, 24, 48, 96];
const FEWEST_SUMS = 20;
/** Sums of a size, none of which repeats another, that count as much as no correlation. */
const PRIOR_SUMS = 2;
/** Central intervals the sums must fill as they say. */
const WIDTHS = [0.5, 0.8, 0.9, 0.95];
const WIDTH_SCORES = WIDTHS.map((width) => normalQuantile((1 + width) / 2));

/**
 * Fits slow + fast·persistenceᵏ so that sums over blocks of steps have been as wide as the paths would make them, for
 * every size of block. The spread of the realised sums is taken from their central intervals: a snowstorm's week has
 * products of errors that outweigh a year of usual days, and would make every usual total too wide.
 */
export function fitPathCorrelation(forecasts: readonly PathErrors[]): PathCorrelation {
  const sizes = BLOCKS.flatMap((size) => blockSpread(forecasts, size) ?? []);
  let best = NO_CORRELATION;
  let least = errorOf(sizes, best, 0);
  PERSISTENCES.forEach((persistence, p) => {
    for (const candidate of candidates(sizes, persistence, p)) {
      const error = errorOf(sizes, candidate, p);
      if (error < least - 1e-12) [best, least] = [candidate, error];
    }
  });
  return best;
}

/** How wide sums over blocks of one size were, and what each part of the correlation would add to them. */
interface BlockSpread {
  /** Variance of the sums over that of independent steps, less one. */
  readonly excess: number;
  /** What slow = 1 adds to it. */
  readonly slow: number;
  /** What fast = 1 adds to it, by persistence. */
  readonly fast: Float64Array;
  readonly weight: number;
}

function blockSpread(forecasts: readonly PathErrors[], size: number): BlockSpread | undefined {
  const scores: number[] = [];
  const weights: number[] = [];
  const fast = new Float64Array(PERSISTENCES.length);
  const own = new Float64Array(PERSISTENCES.length);
  let [slow, total, span] = [0, 0, 0];
  forecasts.forEach((forecast, f) => {
    // Overlapping forecasts repeat each other: what counts is the time they span.
    const gap = f === 0 ? size : forecast.origin - forecasts[f - 1].origin;
    span += forecast.weight * Math.min(gap, 2 * size);
    for (const { from, to } of blocksOf(forecast, size)) {
      const sum = sumOver(forecast, from, to, own);
      if (!(sum.variance > 0)) continue;
      scores.push(Math.abs(sum.error) / Math.sqrt(sum.variance));
      weights.push(forecast.weight);
      total += forecast.weight;
      slow += (forecast.weight * sum.slow) / sum.variance;
      for (let p = 0; p < own.length; p++) fast[p] += (forecast.weight * own[p]) / sum.variance;
    }
  });
  if (scores.length < FEWEST_SUMS) return undefined;
  const ratio = robustScale(Float64Array.from(scores), Float64Array.from(weights)) ** 2;
  const trust = span / (span + PRIOR_SUMS * size);
  return {
    excess: trust * (ratio - 1),
    slow: slow / total,
    fast: fast.map((value) => value / total),
    weight: trust / ratio ** 2,
  };
}

interface Steps {
  readonly from: number;
  readonly to: number;
}

/** Whole blocks of `size` leads, as the steps known in each; those of few steps are left out. */
function blocksOf({ lead }: PathErrors, size: number): readonly Steps[] {
  const blocks: Steps[] = [];
  for (let from = 0; from < lead.length; ) {
    const end = (Math.floor(lead[from] / size) + 1) * size;
    let to = from + 1;
    while (to < lead.length && lead[to] < end) to++;
    if (to - from >= Math.max(2, size / 2)) blocks.push({ from, to });
    from = to;
  }
  return blocks;
}

/** Sums over some steps; writes what each persistence adds to the variance into `fast`: ΣΣ pᵏ·lᵢ·lⱼ over pairs. */
function sumOver(
  { lead, error, deviation, loading }: PathErrors,
  from: number,
  to: number,
  fast: Float64Array,
) {
  let [sum, variance, loadings, squares] = [0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    sum += error[i];
    variance += deviation[i] ** 2;
    loadings += loading[i];
    squares += loading[i] ** 2;
  }
  for (let p = 0; p < fast.length; p++) {
    const persistence = PERSISTENCES[p];
    // Carried along: what has come so far fades by the persistence a step.
    let [carried, pairs] = [loading[from], 0];
    for (let i = from + 1; i < to; i++) {
      const gap = lead[i] - lead[i - 1];
      carried *= gap === 1 ? persistence : persistence ** gap;
      pairs += 2 * loading[i] * carried;
      carried += loading[i];
    }
    fast[p] = pairs;
  }
  return { error: sum, variance, slow: loadings ** 2 - squares };
}

/** Mean, over several central intervals, of their half-width in deviations over that of a standard normal. */
function robustScale(sizes: Float64Array, weights: Float64Array): number {
  const halfWidths = weightedQuantiles(sizes, weights, WIDTHS);
  return halfWidths.reduce((sum, own, k) => sum + own / WIDTH_SCORES[k], 0) / WIDTHS.length;
}

/** Least-squares (slow, fast) for one persistence, and the best with either at zero. */
function candidates(
  sizes: readonly BlockSpread[],
  persistence: number,
  p: number,
): readonly PathCorrelation[] {
  let [ss, sf, ff, sy, fy] = [0, 0, 0, 0, 0];
  for (const { excess, slow, fast, weight } of sizes) {
    ss += weight * slow * slow;
    sf += weight * slow * fast[p];
    ff += weight * fast[p] * fast[p];
    sy += weight * slow * excess;
    fy += weight * fast[p] * excess;
  }
  if (ss === 0 || ff === 0) return [];
  const determinant = ss * ff - sf * sf;
  const found: PathCorrelation[] = [
    { slow: sy / ss, fast: 0, persistence },
    { slow: 0, fast: fy / ff, persistence },
  ];
  if (determinant > 1e-9 * ss * ff) {
    found.push({
      slow: (ff * sy - sf * fy) / determinant,
      fast: (ss * fy - sf * sy) / determinant,
      persistence,
    });
  }
  return found.filter(({ slow, fast }) => slow >= 0 && fast >= 0 && slow + fast <= LARGEST);
}

function errorOf(sizes: readonly BlockSpread[], { slow, fast }: PathCorrelation, p: number): number {
  return sizes.reduce(
    (sum, size) => sum + size.weight * (size.excess - slow * size.slow - fast * size.fast[p]) ** 2,
    0,
  );
}
