import type { CalendarError } from '../calendar/calendar-error.js';
import { epochDay, isoDate, parseIsoDate, weekdayOf } from '../calendar/civil-date.js';
import type { TableRow } from '../calendar/parse-school-holidays.js';

/** A weekly indicator (influenza-like illness, bronchiolitis): one value a week from a Monday, NaN where none is known. */
export interface WeeklyCovariate {
  readonly name: string;
  /** Day number of the first week's Monday. */
  readonly firstMonday: number;
  readonly values: Float64Array;
}

/** What a file of weekly indicators holds; `errors` name the rows that could not be read. */
export interface ParsedWeeklyCovariates {
  readonly covariates: readonly WeeklyCovariate[];
  readonly errors: readonly CalendarError[];
}

/** Days from a week's end to its publication, when a file does not say otherwise. */
export const USUAL_DELAY_DAYS = 3;

const ISO_WEEK = /^(\d{4})-?W?(\d{2})$/;

/**
 * Reads rows `week,NAME,NAME…`: week as "2024-W05", "202405" or any date in it (yyyy-mm-dd); every other column is an
 * indicator; an empty cell is missing. Rows may come in any order; the later of two rows for one week wins.
 */
export function parseWeeklyCovariates(rows: readonly TableRow[]): ParsedWeeklyCovariates {
  const byName = new Map<string, Map<number, number>>();
  const errors: CalendarError[] = [];
  rows.forEach((row, index) => {
    const monday = mondayOf((row.week ?? '').trim());
    if (monday === undefined) {
      errors.push(badRow(index, 'week', row.week, 'Expected a week such as 2024-W05, or a date yyyy-mm-dd.'));
      return;
    }
    for (const [name, text] of Object.entries(row)) {
      if (name === 'week' || text === undefined || text.trim() === '') continue;
      const value = Number(text.trim().replace(',', '.'));
      if (!Number.isFinite(value)) errors.push(badRow(index, name, text, 'Expected a number, or nothing.'));
      else byName.set(name, (byName.get(name) ?? new Map<number, number>()).set(monday, value));
    }
  });
  return { covariates: [...byName].map(([name, weeks]) => series(name, weeks)), errors };
}

/**
 * Last value published by a day: that of the latest week with a value which ended at least `delayDays` before. NaN before
 * the first. A forecast made on the day may use it without looking ahead.
 */
export function publishedBy(
  { firstMonday, values }: WeeklyCovariate,
  day: number,
  delayDays = USUAL_DELAY_DAYS,
): number {
  const last = Math.floor((day - delayDays - 7 - firstMonday) / 7);
  for (let week = Math.min(last, values.length - 1); week >= 0; week--) {
    if (!Number.isNaN(values[week])) return values[week];
  }
  return Number.NaN;
}

function series(name: string, weeks: ReadonlyMap<number, number>): WeeklyCovariate {
  const mondays = [...weeks.keys()];
  const firstMonday = Math.min(...mondays);
  const values = new Float64Array((Math.max(...mondays) - firstMonday) / 7 + 1).fill(Number.NaN);
  for (const [monday, value] of weeks) values[(monday - firstMonday) / 7] = value;
  return { name, firstMonday, values };
}

/** Monday of an ISO week, or of the week a date is in. */
function mondayOf(text: string): number | undefined {
  const date = parseIsoDate(text);
  if (date !== undefined) return date - weekdayOf(date);
  const match = ISO_WEEK.exec(text);
  if (match === null) return undefined;
  const [year, week] = [Number(match[1]), Number(match[2])];
  const fourth = epochDay(year, 1, 4);
  const monday = fourth - weekdayOf(fourth) + 7 * (week - 1);
  // The Thursday decides the year of an ISO week: week 53 exists only in some.
  return week >= 1 && isoDate(monday + 3).startsWith(match[1]) ? monday : undefined;
}

function badRow(row: number, field: string, value: string | undefined, hint: string): CalendarError {
  return { kind: 'bad-calendar-row', row: row + 1, field, value: value ?? '', hint };
}
