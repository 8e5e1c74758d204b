import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CountRows,
  type CountSeries,
  type FrequencyMinutes,
  instantOf,
  parseTime,
  prepareSeries,
  type ZoneClock,
  zoneClock,
} from '@releve/forecasting';
import { readCsv } from '../csv-series.js';

/** A series and its counts as the file had them. */
export interface ReadSeries extends CountSeries {
  readonly written: Float64Array;
}

/** Counts of several series by name, as (minutes, value) columns. */
type Columns = Map<string, { readonly minutes: number[]; readonly values: number[] }>;

/** The reference data beside the repository, or undefined when they are not there. */
export function sharedFolder(root: string): string | undefined {
  const folder = process.env.RELEVE_SHARED ?? join(root, '..', 'shared');
  return existsSync(join(folder, 'data', 'ed')) ? join(folder, 'data', 'ed') : undefined;
}

function clockOf(zone: string): ZoneClock {
  const clock = zoneClock(zone);
  if (!clock.ok) throw new Error(clock.error.hint);
  return clock.value;
}

/** Reads one series a value of `seriesColumn`; `timeOf` builds a time from the named columns. */
export async function readNamed(
  path: string,
  columns: readonly string[],
  row: (fields: readonly string[]) => {
    readonly name: string;
    readonly time: string;
    readonly value: number;
  },
  minutes: FrequencyMinutes,
  zone: string,
): Promise<ReadonlyMap<string, ReadSeries>> {
  const read: Columns = new Map();
  let kind: 'instant' | 'wall' = 'instant';
  await readCsv(path, columns, (fields) => {
    const { name, time, value } = row(fields);
    const at = parseTime(time);
    if (at === undefined) throw new Error(`${path}: ${time}`);
    kind = at.kind === 'wall' ? 'wall' : 'instant';
    const own = read.get(name) ?? { minutes: [], values: [] };
    read.set(name, own);
    own.minutes.push(at.minutes);
    own.values.push(value);
  });
  return new Map(
    [...read].map(([name, own]) => [name, prepare(kind, own.minutes, own.values, minutes, clockOf(zone))]),
  );
}

function prepare(
  kind: 'instant' | 'wall',
  minutes: readonly number[],
  values: readonly number[],
  frequency: FrequencyMinutes,
  clock: ZoneClock,
): ReadSeries {
  const rows: CountRows = { kind, minutes: Float64Array.from(minutes), values: Float64Array.from(values) };
  const prepared = prepareSeries(rows, frequency, clock);
  if (!prepared.ok) throw new Error(prepared.error.hint);
  const { series } = prepared.value;
  return { ...series, written: writtenCounts(series, rows) };
}

/** Counts as written, without cleaning: forecasts are scored against these. */
function writtenCounts(series: CountSeries, { kind, minutes, values }: CountRows): Float64Array {
  const written = series.values.slice();
  const aligned = kind === 'wall' ? series.grid === 'wall' : series.grid === 'utc';
  minutes.forEach((at, r) => {
    const index = aligned ? (at - series.start) / series.minutes : Number.NaN;
    if (Number.isInteger(index) && values[r] >= 0) written[index] = values[r];
  });
  return written;
}

/** Sums of the intervals of a series over whole local days; the first and last day, maybe incomplete, are left out. */
export function dailyTotals(series: CountSeries): ReadSeries {
  return aggregated(series, 1440);
}

/** Sums over longer local intervals; those of the first and last day, maybe incomplete, are left out. */
export function aggregated(series: CountSeries, minutes: FrequencyMinutes): ReadSeries {
  const totals = new Map<number, number>();
  series.values.forEach((value, i) => {
    const at = Math.floor(series.clock.toLocal(instantOf(series, i) / 60_000) / minutes);
    totals.set(at, (totals.get(at) ?? 0) + value);
  });
  const whole = [...totals].slice(1440 / minutes, -1440 / minutes);
  return prepare(
    minutes === 1440 ? 'instant' : 'wall',
    whole.map(([at]) => at * minutes),
    whole.map(([, total]) => total),
    minutes,
    series.clock,
  );
}

/** The same intervals with other counts. */
export function withValues(series: CountSeries, values: Float64Array): ReadSeries {
  return prepare(
    series.grid === 'utc' ? 'instant' : 'wall',
    Array.from(values, (_, i) => series.start + i * series.minutes),
    [...values],
    series.minutes,
    series.clock,
  );
}
