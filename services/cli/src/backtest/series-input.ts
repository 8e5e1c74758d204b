import {
  type Calendar,
  type CountSeries,
  calendarFor,
  type FrequencyMinutes,
  instantOf,
  type PlannedOrigin,
  parseFrequency,
  parseTime,
  prepareSeries,
  type SeriesReport,
  type ZoneClock,
  zoneClock,
} from '@releve/forecasting';
import { BadInput } from '../commands/roster-file.js';
import { readSeries } from '../csv-series.js';

/** Flags both commands share. */
export interface DataFlags {
  readonly data: string;
  readonly timeCol: string;
  readonly valueCol: string;
  readonly seriesCol?: string;
  readonly freq: string;
  readonly tz: string;
  readonly calendar?: string;
  readonly covariates?: string;
}

/** One series of the file, ready for models. */
export interface NamedSeries {
  readonly name: string;
  readonly series: CountSeries;
  readonly report: SeriesReport;
}

/** A series and the forecasts to make of it. */
export interface SeriesPlan {
  readonly named: NamedSeries;
  readonly plan: readonly PlannedOrigin[];
}

/** Everything read from the flags and files, checked. */
export interface DataInput {
  readonly series: readonly NamedSeries[];
  readonly minutes: FrequencyMinutes;
  readonly clock: ZoneClock;
  /** Calendar code, or undefined for none. */
  readonly calendar: string | undefined;
}

/** Whole-country calendar of zones that belong to one country, used when no calendar is given. */
const CALENDAR_OF_ZONE: Readonly<Record<string, string>> = {
  'Europe/Paris': 'FR',
  'Europe/London': 'GB',
  'Europe/Brussels': 'BE',
  'Europe/Zurich': 'CH',
  'Europe/Madrid': 'ES',
  'Europe/Rome': 'IT',
  'Europe/Berlin': 'DE',
  'America/New_York': 'US',
  'America/Chicago': 'US',
  'America/Denver': 'US',
  'America/Los_Angeles': 'US',
  'America/Toronto': 'CA-ON',
  'America/Montreal': 'CA-QC',
};

/** Reads the data a command was given. Throws `BadInput` with file, line, value and what was expected. */
export async function readData(flags: DataFlags): Promise<DataInput> {
  const frequency = parseFrequency(flags.freq);
  if (!frequency.ok) throw new BadInput(`--freq ${frequency.error.value}: ${frequency.error.hint}`);
  const clock = zoneClock(flags.tz);
  if (!clock.ok) throw new BadInput(`--tz ${clock.error.value}: ${clock.error.hint}`);
  const calendar = calendarCode(flags);
  const columns = { time: flags.timeCol, value: flags.valueCol, series: flags.seriesCol };
  const series: NamedSeries[] = [];
  for (const [name, rows] of await readSeries(flags.data, columns)) {
    const prepared = prepareSeries(rows, frequency.value, clock.value);
    if (prepared.ok) {
      series.push({ name, ...prepared.value });
      continue;
    }
    const { error } = prepared;
    const line = error.kind === 'off-grid' ? `, line ${rows.lines[error.row]}` : '';
    throw new BadInput(`${flags.data}${line}: ${'value' in error ? error.value : ''}: ${error.hint}`);
  }
  return { series, minutes: frequency.value, clock: clock.value, calendar };
}

function calendarCode(flags: DataFlags): string | undefined {
  const code = flags.calendar ?? CALENDAR_OF_ZONE[flags.tz];
  if (code === undefined || code === 'none') return undefined;
  const known = calendarFor(code);
  if (!known.ok) throw new BadInput(`--calendar ${code}: ${known.error.hint}`);
  return code;
}

/** The calendar of a checked code. */
export function calendarOf(code: string | undefined): Calendar | undefined {
  if (code === undefined) return undefined;
  const calendar = calendarFor(code);
  return calendar.ok ? calendar.value : undefined;
}

/** An instant (ms UTC) written in a flag or file; times without an offset are local, dates mean what the data's do. */
export function instantFrom(text: string, where: string, { clock, series }: DataInput): number {
  const time = parseTime(text);
  if (time === undefined) {
    throw new BadInput(`${where}: "${text}" is not a time, expected ISO-8601 such as 2024-03-31T14:00Z`);
  }
  const labelled = series[0]?.series.grid === 'utc' && series[0].series.minutes === 1440;
  if (time.kind === 'instant' || (time.kind === 'date' && labelled)) return time.minutes * 60_000;
  const [instant] = clock.toInstants(time.minutes);
  if (instant !== undefined) return instant * 60_000;
  throw new BadInput(`${where}: "${text}" does not exist on the clock of ${clock.zone}`);
}

/** One line for each thing that had to be done to a series; empty when it was whole. */
export function describeReport({ name, series, report }: NamedSeries): readonly string[] {
  const label = name === '' ? '' : `${name}: `;
  const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16).concat('Z');
  const lines: string[] = [];
  const note = (count: number, text: string): void => {
    if (count > 0) lines.push(`${label}${count} ${text}`);
  };
  const total = (runs: readonly { readonly intervals: number }[]): number =>
    runs.reduce((sum, run) => sum + run.intervals, 0);
  note(report.outOfOrder, 'rows out of order, sorted');
  note(report.duplicates, 'rows twice, kept once');
  note(report.conflicts, 'rows that contradict an earlier one, the later kept');
  note(report.negative, 'negative values, treated as missing');
  note(report.withoutValue, 'rows without a value, treated as missing');
  note(report.impossibleTimes, 'rows at times the clock skips, left out');
  note(total(report.gaps), `intervals missing in ${report.gaps.length} gaps`);
  note(
    total(report.zeroRuns),
    `values in ${report.zeroRuns.length} runs of zeros or nearly, treated as missing`,
  );
  note(report.absurd.length, `values too high to be believed, treated as missing`);
  for (const run of report.zeroRuns.slice(0, 3))
    lines.push(`${label}  zeros ${iso(run.from)} to ${iso(run.to)}`);
  for (const at of report.absurd.slice(0, 3)) lines.push(`${label}  too high at ${iso(at)}`);
  if (report.observed === 0) lines.push(`${label}no counts at all from ${iso(instantOf(series, 0))}`);
  return lines;
}
