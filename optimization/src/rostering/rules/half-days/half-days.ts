import { dateWords } from '../../../text/date-words.js';
import type { LineRule } from '../../problem/line-rule.js';
import type { ShiftType } from '../../problem/roster-problem.js';
import type { Rule } from '../law.js';
import { isNightDuty, type NightHours } from '../night-work/night-work.js';
import { PLAIN_CALENDAR, plainDuty } from '../plain-duty.js';
import { civilWeeks, judgedDuties, workMinutes } from '../work-line.js';

export interface HalfDays {
  readonly maxPerWeek: number;
  /** A day's duty longer than this is two half-days; a night always is. */
  readonly halfDayMinutes: number;
  readonly night: NightHours;
}

/** Half-days worked in a civil week; a night counts as two. */
export const halfDays: Rule<HalfDays> = {
  id: 'half-days',
  title: ({ maxPerWeek }) => ({
    fr: `${maxPerWeek} demi-journées au plus par semaine`,
    en: `at most ${maxPerWeek} half-days a week`,
  }),
  check: (line, { maxPerWeek, halfDayMinutes, night }) =>
    civilWeeks(line).flatMap((day) => {
      const found = judgedDuties(line, day, 7).reduce((sum, duty) => {
        const isLong = isNightDuty(line.calendar, duty, night) || workMinutes(duty) > halfDayMinutes;
        return sum + (isLong ? 2 : 1);
      }, 0);
      if (found <= maxPerWeek) return [];
      const from = dateWords(line.calendar.label(day));
      return [
        {
          day,
          found,
          limit: maxPerWeek,
          message: {
            fr: `${found} demi-journées dans la semaine du ${from.fr} ; ${maxPerWeek} au plus.`,
            en: `${found} half-days in the week of ${from.en}; at most ${maxPerWeek}.`,
          },
        },
      ];
    }),
  // Any seven days, and every shift as the longest of its kind: stricter, and never short of the law.
  lineRules: ({ maxPerWeek, halfDayMinutes, night }, shifts): readonly LineRule[] => {
    const isLong = (shift: ShiftType): boolean => {
      const duty = plainDuty(shift);
      return isNightDuty(PLAIN_CALENDAR, duty, night) || workMinutes(duty) > halfDayMinutes;
    };
    const max = shifts.some(isLong) ? Math.floor(maxPerWeek / 2) : maxPerWeek;
    return shifts.length > 0 ? [{ kind: 'rolling-shifts', days: 7, max }] : [];
  },
};
