import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import type { Rule } from '../law.js';
import { dayOf } from '../work-line.js';

export interface DailyRest {
  readonly minutes: number;
}

/**
 * Real minutes of rest between the end of a day's work and the start of the next. Spells of one day belong together
 * as long as the rest still fits in the 24 hours from the first.
 */
export const dailyRest: Rule<DailyRest> = {
  id: 'daily-rest',
  title: ({ minutes }) => ({
    fr: `${hours(minutes)} de repos quotidien`,
    en: `${hours(minutes)} of daily rest`,
  }),
  check: (line, { minutes }) =>
    line.duties.slice(1).flatMap((after, index) => {
      const before = line.duties[index];
      const day = dayOf(line.calendar, after.start);
      const found = after.start - before.end;
      const sameDay =
        day === dayOf(line.calendar, before.start) && after.end - before.start <= 1440 - minutes;
      if (day < 0 || found >= minutes || sameDay) return [];
      const date = dateWords(line.calendar.label(day));
      return [
        {
          day,
          found,
          limit: minutes,
          message: {
            fr: `${hours(Math.max(0, found))} de repos avant la prise de poste du ${date.fr} ; ${hours(minutes)} au moins.`,
            en: `${hours(Math.max(0, found))} of rest before the shift of ${date.en}; at least ${hours(minutes)}.`,
          },
        },
      ];
    }),
  lineRules: ({ minutes }) => [{ kind: 'rest', minutes }],
};
