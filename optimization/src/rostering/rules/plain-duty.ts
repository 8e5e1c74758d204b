import { periodCalendar, workOf } from '../problem/calendar.js';
import type { ShiftType } from '../problem/roster-problem.js';
import type { Duty } from './work-line.js';

/** A day on which no clock changes: what a shift type is, whatever its date. */
export const PLAIN_CALENDAR = periodCalendar({ start: '2001-01-01', days: 1, zone: 'UTC' });

/** The work of a shift type on such a day. */
export function plainDuty(shift: ShiftType): Duty {
  return { ...workOf(PLAIN_CALENDAR.span(0, shift)), breakMinutes: shift.breakMinutes ?? 0 };
}
