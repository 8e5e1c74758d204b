import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import { hasOnCall } from '../../problem/calendar.js';
import type { LineRule } from '../../problem/line-rule.js';
import type { Fault, Rule } from '../law.js';
import { dayOf } from '../work-line.js';

export interface RestAfterCallOut {
  readonly minutes: number;
}

/** Rest from the end of the last call-out of a turn on call, travel included, to the next start of work. */
export const restAfterCallOut: Rule<RestAfterCallOut> = {
  id: 'rest-after-call-out',
  title: ({ minutes }) => ({
    fr: `${hours(minutes)} de repos après un déplacement en astreinte`,
    en: `${hours(minutes)} of rest after a call-out`,
  }),
  check: ({ callOuts = [], duties, calendar }, { minutes }) =>
    callOuts.flatMap((callOut, index): readonly Fault[] => {
      const next = duties.find(({ start }) => start >= Math.max(callOut.start, calendar.instant(0, 0)));
      const later = callOuts[index + 1];
      const isLast = later === undefined || next === undefined || later.start >= next.start;
      if (next === undefined || !isLast || next.start - callOut.end >= minutes) return [];
      const day = dayOf(calendar, next.start);
      const found = Math.max(0, next.start - callOut.end);
      const date = dateWords(calendar.label(day));
      return [
        {
          day,
          found,
          limit: minutes,
          message: {
            fr: `${hours(found)} de repos entre un déplacement en astreinte et la prise de poste du ${date.fr} ; ${hours(minutes)} au moins.`,
            en: `${hours(found)} of rest between a call-out and the shift of ${date.en}; at least ${hours(minutes)}.`,
          },
        },
      ];
    }),
  lineRules: ({ minutes }, shifts): readonly LineRule[] =>
    shifts.some(hasOnCall) ? [{ kind: 'rest-after-call-out', minutes }] : [],
};
