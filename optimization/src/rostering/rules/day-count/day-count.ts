import type { Rule } from '../law.js';
import { dayOf } from '../work-line.js';

export interface DayCount {
  readonly maxPerYear: number;
}

/** Days worked in a civil year under a day-count contract, as far as they are known. */
export const dayCount: Rule<DayCount> = {
  id: 'day-count',
  title: ({ maxPerYear }) => ({
    fr: `forfait de ${maxPerYear} jours de travail par an`,
    en: `${maxPerYear} days of work a year`,
  }),
  check: (line, { maxPerYear }) => {
    const years = new Map<string, Set<number>>();
    for (const duty of line.duties) {
      const day = dayOf(line.calendar, duty.start);
      const year = line.calendar.label(day).slice(0, 4);
      years.set(year, (years.get(year) ?? new Set()).add(day));
    }
    return [...years].flatMap(([year, days]) => {
      const found = days.size;
      const day = Math.max(...days);
      if (found <= maxPerYear || day < 0) return [];
      return [
        {
          day,
          found,
          limit: maxPerYear,
          message: {
            fr: `${found} jours de travail en ${year} ; ${maxPerYear} au plus.`,
            en: `${found} days of work in ${year}; at most ${maxPerYear}.`,
          },
        },
      ];
    });
  },
  lineRules: () => [],
};
