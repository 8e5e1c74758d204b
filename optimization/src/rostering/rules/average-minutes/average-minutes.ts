import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import type { Rule } from '../law.js';
import { judgedDuties, rollingWindows, workMinutes } from '../work-line.js';

export interface AverageMinutes {
  /** Length of the reference period in weeks (4 months: 17). */
  readonly weeks: number;
  readonly maxMinutesPerWeek: number;
}

/**
 * Work averaged over any reference period of weeks on end. A period not wholly known is judged on what is known of
 * it: that can only miss a breach, never invent one.
 */
export const averageMinutes: Rule<AverageMinutes> = {
  id: 'average-minutes',
  title: ({ weeks, maxMinutesPerWeek }) => ({
    fr: `${hours(maxMinutesPerWeek)} par semaine au plus en moyenne sur ${weeks} semaines`,
    en: `at most ${hours(maxMinutesPerWeek)} a week on average over ${weeks} weeks`,
  }),
  check: (line, { weeks, maxMinutesPerWeek }) => {
    const days = 7 * weeks;
    const worst = rollingWindows(line, days)
      .map((day) => ({
        day,
        total: judgedDuties(line, day, days).reduce((sum, duty) => sum + workMinutes(duty), 0),
      }))
      .reduce((most, window) => (window.total > most.total ? window : most));
    const found = worst.total / weeks;
    if (found <= maxMinutesPerWeek) return [];
    const from = dateWords(line.calendar.label(worst.day));
    return [
      {
        day: worst.day,
        found,
        limit: maxMinutesPerWeek,
        message: {
          fr: `${hours(found)} par semaine en moyenne sur ${weeks} semaines à partir du ${from.fr} ; ${hours(maxMinutesPerWeek)} au plus.`,
          en: `${hours(found)} a week on average over ${weeks} weeks from ${from.en}; at most ${hours(maxMinutesPerWeek)}.`,
        },
      },
    ];
  },
  lineRules: () => [],
};
