import type { OwnDay } from './calendar.js';
import type { CalendarError } from './calendar-error.js';
import { parseIsoDate } from './civil-date.js';
import type { TableRow } from './parse-school-holidays.js';

/** Own days read from a file; `errors` name the rows that could not be read. */
export interface ParsedOwnDays {
  readonly days: readonly OwnDay[];
  readonly errors: readonly CalendarError[];
}

/** Reads own days from rows `date,name[,id]` (date yyyy-mm-dd). Rows with one id, or one name, share one effect. */
export function parseOwnDays(rows: readonly TableRow[]): ParsedOwnDays {
  const days: OwnDay[] = [];
  const errors: CalendarError[] = [];
  rows.forEach((row, index) => {
    const day = parseIsoDate((row.date ?? '').trim());
    const name = (row.name ?? '').trim();
    if (day === undefined) errors.push(badRow(index, 'date', row.date, 'Expected a date, yyyy-mm-dd.'));
    else if (name === '') errors.push(badRow(index, 'name', row.name, 'Expected what happens on that day.'));
    else days.push({ day, id: (row.id ?? '').trim() || name.toLowerCase(), name });
  });
  return { days, errors };
}

function badRow(row: number, field: string, value: string | undefined, hint: string): CalendarError {
  return { kind: 'bad-calendar-row', row: row + 1, field, value: value ?? '', hint };
}
