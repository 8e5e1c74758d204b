import { civilDate, epochDay, weekdayOf } from './civil-date.js';
import type { SchoolCalendar, SchoolDay, SchoolHolidayType } from './school-calendar.js';

const TERM: SchoolDay = { status: 'term' };

/**
 * School holidays as most English and Welsh authorities set them. Each sets its own dates, so the edges may be a few
 * days off: half terms in the week of the third Monday of February, of the spring bank holiday and of the last Monday
 * of October; a fortnight at Christmas and at Easter; the summer from the Saturday after 19 July to 31 August.
 * Undefined for any other code, Scotland and Northern Ireland included.
 */
export function britishSchoolCalendar(code: string): SchoolCalendar | undefined {
  if (!/^GB(-(ENG|WLS))?$/.test(code)) return undefined;
  return { on: schoolDay };
}

function schoolDay(day: number): SchoolDay {
  const { year } = civilDate(day);
  for (const { type, first, last } of holidaysOf(year)) {
    if (day >= first && day <= last) return { status: 'holiday', type };
  }
  return TERM;
}

interface Stretch {
  readonly type: SchoolHolidayType;
  readonly first: number;
  readonly last: number;
}

const YEARS = new Map<number, readonly Stretch[]>();

function holidaysOf(year: number): readonly Stretch[] {
  const known = YEARS.get(year);
  if (known !== undefined) return known;
  const february = mondayFrom(epochDay(year, 2, 14));
  const easter = easterSunday(year);
  const spring = mondayFrom(epochDay(year, 5, 25));
  const autumn = mondayFrom(epochDay(year, 10, 25));
  const stretches: readonly Stretch[] = [
    { type: 'christmas', first: epochDay(year, 1, 1), last: mondayFrom(epochDay(year, 1, 2)) - 1 },
    { type: 'winter', first: february - 2, last: february + 6 },
    { type: 'spring', first: easter - 8, last: easter + 7 },
    { type: 'other', first: spring - 2, last: spring + 6 },
    { type: 'summer', first: mondayFrom(epochDay(year, 7, 22)) - 2, last: epochDay(year, 8, 31) },
    { type: 'autumn', first: autumn - 2, last: autumn + 6 },
    { type: 'christmas', first: mondayFrom(epochDay(year, 12, 21)) - 2, last: epochDay(year, 12, 31) },
  ];
  YEARS.set(year, stretches);
  return stretches;
}

/** First Monday on or after a day. */
function mondayFrom(day: number): number {
  return day + ((7 - weekdayOf(day)) % 7);
}

/** Gregorian Easter (Meeus, Jones, Butcher). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return epochDay(year, Math.floor(n / 31), (n % 31) + 1);
}
