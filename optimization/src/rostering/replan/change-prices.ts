import { periodCalendar } from '../problem/calendar.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { HOSPITAL_NOTICE } from '../rules/notice/notice.js';

/** What it costs to change one published cell, by how soon its shift starts. Same scale as wishes (2–5). */
export interface ChangePrices {
  readonly far: number;
  /** Less than 15 days before (décret 2002-9, art. 13). */
  readonly within15Days: number;
  /** Less than 48 hours before: only by imperative need (same article). */
  readonly within48Hours: number;
  /** Price of an hour of overtime. */
  readonly overtimeHour: number;
}

/** Starting values: two changes far ahead weigh a little more than one at the last moment. */
export const DEFAULT_CHANGE_PRICES: ChangePrices = {
  far: 20,
  within15Days: 25,
  within48Hours: 35,
  overtimeHour: 1,
};

/** How soon a change comes for the agent concerned. */
export type Notice = 'far' | 'within15Days' | 'within48Hours';

/**
 * Notice of a change on each day of the period: counted to the day's first shift start that is still to come.
 *
 * @param now minutes since 1970; undefined when nothing is published yet, then every change is far
 */
export function noticeByDay(problem: RosterProblem, now: number | undefined): readonly Notice[] {
  const calendar = periodCalendar(problem.period);
  const { publishDaysBefore, changeHoursBefore } = HOSPITAL_NOTICE;
  return Array.from({ length: problem.period.days }, (_, day): Notice => {
    if (now === undefined) return 'far';
    const starts = problem.shifts.map((shift) => calendar.span(day, shift).start).filter((at) => at >= now);
    const ahead = (starts.length > 0 ? Math.min(...starts) : now) - now;
    if (ahead < changeHoursBefore * 60) return 'within48Hours';
    return ahead < publishDaysBefore * 1440 ? 'within15Days' : 'far';
  });
}
