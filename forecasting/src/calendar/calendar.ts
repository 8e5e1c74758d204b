import { ok, type Result } from '../result.js';
import type { CalendarError } from './calendar-error.js';
import { civilDate, epochDay, weekdayOf } from './civil-date.js';
import { type HolidayYear, holidayRegion, type PublicHoliday, publicHolidays } from './public-holidays.js';
import { britishSchoolCalendar } from './school-britain.js';
import type { SchoolCalendar, SchoolDay } from './school-calendar.js';
import { frenchSchoolCalendar } from './school-france.js';

/** A day of the user's own file: "Marathon", "Foire aux vins". Days with one id share one effect. */
export interface OwnDay {
  readonly day: number;
  readonly id: string;
  readonly name: string;
}

/** What a calendar says of one local date. */
export interface CalendarDay {
  /** Day number: days since 1970-01-01 on the local calendar. */
  readonly day: number;
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
  readonly holiday: PublicHoliday | undefined;
  /** The holiday tomorrow, when today is none. */
  readonly eveOf: PublicHoliday | undefined;
  /** The holiday yesterday, when today is none. */
  readonly dayAfter: PublicHoliday | undefined;
  /** A working day alone between a holiday and a weekend. */
  readonly bridge: boolean;
  /** 0 on 24 December … 8 on 1 January; −1 on every other day. */
  readonly christmasDay: number;
  readonly school: SchoolDay;
  readonly own: readonly OwnDay[];
}

/** Days of one place. Pure: the same day gives the same answer; years are worked out once, on first use. */
export interface Calendar {
  readonly code: string;
  /** False when no school holidays are known for the place at all. */
  readonly knowsSchool: boolean;
  on(dayNumber: number): CalendarDay;
}

/** What a site may add to a calendar. */
export interface CalendarOptions {
  /** School holidays of the place; by default those of the French zone when the code is a French department, the usual ones in England and Wales. */
  readonly school?: SchoolCalendar;
  readonly ownDays?: readonly OwnDay[];
}

const NO_SCHOOL: SchoolCalendar = { on: () => ({ status: 'unknown' }) };

/**
 * The calendar of a country or of one of its parts: FR, FR-57, FR-75, GB, GB-WLS, US, US-IA, CA-QC, CH-BE…
 * Weekends are Saturday and Sunday. Errors: unknown-calendar.
 */
export function calendarFor(code: string, options: CalendarOptions = {}): Result<Calendar, CalendarError> {
  const region = holidayRegion(code);
  if (!region.ok) return region;
  const holidays = cached((year: number): HolidayYear => publicHolidays(region.value, year));
  const school = options.school ?? frenchSchoolCalendar(code) ?? britishSchoolCalendar(code);
  const own = groupByDay(options.ownDays ?? []);
  const holidayOn = (day: number): PublicHoliday | undefined => holidays(civilDate(day).year).get(day);
  const on = cached((day: number) => describe(day, holidayOn, school ?? NO_SCHOOL, own.get(day) ?? NONE));
  return ok({ code, knowsSchool: school !== undefined, on });
}

const NONE: readonly OwnDay[] = [];

function describe(
  day: number,
  holidayOn: (day: number) => PublicHoliday | undefined,
  school: SchoolCalendar,
  own: readonly OwnDay[],
): CalendarDay {
  const holiday = holidayOn(day);
  const tomorrow = holidayOn(day + 1);
  const yesterday = holidayOn(day - 1);
  const weekday = weekdayOf(day);
  const works = holiday === undefined && weekday < 5;
  return {
    day,
    weekday,
    holiday,
    eveOf: holiday === undefined ? tomorrow : undefined,
    dayAfter: holiday === undefined ? yesterday : undefined,
    bridge:
      works && ((weekday === 4 && yesterday !== undefined) || (weekday === 0 && tomorrow !== undefined)),
    christmasDay: christmasDay(day),
    school: school.on(day),
    own,
  };
}

function christmasDay(day: number): number {
  const { year, month } = civilDate(day);
  if (month === 1) return day === epochDay(year, 1, 1) ? 8 : -1;
  return Math.max(-1, day - epochDay(year, 12, 24));
}

function groupByDay(ownDays: readonly OwnDay[]): ReadonlyMap<number, readonly OwnDay[]> {
  const groups = new Map<number, OwnDay[]>();
  for (const own of ownDays) groups.set(own.day, [...(groups.get(own.day) ?? []), own]);
  return groups;
}

function cached<V>(compute: (key: number) => V): (key: number) => V {
  const values = new Map<number, V>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}
