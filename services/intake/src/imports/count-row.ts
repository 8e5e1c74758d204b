import { type HourCount, StreamId } from '@releve/contracts';
import type { LocalClock } from '../time/local-time.js';
import { instantFormats, parseInstant } from '../time/parse-instant.js';
import type { Cell, CsvRow } from './csv-rows.js';
import type { Rejection } from './tally.js';

const hourMs = 3_600_000;
const mostArrivals = 10_000;

export type CountRow =
  | { readonly ok: true; readonly count: HourCount }
  | { readonly ok: false; readonly rejection: Rejection };

export interface CountColumns {
  readonly time: string;
  readonly value: string;
}

/**
 * Reads rows of hourly counts, in the file's order: of two rows in a row with the same local time in the
 * autumn night, the second is the second of the two hours.
 */
export class CountRowReader {
  private readonly firstSeen = new Map<string, number>();

  constructor(
    private readonly clock: LocalClock,
    private readonly columns: CountColumns,
  ) {}

  read(row: CsvRow, cell: Cell): CountRow {
    const refuse = (column: string, value: string, expected: string): CountRow => ({
      ok: false,
      rejection: { line: row.line, column, value, expected },
    });
    const timeText = cell(row, this.columns.time);
    const valueText = cell(row, this.columns.value);
    const stream = cell(row, 'stream') || 'all';
    const time = parseInstant(timeText, this.clock);
    if (!time) return refuse(this.columns.time, timeText, instantFormats);
    if (time.skipped)
      return refuse(this.columns.time, timeText, 'a local time that exists: clocks skipped this one');
    if (time.ms % hourMs !== 0 || time.ms < 0)
      return refuse(this.columns.time, timeText, 'the start of an hour');
    const arrivals = valueText === '' ? Number.NaN : Number(valueText);
    if (!Number.isInteger(arrivals) || arrivals < 0 || arrivals > mostArrivals)
      return refuse(this.columns.value, valueText, `a whole number, 0 to ${mostArrivals}`);
    if (!StreamId.safeParse(stream).success)
      return refuse('stream', stream, 'a stream such as all, triage:3A, mode:ambulance, age:child');
    return {
      ok: true,
      count: { hour: new Date(this.hourMs(time.ms, time.second, stream)).toISOString(), stream, arrivals },
    };
  }

  private hourMs(first: number, second: number | null, stream: string): number {
    if (second === null) return first;
    const key = `${first} ${stream}`;
    if (this.firstSeen.has(key)) return second;
    this.firstSeen.set(key, first);
    return first;
  }
}
