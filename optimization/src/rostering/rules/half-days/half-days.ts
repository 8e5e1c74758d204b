import { dateWords } from '../../../text/date-words.js';
import type { Rule } from '../law.js';
import { isNightDuty, type NightHours } from '../night-work/night-work.js';
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
  lineRules: () => [],
};
