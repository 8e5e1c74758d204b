import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import type { LineRule } from '../../problem/line-rule.js';
import type { Rule } from '../law.js';
import { dayOf } from '../work-line.js';

export interface WorkBreak {
  /** Presence after which a break is due. */
  readonly afterMinutes: number;
  readonly minutes: number;
}

/** A break in every spell longer than a limit. */
export const workBreak: Rule<WorkBreak> = {
  id: 'work-break',
  title: ({ afterMinutes, minutes }) => ({
    fr: `${minutes} minutes de pause au-delà de ${hours(afterMinutes)}`,
    en: `${minutes} minutes of break past ${hours(afterMinutes)}`,
  }),
  check: (line, { afterMinutes, minutes }) =>
    line.duties.flatMap((duty) => {
      const day = dayOf(line.calendar, duty.start);
      const found = duty.breakMinutes ?? 0;
      if (day < 0 || duty.end - duty.start <= afterMinutes || found >= minutes) return [];
      const date = dateWords(line.calendar.label(day));
      const length = hours(duty.end - duty.start);
      return [
        {
          day,
          found,
          limit: minutes,
          message: {
            fr: `${found} minutes de pause pour ${length} de présence le ${date.fr} ; ${minutes} au moins au-delà de ${hours(afterMinutes)}.`,
            en: `${found} minutes of break in ${length} of presence on ${date.en}; at least ${minutes} past ${hours(afterMinutes)}.`,
          },
        },
      ];
    }),
  lineRules: ({ afterMinutes, minutes }, shifts): readonly LineRule[] => {
    const without = shifts.filter(
      ({ durationMinutes, onCallMinutes = 0, breakMinutes = 0 }) =>
        durationMinutes - onCallMinutes > afterMinutes && breakMinutes < minutes,
    );
    return without.length > 0 ? [{ kind: 'max-shifts', shifts: without.map(({ id }) => id), max: 0 }] : [];
  },
};
