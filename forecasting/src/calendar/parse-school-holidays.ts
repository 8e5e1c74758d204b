import type { CalendarError } from './calendar-error.js';
import { parseIsoDate } from './civil-date.js';
import {
  type SchoolCalendar,
  type SchoolHoliday,
  type SchoolHolidayType,
  type SchoolPeriod,
  schoolCalendar,
} from './school-calendar.js';
import type { ZoneClock } from './zone-clock.js';

/** One row of a file, by column name. */
export type TableRow = Readonly<Record<string, string | undefined>>;

/** Which rows to take, and the clock that dates time stamps. */
export interface SchoolHolidayOptions {
  /** "A", "B" or "C": rows of other zones are left out. Without it every row counts. */
  readonly zone?: string;
  readonly clock: ZoneClock;
}

/** What a file of school holidays holds; `errors` name the rows that could not be read, `others` counts the ones left out. */
export interface ParsedSchoolHolidays {
  readonly holidays: readonly SchoolHoliday[];
  readonly calendar: SchoolCalendar;
  readonly others: number;
  readonly errors: readonly CalendarError[];
}

/** No school term runs longer without a holiday: beyond that, days between two listed holidays are unknown. */
const LONGEST_TERM_DAYS = 120;

/**
 * Reads school holidays from rows of either form:
 * - `first,last[,type][,zone]`: first and last day off, yyyy-mm-dd;
 * - the Ministry's open data (fr-en-calendrier-scolaire): `start_date`, `end_date` (the morning of the return),
 *   `description`, `population`, `zones`; teachers' rows are left out.
 */
export function parseSchoolHolidays(
  rows: readonly TableRow[],
  options: SchoolHolidayOptions,
): ParsedSchoolHolidays {
  const holidays: SchoolHoliday[] = [];
  const errors: CalendarError[] = [];
  let others = 0;
  rows.forEach((row, index) => {
    if (isOther(row, options.zone)) {
      others++;
      return;
    }
    const parsed = row.start_date !== undefined ? openData(row, index, options.clock) : plain(row, index);
    if ('kind' in parsed) errors.push(parsed);
    else holidays.push(parsed);
  });
  holidays.sort((a, b) => a.firstDay - b.firstDay);
  return { holidays, calendar: schoolCalendar(periodsOf(holidays)), others, errors };
}

function isOther(row: TableRow, zone: string | undefined): boolean {
  const zones = row.zones ?? row.zone ?? '';
  const teachers = /enseignant/i.test(row.population ?? '') && !/[ée]l[èe]ve/i.test(row.population ?? '');
  const named: readonly string[] = zones.match(/\b[ABC]\b/g) ?? [];
  return teachers || (zone !== undefined && zones !== '' && !named.includes(zone));
}

function plain(row: TableRow, index: number): SchoolHoliday | CalendarError {
  const firstDay = parseIsoDate((row.first ?? '').trim());
  if (firstDay === undefined)
    return badRow(index, 'first', row.first, 'Expected the first day off, yyyy-mm-dd.');
  const lastDay = parseIsoDate((row.last ?? '').trim());
  if (lastDay === undefined) return badRow(index, 'last', row.last, 'Expected the last day off, yyyy-mm-dd.');
  if (lastDay < firstDay) return badRow(index, 'last', row.last, 'The last day off is before the first.');
  return { type: typeOf(row.type ?? ''), firstDay, lastDay };
}

function openData(row: TableRow, index: number, clock: ZoneClock): SchoolHoliday | CalendarError {
  const firstDay = localDay(row.start_date ?? '', clock);
  if (firstDay === undefined)
    return badRow(index, 'start_date', row.start_date, 'Expected an ISO-8601 time.');
  const returnDay = localDay(row.end_date ?? '', clock);
  if (returnDay === undefined) return badRow(index, 'end_date', row.end_date, 'Expected an ISO-8601 time.');
  if (returnDay <= firstDay) {
    return badRow(index, 'end_date', row.end_date, 'Marks a single date; expected the day of the return.');
  }
  return { type: typeOf(row.description ?? ''), firstDay, lastDay: returnDay - 1 };
}

function localDay(text: string, clock: ZoneClock): number | undefined {
  const plainDate = parseIsoDate(text.trim());
  if (plainDate !== undefined) return plainDate;
  const milliseconds = /(Z|[+-]\d{2}:?\d{2})$/.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : Math.floor(clock.toLocal(milliseconds / 60_000) / 1440);
}

const TYPES: readonly (readonly [RegExp, SchoolHolidayType])[] = [
  [/toussaint|autumn|automne|fall/i, 'autumn'],
  [/no[ëe]l|christmas|fin d.ann[ée]e/i, 'christmas'],
  [/hiver|winter|f[ée]vrier/i, 'winter'],
  [/printemps|spring|p[âa]ques|easter/i, 'spring'],
  [/ascension/i, 'ascension'],
  [/[ée]t[ée](?!\p{L})|summer/iu, 'summer'],
];

function typeOf(text: string): SchoolHolidayType {
  return TYPES.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

/** Days between two listed holidays are term when the gap can be one term. */
function periodsOf(holidays: readonly SchoolHoliday[]): readonly SchoolPeriod[] {
  const groups: SchoolHoliday[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const holiday of holidays) {
    if (holiday.firstDay - end > LONGEST_TERM_DAYS) groups.push([]);
    groups[groups.length - 1].push(holiday);
    end = Math.max(end, holiday.lastDay);
  }
  return groups.map((group) => ({
    firstDay: group[0].firstDay,
    lastDay: Math.max(...group.map((holiday) => holiday.lastDay)),
    holidays: group,
  }));
}

function badRow(row: number, field: string, value: string | undefined, hint: string): CalendarError {
  return { kind: 'bad-calendar-row', row: row + 1, field, value: value ?? '', hint };
}
