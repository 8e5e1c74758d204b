import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import type { LineRule } from '../../problem/line-rule.js';
import type { Rule } from '../law.js';
import { isNightDuty, type NightHours } from '../night-work/night-work.js';
import { PLAIN_CALENDAR, plainDuty } from '../plain-duty.js';
import { dutiesStarting, minutesGained, workMinutes } from '../work-line.js';

export interface DailyLength {
  /** Most minutes worked in a day (all spells that start on it), and in a night. */
  readonly dayMinutes: number;
  readonly nightMinutes: number;
  readonly night: NightHours;
  /** Extra minutes allowed to a duty during which the clocks go back, and to no other. */
  readonly clockChangeMinutes: number;
}

/** Longest day and longest night, in real minutes. */
export const dailyLength: Rule<DailyLength> = {
  id: 'daily-length',
  title: ({ dayMinutes, nightMinutes }) => ({
    fr: `${hours(dayMinutes)} de travail au plus par jour, ${hours(nightMinutes)} par nuit`,
    en: `at most ${hours(dayMinutes)} of work a day, ${hours(nightMinutes)} a night`,
  }),
  check: (line, { dayMinutes, nightMinutes, night, clockChangeMinutes }) =>
    Array.from({ length: line.days }, (_, day) => day).flatMap((day) => {
      const duties = dutiesStarting(line, day, 1);
      const last = duties.at(-1);
      if (last === undefined) return [];
      const isNight = duties.some((duty) => isNightDuty(line.calendar, duty, night));
      const crosses = duties.some((duty) => minutesGained(line.calendar, duty) > 0);
      const limit = (isNight ? nightMinutes : dayMinutes) + (crosses ? clockChangeMinutes : 0);
      const found = duties.reduce((sum, duty) => sum + workMinutes(duty), 0);
      if (found <= limit) return [];
      const date = dateWords(line.calendar.label(day));
      return [
        {
          day,
          found,
          limit,
          message: {
            fr: `${hours(found)} de travail le ${date.fr} ; ${hours(limit)} au plus ${isNight ? 'la nuit' : 'par jour'}.`,
            en: `${hours(found)} of work on ${date.en}; at most ${hours(limit)} ${isNight ? 'a night' : 'a day'}.`,
          },
        },
      ];
    }),
  // A shift too long on an ordinary day is too long on any; on the changes of clock only the check sees the hour.
  lineRules: ({ dayMinutes, nightMinutes, night }, shifts): readonly LineRule[] => {
    const tooLong = shifts.filter((shift) => {
      const duty = plainDuty(shift);
      return workMinutes(duty) > (isNightDuty(PLAIN_CALENDAR, duty, night) ? nightMinutes : dayMinutes);
    });
    return tooLong.length > 0 ? [{ kind: 'max-shifts', shifts: tooLong.map(({ id }) => id), max: 0 }] : [];
  },
};
