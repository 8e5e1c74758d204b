import type { PeriodCalendar } from '../problem/calendar.js';

/** One spell of work between two instants, in minutes since 1970 (UTC): real time, whatever the clocks say. */
export interface Duty {
  readonly start: number;
  readonly end: number;
  /** Minutes of break inside the spell that are not work. */
  readonly breakMinutes?: number;
  /** Minutes of the spell worked as overtime. */
  readonly overtimeMinutes?: number;
}

/** What one agent works, as the law sees it: instants in a zone, with the work known from before the period. */
export interface WorkLine {
  readonly agent: string;
  /** Local days; day 0 is the first of the period. */
  readonly calendar: PeriodCalendar;
  /** Days of the period. */
  readonly days: number;
  /** First day whose work is known: 0, or negative with carry-in. */
  readonly firstKnownDay: number;
  /** In order of start. */
  readonly duties: readonly Duty[];
  /** Time on call at home, in order of start: rest for the hours, but no rest day. */
  readonly onCalls?: readonly OnCall[];
  /** Work done while on call, in order of start. */
  readonly callOuts?: readonly OnCall[];
  /** Calendar of public holidays. */
  readonly holidayCalendar?: string;
}

/** A spell on call between two instants, in minutes since 1970. */
export interface OnCall {
  readonly start: number;
  readonly end: number;
}

/** Minutes of work in a duty. */
export function workMinutes(duty: Duty): number {
  return duty.end - duty.start - (duty.breakMinutes ?? 0);
}

/** Local day on which an instant falls. */
export function dayOf(calendar: PeriodCalendar, at: number): number {
  let day = Math.floor((at - calendar.instant(0, 0)) / 1440);
  while (calendar.instant(day, 0) > at) day -= 1;
  while (calendar.instant(day + 1, 0) <= at) day += 1;
  return day;
}

/** Duties by the local day on which they start; a night belongs to the day it starts. */
export function dutiesStarting(line: WorkLine, fromDay: number, days: number): readonly Duty[] {
  const from = line.calendar.instant(fromDay, 0);
  const to = line.calendar.instant(fromDay + days, 0);
  return line.duties.filter((duty) => duty.start >= from && duty.start < to);
}

/** Duties that start in a window, or none when all of them lie before the period, where no roster can change them. */
export function judgedDuties(line: WorkLine, fromDay: number, days: number): readonly Duty[] {
  const duties = dutiesStarting(line, fromDay, days);
  const start = line.calendar.instant(0, 0);
  return duties.some((duty) => duty.start >= start) ? duties : [];
}

/** Spells on call that start in a window, or none when all of them lie before the period. */
export function judgedOnCalls(
  { calendar, onCalls = [] }: WorkLine,
  fromDay: number,
  days: number,
): readonly OnCall[] {
  const from = calendar.instant(fromDay, 0);
  const to = calendar.instant(fromDay + days, 0);
  const inside = onCalls.filter(({ start }) => start >= from && start < to);
  return inside.some(({ start }) => start >= calendar.instant(0, 0)) ? inside : [];
}

/** True when no minute between two instants is worked or on call. */
export function isFree({ duties, onCalls = [] }: WorkLine, from: number, to: number): boolean {
  return ![...duties, ...onCalls].some(({ start, end }) => start < to && end > from);
}

/** First days of all windows of `days` days on end that hold a day of the period and start where work is known. */
export function rollingWindows(line: WorkLine, days: number): readonly number[] {
  const first = Math.max(line.firstKnownDay, 1 - days);
  const last = Math.max(first, line.days - days);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** First days (Mondays) of the civil weeks that hold a day of the period. */
export function civilWeeks(line: WorkLine): readonly number[] {
  const monday = 0 - line.calendar.weekday(0);
  return Array.from({ length: Math.ceil((line.days - monday) / 7) }, (_, week) => monday + 7 * week);
}

/** Minutes a duty gains because the clocks go back during it; 0 on any other day. */
export function minutesGained(calendar: PeriodCalendar, duty: Duty): number {
  let gained = 0;
  for (let day = dayOf(calendar, duty.start); day <= dayOf(calendar, duty.end); day += 1) {
    if (calendar.instant(day + 1, 0) - calendar.instant(day, 0) <= 1440) continue;
    for (let hour = 0; hour < 24; hour += 1) {
      const from = calendar.instant(day, hour * 60);
      const to = calendar.instant(day, (hour + 1) * 60);
      if (duty.start <= from && duty.end >= to) gained += to - from - 60;
    }
  }
  return gained;
}
