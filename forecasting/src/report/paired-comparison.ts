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

/** Loss of one forecast of one interval. Instants in ms UTC. */
export interface PairLoss {
  readonly series: string;
  readonly origin: number;
  readonly target: number;
  readonly loss: number;
}

/** Compares two forecasters on the pairs both forecast and whose truth is known. Undefined without such pairs. */
export const pairedComparison = (
  own: readonly ScoredRun[],
  other: readonly ScoredRun[],
): PairedComparison | undefined => compareLosses(own.flatMap(lossesOf), other.flatMap(lossesOf));

/**
 * Compares losses on the pairs of origin and target both have: mean difference, its interval from daily mean
 * differences (Diebold & Mariano 1995, variance of Newey & West 1987). Undefined without such pairs.
 */
export function compareLosses(
  own: readonly PairLoss[],
  other: readonly PairLoss[],
): PairedComparison | undefined {
  const known = new Map(other.map((pair) => [keyOf(pair), pair.loss]));
  const days = new Map<number, { sum: number; count: number }>();
  let [pairs, ownSum, otherSum] = [0, 0, 0];
  for (const pair of own) {
    const against = known.get(keyOf(pair));
    if (against === undefined) continue;
    pairs++;
    ownSum += pair.loss;
    otherSum += against;
    const day = Math.floor(pair.target / DAY_MS);
    const sums = days.get(day) ?? { sum: 0, count: 0 };
    days.set(day, sums);
    sums.sum += pair.loss - against;
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

const keyOf = ({ series, origin, target }: PairLoss): string => `${series}\n${origin}\n${target}`;

/** Loss of every forecast of a run whose truth is known. */
export function lossesOf(run: ScoredRun): readonly PairLoss[] {
  const losses: PairLoss[] = [];
  for (let i = 0; i < run.lead.length; i++) {
    const actual = run.actualOf(i);
    if (Number.isNaN(actual)) continue;
    const loss = meanPinball(run.quantilesOf(i), actual);
    losses.push({ series: run.series, origin: run.originOf(i), target: run.targetOf(i), loss });
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
