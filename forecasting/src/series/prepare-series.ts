import type { ZoneClock } from '../calendar/zone-clock.js';
import type { ForecastError } from '../forecast-error.js';
import { err, ok, type Result } from '../result.js';
import { cleanCounts } from './clean.js';
import { type CountSeries, instantOf, slotsPerDay } from './count-series.js';
import type { FrequencyMinutes } from './frequency.js';
import { weekSlotAt } from './local-slots.js';

/**
 * Counts as they were read, in any order. `minutes[r]` is the interval start of row r in minutes since
 * 1970-01-01T00:00: true instants, or times on the wall clock of the series' zone, as `kind` says. Plain dates are
 * instants at midnight UTC: a date is a label, not a moment. NaN is a row without a value.
 */
export interface CountRows {
  readonly kind: 'instant' | 'wall';
  readonly minutes: Float64Array;
  readonly values: Float64Array;
}

/** A stretch of intervals, as instants in ms UTC: [from, to). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly intervals: number;
}

/** What was found on the way from rows to a series. Counts are of rows, stretches of intervals. */
export interface SeriesReport {
  readonly rows: number;
  readonly intervals: number;
  readonly observed: number;
  readonly outOfOrder: number;
  readonly duplicates: number;
  /** Rows that gave another value for an interval already seen; the later row was kept. */
  readonly conflicts: number;
  readonly withoutValue: number;
  readonly negative: number;
  /** Rows whose local time the clock skipped in spring. */
  readonly impossibleTimes: number;
  readonly gaps: readonly Stretch[];
  /** Runs of zeros, or nearly, that cannot be counts and were treated as missing. */
  readonly zeroRuns: readonly Stretch[];
  /** Instants (ms UTC) of values too far from the usual to be believed, treated as missing. */
  readonly absurd: readonly number[];
}

/** A series ready for a model, and what had to be done to it. */
export interface PreparedSeries {
  readonly series: CountSeries;
  readonly report: SeriesReport;
}

const UTC_GRID_MINUTES = 60;

/**
 * Makes a regular series of rows: places each on the grid, keeps the last of two that disagree, treats negative and
 * absurd values and runs of zeros that cannot be counts as missing, and reports all of it. Intervals of an hour or
 * less are laid on UTC; longer ones on the wall clock when the rows follow it.
 * Errors: no-observations; off-grid with the row (0-based).
 */
export function prepareSeries(
  rows: CountRows,
  minutes: FrequencyMinutes,
  clock: ZoneClock,
): Result<PreparedSeries, ForecastError> {
  const grid = chooseGrid(rows, minutes);
  const placed = grid === 'utc' && rows.kind === 'wall' ? toInstants(rows, clock) : toGrid(rows, grid, clock);
  const tally = {
    outOfOrder: 0,
    duplicates: 0,
    conflicts: 0,
    withoutValue: 0,
    negative: 0,
    impossibleTimes: 0,
  };
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let r = 0; r < placed.length; r++) {
    const at = placed[r];
    if (Number.isNaN(at)) continue;
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  if (!(last >= first)) {
    return err({
      kind: 'no-observations',
      value: `${placed.length} rows`,
      hint: 'Expected at least one row.',
    });
  }
  const length = Math.round((last - first) / minutes) + 1;
  if (length > 20_000_000) {
    return err({
      kind: 'off-grid',
      row: 0,
      value: `${length} intervals`,
      hint: 'Maybe one time is far off.',
    });
  }
  const values = new Float64Array(length).fill(Number.NaN);
  const seen = new Uint8Array(length);
  let before = Number.NEGATIVE_INFINITY;
  for (let r = 0; r < placed.length; r++) {
    if (Number.isNaN(placed[r])) {
      tally.impossibleTimes++;
      continue;
    }
    if (placed[r] < before) tally.outOfOrder++;
    before = placed[r];
    const i = (placed[r] - first) / minutes;
    if (!Number.isInteger(i)) return offGrid(rows, r);
    const value = Number.isFinite(rows.values[r]) ? rows.values[r] : Number.NaN;
    if (Number.isNaN(value)) tally.withoutValue++;
    if (value < 0) tally.negative++;
    const kept = value >= 0 ? value : Number.NaN;
    if (seen[i] === 1) {
      if (Object.is(values[i], kept)) tally.duplicates++;
      else tally.conflicts++;
    }
    seen[i] = 1;
    values[i] = kept;
  }
  const shape = { minutes, clock, grid, start: first };
  const gaps = findGaps(values);
  const findings = cleanCounts(values, slotsPerDay(shape), (interval) => weekSlotAt(shape, interval));
  const series: CountSeries = { ...shape, values, missingRuns: [...findings.missingRuns, ...findings.late] };
  const stretch = (run: { from: number; to: number }): Stretch => ({
    from: instantOf(shape, run.from),
    to: instantOf(shape, run.to),
    intervals: run.to - run.from,
  });
  const report: SeriesReport = {
    rows: placed.length,
    intervals: length,
    observed: values.reduce((n, value) => (Number.isNaN(value) ? n : n + 1), 0),
    ...tally,
    gaps: gaps.map(stretch),
    zeroRuns: findings.missingRuns.map(stretch),
    absurd: findings.absurd.map((i) => instantOf(shape, i)),
  };
  return ok({ series, report });
}

/** Wall clock when the rows are local, or when instants fit local blocks but not UTC ones. */
function chooseGrid(rows: CountRows, minutes: FrequencyMinutes): 'utc' | 'wall' {
  if (minutes <= UTC_GRID_MINUTES) return 'utc';
  if (rows.kind === 'wall') return 'wall';
  return rows.minutes.every((at) => Number.isInteger(at / minutes)) ? 'utc' : 'wall';
}

function toGrid(rows: CountRows, grid: 'utc' | 'wall', clock: ZoneClock): Float64Array {
  return grid === 'wall' && rows.kind === 'instant'
    ? rows.minutes.map((at) => clock.toLocal(at))
    : rows.minutes;
}

/** Wall times as instants; the second row of a repeated hour is its second pass, a skipped time is NaN. */
function toInstants(rows: CountRows, clock: ZoneClock): Float64Array {
  const passed = new Set<number>();
  return rows.minutes.map((wall) => {
    const [first, second] = clock.toInstants(wall);
    if (first === undefined) return Number.NaN;
    if (second === undefined || !passed.has(wall)) {
      if (second !== undefined) passed.add(wall);
      return first;
    }
    return second;
  });
}

function offGrid(rows: CountRows, row: number): Result<never, ForecastError> {
  const value = new Date(rows.minutes[row] * 60_000).toISOString();
  return err({
    kind: 'off-grid',
    row,
    value,
    hint: 'Expected times that are whole steps of the frequency apart.',
  });
}

function findGaps(values: Float64Array): readonly { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) continue;
    const from = i;
    while (i < values.length && Number.isNaN(values[i])) i++;
    gaps.push({ from, to: i });
  }
  return gaps;
}
