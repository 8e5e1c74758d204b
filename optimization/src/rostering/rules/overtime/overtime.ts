import { hours } from '../../../text/local-text.js';
import type { Rule } from '../law.js';
import { dayOf } from '../work-line.js';

export interface OvertimeCaps {
  readonly monthMinutes: number;
  readonly yearMinutes: number;
}

/** 20 hours a month, 240 a year (décret 2002-9, art. 15; décret 2020-297). Certainty S. */
export const HOSPITAL_OVERTIME: OvertimeCaps = { monthMinutes: 1200, yearMinutes: 14_400 };

/** Overtime by civil month and civil year, as far as it is known. */
export const overtime: Rule<OvertimeCaps> = {
  id: 'overtime',
  title: ({ monthMinutes, yearMinutes }) => ({
    fr: `${hours(monthMinutes)} supplémentaires au plus par mois, ${hours(yearMinutes)} par an`,
    en: `at most ${hours(monthMinutes)} of overtime a month, ${hours(yearMinutes)} a year`,
  }),
  check: (line, caps) => {
    const totals = new Map<string, { minutes: number; day: number }>();
    for (const duty of line.duties) {
      const day = dayOf(line.calendar, duty.start);
      const date = line.calendar.label(day);
      for (const period of [date.slice(0, 7), date.slice(0, 4)]) {
        const minutes = (totals.get(period)?.minutes ?? 0) + (duty.overtimeMinutes ?? 0);
        totals.set(period, { minutes, day });
      }
    }
    return [...totals].flatMap(([period, { minutes, day }]) => {
      const limit = period.length === 4 ? caps.yearMinutes : caps.monthMinutes;
      if (minutes <= limit || day < 0) return [];
      return [
        {
          day,
          found: minutes,
          limit,
          message: {
            fr: `${hours(minutes)} supplémentaires en ${period} ; ${hours(limit)} au plus.`,
            en: `${hours(minutes)} of overtime in ${period}; at most ${hours(limit)}.`,
          },
        },
      ];
    });
  },
  lineRules: () => [],
};
