import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import { hasOnCall } from '../../problem/calendar.js';
import type { LineRule } from '../../problem/line-rule.js';
import type { Rule } from '../law.js';
import { judgedOnCalls, rollingWindows } from '../work-line.js';

export interface OnCallHours {
  readonly days: number;
  readonly maxMinutes: number;
}

/** Time on call at home in any so many days; a spell counts on the local day on which it starts. */
export const onCallHours: Rule<OnCallHours> = {
  id: 'on-call-hours',
  title: ({ days, maxMinutes }) => ({
    fr: `${hours(maxMinutes)} d’astreinte au plus sur ${days} jours`,
    en: `at most ${hours(maxMinutes)} on call in ${days} days`,
  }),
  check: (line, { days, maxMinutes }) =>
    rollingWindows(line, days).flatMap((day) => {
      const found = judgedOnCalls(line, day, days).reduce((sum, { start, end }) => sum + end - start, 0);
      if (found <= maxMinutes) return [];
      const from = dateWords(line.calendar.label(day));
      return [
        {
          day,
          found,
          limit: maxMinutes,
          message: {
            fr: `${hours(found)} d’astreinte sur ${days} jours à partir du ${from.fr} ; ${hours(maxMinutes)} au plus.`,
            en: `${hours(found)} on call in ${days} days from ${from.en}; at most ${hours(maxMinutes)}.`,
          },
        },
      ];
    }),
  lineRules: ({ days, maxMinutes }, shifts): readonly LineRule[] =>
    shifts.some(hasOnCall) ? [{ kind: 'rolling-minutes', days, max: maxMinutes, onCall: true }] : [],
};
