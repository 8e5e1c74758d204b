import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import type { Rule } from '../law.js';
import type { WorkLine } from '../work-line.js';

export interface WeeklyRest {
  readonly days: number;
  readonly minutes: number;
}

/** In any so many calendar days on end, one rest of at least so many real minutes on end. */
export const weeklyRest: Rule<WeeklyRest> = {
  id: 'weekly-rest',
  title: ({ minutes }) => ({
    fr: `repos hebdomadaire de ${hours(minutes)} consécutives`,
    en: `weekly rest of ${hours(minutes)} on end`,
  }),
  check: (line, { days, minutes }) => {
    const first = Math.max(line.firstKnownDay, 1 - days);
    const starts = Array.from({ length: Math.max(0, line.days - days - first + 1) }, (_, k) => first + k);
    return starts.flatMap((day) => {
      const found = longestRest(line, line.calendar.instant(day, 0), line.calendar.instant(day + days, 0));
      if (found >= minutes) return [];
      const [from, to] = [
        dateWords(line.calendar.label(day)),
        dateWords(line.calendar.label(day + days - 1)),
      ];
      return [
        {
          day,
          found,
          limit: minutes,
          message: {
            fr: `Plus long repos du ${from.fr} au ${to.fr} : ${hours(found)} ; ${hours(minutes)} consécutives au moins.`,
            en: `Longest rest from ${from.en} to ${to.en}: ${hours(found)}; at least ${hours(minutes)} on end.`,
          },
        },
      ];
    });
  },
  lineRules: ({ days, minutes }) => [{ kind: 'weekly-rest', days, minutes }],
};

function longestRest(line: WorkLine, from: number, to: number): number {
  let longest = 0;
  let freeSince = from;
  for (const duty of line.duties) {
    if (duty.end <= from || duty.start >= to) continue;
    longest = Math.max(longest, duty.start - freeSince);
    freeSince = Math.max(freeSince, duty.end);
  }
  return Math.max(longest, to - freeSince);
}
