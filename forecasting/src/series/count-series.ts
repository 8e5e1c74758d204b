import type { ZoneClock } from '../calendar/zone-clock.js';
import type { FrequencyMinutes } from './frequency.js';

const MINUTE_MS = 60_000;

/**
 * A run of zeros, or nearly, that means "missing", or of absurd values. Inside the run no observation is known to be missing before `knownFrom`:
 * a forecast made earlier still has to take the values as counts.
 */
export interface MissingRun {
  readonly from: number;
  /** First index after the run. */
  readonly to: number;
  /** Number of observations after which the run can be told from true zeros. */
  readonly knownFrom: number;
  /** The values as they were written, from `from` on. */
  readonly counts: Float64Array;
  /** Whether they are too low to be believed; else too high. */
  readonly tooLow: boolean;
}

/**
 * Where the intervals of a series lie. On the "utc" grid they have equal length; on the "wall" grid they follow the local
 * clock (days of 23 and 25 hours). `start` is the first one's start in minutes since 1970-01-01T00:00, UTC or wall as the
 * grid says.
 */
export interface SeriesShape {
  readonly minutes: FrequencyMinutes;
  readonly clock: ZoneClock;
  readonly grid: 'utc' | 'wall';
  readonly start: number;
}

/** Counts of one regular series. `values[i]` is the count of interval i, NaN when missing (never zero for missing). */
export interface CountSeries extends SeriesShape {
  readonly values: Float64Array;
  readonly missingRuns: readonly MissingRun[];
}

/** Intervals in a day. */
export function slotsPerDay(series: Pick<CountSeries, 'minutes'>): number {
  return 1440 / series.minutes;
}

/** Instant (milliseconds, UTC) at which interval `index` starts; the index may lie past the end. */
export function instantOf(series: SeriesShape, index: number): number {
  const at = series.start + index * series.minutes;
  if (series.grid === 'utc') return at * MINUTE_MS;
  return wallInstant(series.clock, at) * MINUTE_MS;
}

/** UTC minutes of a wall-clock time; in the spring gap the instant the clock jumps, in autumn the first of the two. */
export function wallInstant(clock: ZoneClock, wallMinutes: number): number {
  const [first] = clock.toInstants(wallMinutes);
  if (first !== undefined) return first;
  return wallMinutes - clock.offsetAt(wallMinutes - 1440);
}

/**
 * Index of the first interval that does not start before an instant (milliseconds, UTC): the number of intervals that
 * have ended by then, when intervals and instant share one grid.
 */
export function indexAt(series: SeriesShape, instant: number): number {
  const utc = instant / MINUTE_MS;
  if (series.grid === 'utc') return Math.ceil((utc - series.start) / series.minutes);
  let index = Math.ceil((series.clock.toLocal(Math.floor(utc)) - series.start) / series.minutes) - 1;
  while (instantOf(series, index) < instant) index++;
  return index;
}

/**
 * What was known when the first `length` intervals had ended. A run not yet long enough to be told from true counts is
 * given back as it was written; longer than the data, the series is padded with missing values.
 */
export function knownAt(series: CountSeries, length: number): CountSeries {
  const values = new Float64Array(length).fill(Number.NaN);
  values.set(series.values.subarray(0, length));
  const known: MissingRun[] = [];
  for (const run of series.missingRuns) {
    if (run.from >= length) continue;
    if (length < run.knownFrom) values.set(run.counts.subarray(0, length - run.from), run.from);
    else known.push(run.to <= length ? run : { ...run, to: length });
  }
  return { ...series, values, missingRuns: known };
}
