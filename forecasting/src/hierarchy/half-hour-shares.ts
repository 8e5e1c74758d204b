import { binAfter, binOf, WEEK_BINS } from './week-bins.js';

/** Hourly arrivals and how many came in each hour's first 30 minutes, side by side; NaN where unknown. */
export interface HalvedHistory {
  readonly total: ArrayLike<number>;
  readonly first: ArrayLike<number>;
  /** Slot of the local week of each hour (0–167, Monday 00:00 first). */
  readonly slots: ArrayLike<number>;
}

/** Which part of an hour's arrivals comes in its first half: Beta distributed, anew in each hour. */
export interface HalfHourShares {
  /** Mean of the share at a slot of the week, 0 to 1. */
  meanAt(slot: number): number;
  /** Sum of both Beta parameters at a slot: the larger, the nearer to its mean the share lies. */
  concentrationAt(slot: number): number;
  /** Hours with arrivals whose halves are known; 0 when shares are derived from the course of the hours alone. */
  readonly measuredHours: number;
}

/** Deviation of true shares about the derived ones while nothing is measured, and the arrivals that outweigh it. */
const USUAL_MISFIT = 0.02;
const MISFIT_PRIOR = 1000;
const LEAST_MISFIT = 0.005;
/** Arrivals' worth of belief that the halves of an hour scatter by chance alone. */
const CHANCE_PRIOR = 2000;
const LARGEST_CORRELATION = 0.5;
/** With this share at either end a rate that runs straight through the hour falls to 0 at its edge. */
const STEEPEST = 0.25;

interface Bin {
  readonly all: number;
  readonly first: number;
  readonly derived: number;
}

/**
 * Learns the share by hour of the day, weekday or weekend. What the course of the hours says of it is the prior, and what was
 * counted draws away from it: empirical Bayes with Beta priors as wide as counted shares lie from the derived ones
 * (moments; Kleinman 1973, Proportions with extraneous variance). Scatter beyond chance within hours makes the share of
 * each hour its own.
 */
export function halfHourShares(history: HalvedHistory): HalfHourShares {
  const bins = binsOf(history);
  const misfit = misfitOf(bins);
  const posterior = bins.map(({ all, first, derived }) => {
    const prior = (derived * (1 - derived)) / misfit - 1;
    return { mean: (first + prior * derived) / (all + prior), weight: all + prior };
  });
  const scattered = scatterOf(
    history,
    posterior.map(({ mean }) => mean),
  );
  const at = (slot: number) => posterior[binOf(slot)];
  return {
    meanAt: (slot) => at(slot).mean,
    concentrationAt(slot) {
      // Parts of the share's variance: of an hour about its slot, and of what is not known of the slot.
      const { correlation } = scattered;
      return 1 / (correlation + (1 - correlation) / (at(slot).weight + 1)) - 1;
    },
    measuredHours: scattered.hours,
  };
}

function binsOf({ total, first, slots }: HalvedHistory): readonly Bin[] {
  const sums = Array.from({ length: WEEK_BINS }, () => ({ arrivals: 0, hours: 0, all: 0, first: 0 }));
  for (let i = 0; i < total.length; i++) {
    if (Number.isNaN(total[i])) continue;
    const bin = sums[binOf(slots[i])];
    bin.arrivals += total[i];
    bin.hours++;
    if (Number.isNaN(first[i])) continue;
    bin.all += total[i];
    bin.first += first[i];
  }
  const [arrivals, hours] = sums.reduce(([n, h], bin) => [n + bin.arrivals, h + bin.hours], [0, 0]);
  // An hour of the overall rate in each bin: one never seen is like the others.
  const usual = arrivals > 0 ? arrivals / hours : 1;
  const rates = sums.map((bin) => (bin.arrivals + usual) / (bin.hours + 1));
  return sums.map((bin, b) => ({
    ...bin,
    derived: derivedShare(rates[binAfter(b, -1)], rates[b], rates[binAfter(b, 1)]),
  }));
}

/** First-half share of a rate that runs straight through the hour with the slope between its neighbours. */
export function derivedShare(before: number, rate: number, after: number): number {
  const share = 0.5 - (after - before) / (16 * rate);
  return Math.min(1 - STEEPEST, Math.max(STEEPEST, share));
}

/** Variance of the slots' true shares about the derived ones: what counted shares have beyond chance. */
function misfitOf(bins: readonly Bin[]): number {
  let excess = (USUAL_MISFIT * MISFIT_PRIOR) ** 2;
  let square = MISFIT_PRIOR ** 2;
  for (const { all, first, derived } of bins) {
    excess += (first - derived * all) ** 2 - derived * (1 - derived) * all;
    square += all * all;
  }
  return Math.max(LEAST_MISFIT ** 2, excess / square);
}

/** Correlation of two arrivals of one hour in which half they come: the excess over binomial scatter, by Pearson's sum. */
function scatterOf({ total, first, slots }: HalvedHistory, shares: readonly number[]) {
  let [excess, weight, hours] = [0, CHANCE_PRIOR, 0];
  for (let i = 0; i < total.length; i++) {
    if (!(total[i] > 0) || Number.isNaN(first[i])) continue;
    hours++;
    const share = shares[binOf(slots[i])];
    excess += (first[i] - share * total[i]) ** 2 / (share * (1 - share) * total[i]) - 1;
    weight += total[i] - 1;
  }
  return { correlation: Math.min(LARGEST_CORRELATION, Math.max(0, excess / weight)), hours };
}
