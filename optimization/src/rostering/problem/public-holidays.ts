import Holidays from 'date-holidays';

import type { Period } from './roster-problem.js';

const DAY_MS = 86_400_000;
/** Calendar of a period that names none. */
export const NATIONAL_CALENDAR = 'FR';
/** "GB" alone has no bank holiday in August in the source; England's calendar is what British users mean by it. */
const USUAL_PART: Readonly<Record<string, string>> = { GB: 'ENG' };
/** Overseas departments as calendars of sites write them, and as the source does. */
const OVERSEAS: Readonly<Record<string, string>> = {
  '971': 'GP',
  '972': 'MQ',
  '973': 'GF',
  '974': 'RE',
  '976': 'YT',
  '977': 'BL',
  '978': 'MF',
};
const CODE = /^([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/;
const DEPARTMENT = /^(0[1-9]|[1-8]\d|9[0-5]|2A|2B|97\d)$/;

const known = new Map<string, readonly string[]>();

/**
 * The source's calendar for a code: FR, FR-57 (Alsace-Moselle), GB, CA-QC…; a French department without days of its
 * own has the national ones. Undefined for a country or part nobody knows.
 */
function sourceOf(code: string): Holidays | undefined {
  const match = CODE.exec(code);
  if (match === null) return undefined;
  const [, country, part = USUAL_PART[country]] = match;
  const all = new Holidays();
  if (!(country in all.getCountries('en'))) return undefined;
  const options = { types: ['public' as const] };
  if (part === undefined) return new Holidays(country, options);
  const own = country === 'FR' ? (OVERSEAS[part] ?? part) : part;
  if (own in (all.getStates(country, 'en') ?? {})) return new Holidays(country, own, options);
  return country === 'FR' && DEPARTMENT.test(part) ? new Holidays(country, options) : undefined;
}

/** Whether a code names a calendar of public holidays. */
export const isHolidayCalendar = (code: string): boolean => sourceOf(code) !== undefined;

/**
 * Public holidays of a calendar in one year as `YYYY-MM-DD`, in order. In France the eleven of the Code du travail, art.
 * L3133-1, and in Moselle and Alsace Good Friday and 26 December besides (art. L3134-13). Source: date-holidays.
 * @throws RangeError for a calendar nobody knows
 */
export function publicHolidays(calendar: string, year: number): readonly string[] {
  const key = `${calendar} ${year}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const source = sourceOf(calendar);
  if (source === undefined)
    throw new RangeError(`no calendar of public holidays ${JSON.stringify(calendar)}`);
  const days = new Set(
    source.getHolidays(year).flatMap(({ date, start, end }) => {
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      return Array.from({ length }, (_, day) => new Date(first + day * DAY_MS).toISOString().slice(0, 10));
    }),
  );
  const list = [...days].sort();
  known.set(key, list);
  return list;
}

/** Days of a period, counted from 0 at `start`, that are public holidays of a calendar. */
export function holidaysIn(start: string, days: number, calendar: string): readonly number[] {
  const first = Date.parse(`${start}T00:00:00Z`);
  const dates = Array.from({ length: days }, (_, day) =>
    new Date(first + day * DAY_MS).toISOString().slice(0, 10),
  );
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))];
  const holidays = new Set(years.flatMap((year) => publicHolidays(calendar, year)));
  return dates.flatMap((date, day) => (holidays.has(date) ? [day] : []));
}

/** Days of a period that are public holidays where it is worked. */
export const holidaysOf = ({ start, days, holidayCalendar = NATIONAL_CALENDAR }: Period): readonly number[] =>
  holidaysIn(start, days, holidayCalendar);
