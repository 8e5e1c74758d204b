import { dateWords } from '../../../text/date-words.js';
import type { Rule } from '../law.js';
import { civilWeeks, dayOf, judgedDuties, rollingWindows } from '../work-line.js';

export interface DaysWorked {
  readonly max: number;
  readonly window: 'rolling' | 'civil-week';
}

/** Days on which work starts, among seven. */
export const daysWorked: Rule<DaysWorked> = {
  id: 'days-worked',
  title: ({ max, window }) => ({
    fr: `${max} jours de travail au plus ${window === 'rolling' ? 'sur 7 jours glissants' : 'par semaine'}`,
    en: `at most ${max} days of work ${window === 'rolling' ? 'in any 7 days' : 'a week'}`,
  }),
  check: (line, { max, window }) =>
    (window === 'rolling' ? rollingWindows(line, 7) : civilWeeks(line)).flatMap((day) => {
      const found = new Set(judgedDuties(line, day, 7).map((duty) => dayOf(line.calendar, duty.start))).size;
      if (found <= max) return [];
      const from = dateWords(line.calendar.label(day));
      return [
        {
          day,
          found,
          limit: max,
          message: {
            fr: `${found} jours de travail sur 7 à partir du ${from.fr} ; ${max} au plus.`,
            en: `${found} days of work in 7 from ${from.en}; at most ${max}.`,
          },
        },
      ];
    }),
  // For civil weeks the solver is told of any seven days: stricter, and never short of the law.
  lineRules: ({ max }) => [{ kind: 'rolling-shifts', days: 7, max }],
};
