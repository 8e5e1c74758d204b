import { EARS_THRESHOLDS, earsScores } from './ears.js';
import { type FarringtonOptions, type FarringtonWeek, farringtonWeek } from './farrington.js';
import { type ExcessDay, sustainedExcess } from './sustained-excess.js';
import { type Expectation, weekdayExpectation } from './weekday-expectation.js';

/** Daily counts of one stream (triage level, age group, area, syndrome); NaN is missing. */
export interface WatchedStream {
  readonly stream: string;
  /** Day number of the first count. */
  readonly firstDay: number;
  readonly counts: ArrayLike<number>;
  /** Expected counts of a calendar model without a recent level; by default weekday means of the weeks before. */
  readonly expectation?: Expectation;
}

/** What the watch says of one day of a stream. */
export interface WatchDay extends ExcessDay {
  readonly day: number;
  readonly observed: number;
  readonly expected: number;
  /** EARS methods that signal, on counts relative to the weekday. */
  readonly signals: readonly ('c1' | 'c2' | 'c3')[];
}

/** The watch of one stream: its days, and its last whole week against the years before when there are any. */
export interface StreamWatch {
  readonly stream: string;
  readonly days: readonly WatchDay[];
  readonly week: FarringtonWeek | undefined;
}

/** Watches streams for excess: day by day (EARS, sustained excess) and for the last seven days (Farrington). */
export function epidemicWatch(
  streams: readonly WatchedStream[],
  options: FarringtonOptions = {},
): StreamWatch[] {
  return streams.map(({ stream, firstDay, counts, expectation }) => {
    const expected = expectation ?? weekdayExpectation(counts);
    const relative = relativeToExpected(counts, expected.expected);
    const ears = earsScores(relative);
    const days = sustainedExcess(counts, expected).map((excess, i): WatchDay => {
      const signals = (['c1', 'c2', 'c3'] as const).filter(
        (method) => ears[method][i] > EARS_THRESHOLDS[method],
      );
      return { ...excess, day: firstDay + i, observed: counts[i], expected: expected.expected[i], signals };
    });
    const weeks = weeklyTotals(counts);
    return { stream, days, week: farringtonWeek(weeks, weeks.length - 1, options) };
  });
}

/** Counts with the expected pattern of the week taken out, on the scale of the mean expectation. */
function relativeToExpected(counts: ArrayLike<number>, expected: Float64Array): Float64Array {
  return Float64Array.from({ length: counts.length }, (_, i) => {
    let [sum, seen] = [0, 0];
    for (let k = Math.max(0, i - 6); k <= i; k++) {
      if (Number.isNaN(expected[k])) continue;
      sum += expected[k];
      seen++;
    }
    if (seen === 0) return counts[i];
    return counts[i] - expected[i] + sum / seen;
  });
}

/** Totals of the whole weeks that end with the last day; a week with a missing day is missing. */
function weeklyTotals(counts: ArrayLike<number>): Float64Array {
  const weeks = Math.floor(counts.length / 7);
  const start = counts.length - 7 * weeks;
  return Float64Array.from({ length: weeks }, (_, week) => {
    let sum = 0;
    for (let k = 0; k < 7; k++) sum += counts[start + 7 * week + k];
    return sum;
  });
}
