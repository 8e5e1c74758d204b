import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import type { Rule } from '../law.js';
import { civilWeeks, type Duty, judgedDuties, rollingWindows, workMinutes } from '../work-line.js';

export interface MinutesInDays {
  readonly days: number;
  readonly maxMinutes: number;
  /** `rolling`: any days on end. `civil-week`: Monday to Sunday. */
  readonly window: 'rolling' | 'civil-week';
  readonly overtimeCounts: boolean;
}

/** At most so many minutes of work in so many days; a duty counts on the local day on which it starts. */
export const minutesInDays: Rule<MinutesInDays> = {
  id: 'minutes-in-days',
  title: ({ days, maxMinutes, window, overtimeCounts }) => ({
    fr: `${hours(maxMinutes)} au plus ${window === 'rolling' ? `sur ${days} jours glissants` : 'par semaine civile'}${overtimeCounts ? ', heures supplémentaires comprises' : ' hors heures supplémentaires'}`,
    en: `at most ${hours(maxMinutes)} ${window === 'rolling' ? `in any ${days} days` : 'in a civil week'}${overtimeCounts ? ', overtime included' : ' without overtime'}`,
  }),
  check: (line, { days, maxMinutes, window, overtimeCounts }) => {
    const starts = window === 'rolling' ? rollingWindows(line, days) : civilWeeks(line);
    const minutesOf = (duty: Duty): number =>
      workMinutes(duty) - (overtimeCounts ? 0 : (duty.overtimeMinutes ?? 0));
    const counted = { ...line, duties: line.duties.filter((duty) => minutesOf(duty) > 0) };
    return starts.flatMap((day) => {
      const found = judgedDuties(counted, day, days).reduce((sum, duty) => sum + minutesOf(duty), 0);
      if (found <= maxMinutes) return [];
      const [from, to] = [
        dateWords(line.calendar.label(day)),
        dateWords(line.calendar.label(day + days - 1)),
      ];
      return [
        {
          day,
          found,
          limit: maxMinutes,
          message: {
            fr: `${hours(found)} de travail du ${from.fr} au ${to.fr} ; ${hours(maxMinutes)} au plus sur ${days} jours.`,
            en: `${hours(found)} of work from ${from.en} to ${to.en}; at most ${hours(maxMinutes)} in ${days} days.`,
          },
        },
      ];
    });
  },
  // For civil weeks the solver is told of any seven days: stricter, and never short of the law.
  lineRules: ({ days, maxMinutes, overtimeCounts }) => [
    {
      kind: 'rolling-minutes',
      days,
      max: maxMinutes,
      ...(overtimeCounts ? {} : { withoutOvertime: true }),
    },
  ],
};
