import { meanPinball } from './mean-pinball.js';
import type { ScoredRun } from './scored-run.js';

/** One forecaster's loss against another's on the same pairs of origin and target. Negative differences are better. */
export interface PairedComparison {
  readonly pairs: number;
  readonly days: number;
  /** Mean pinball of the one asked about, and of the other. */
  readonly own: number;
  readonly other: number;
  /** own − other, with its 90 % interval: each end is a one-sided 5 % test. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

const DAY_MS = 86_400_000;
/** Forecasts of 48 hours overlap, so that losses of days up to this far apart move together. */
const DEPENDENT_DAYS = 2;
const NORMAL_90 = 1.645;

/**
 * Compares two forecasters on the pairs both forecast and whose truth is known: mean difference of pinball, its
 * interval from daily mean differences (Diebold & Mariano 1995, variance of Newey & West 1987). Undefined without pairs.
 */
export function pairedComparison(
  own: readonly ScoredRun[],
  other: readonly ScoredRun[],
): PairedComparison | undefined {
  const losses = lossesOf(other);
  const days = new Map<number, { sum: number; count: number }>();
  let [pairs, ownSum, otherSum] = [0, 0, 0];
  for (const [key, { day, loss }] of lossesOf(own)) {
    const against = losses.get(key);
    if (against === undefined) continue;
    pairs++;
    ownSum += loss;
    otherSum += against.loss;
    const sums = days.get(day) ?? { sum: 0, count: 0 };
    days.set(day, sums);
    sums.sum += loss - against.loss;
    sums.count++;
  }
  if (pairs === 0) return undefined;
  const difference = (ownSum - otherSum) / pairs;
  const ordered = [...days].sort(([a], [b]) => a - b).map(([, { sum, count }]) => sum - count * difference);
  const error = Math.sqrt(longRunSquares(ordered)) / pairs;
  return {
    pairs,
    days: days.size,
    own: ownSum / pairs,
    other: otherSum / pairs,
    difference,
    low: difference - NORMAL_90 * error,
    high: difference + NORMAL_90 * error,
  };
}

/** Loss by series, origin and target. */
function lossesOf(
  runs: readonly ScoredRun[],
): ReadonlyMap<string, { readonly day: number; readonly loss: number }> {
  const losses = new Map<string, { day: number; loss: number }>();
  for (const run of runs) {
    for (let i = 0; i < run.lead.length; i++) {
      const actual = run.actualOf(i);
      if (Number.isNaN(actual)) continue;
      const target = run.targetOf(i);
      losses.set(`${run.series}\n${run.originOf(i)}\n${target}`, {
        day: Math.floor(target / DAY_MS),
        loss: meanPinball(run.quantilesOf(i), actual),
      });
    }
  }
  return losses;
}

/** Variance of a sum of dependent daily deviations (Bartlett weights). */
function longRunSquares(days: readonly number[]): number {
  const products = (lag: number): number => {
    let sum = 0;
    for (let t = lag; t < days.length; t++) sum += days[t] * days[t - lag];
    return sum;
  };
  let squares = products(0);
  for (let lag = 1; lag <= DEPENDENT_DAYS; lag++)
    squares += 2 * (1 - lag / (DEPENDENT_DAYS + 1)) * products(lag);
  return Math.max(0, squares);
}
