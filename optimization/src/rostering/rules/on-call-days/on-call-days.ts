import { dateWords } from '../../../text/date-words.js';
import type { LocalText } from '../../../text/local-text.js';
import { hasOnCall } from '../../problem/calendar.js';
import type { LineRule } from '../../problem/line-rule.js';
import { holidaysOf, NATIONAL_CALENDAR, publicHolidays } from '../../problem/public-holidays.js';
import type { Period } from '../../problem/roster-problem.js';
import type { Fault, Rule } from '../law.js';
import { dayOf, type WorkLine } from '../work-line.js';

export interface OnCallDays {
  /** Saturdays, Sundays and public holidays on which on-call duty may start in a civil month, each. */
  readonly maxOfEach: number;
}

const LONGEST_MONTH = 31;
const SATURDAY = 5;
const SUNDAY = 6;

interface Kind {
  readonly words: LocalText;
  readonly holds: (line: WorkLine, day: number) => boolean;
}

const KINDS: readonly Kind[] = [
  {
    words: { fr: 'samedis', en: 'Saturdays' },
    holds: (line, day) => line.calendar.weekday(day) === SATURDAY,
  },
  { words: { fr: 'dimanches', en: 'Sundays' }, holds: (line, day) => line.calendar.weekday(day) === SUNDAY },
  {
    words: { fr: 'jours fériés', en: 'public holidays' },
    holds: ({ calendar, holidayCalendar = NATIONAL_CALENDAR }, day) => {
      const date = calendar.label(day);
      return publicHolidays(holidayCalendar, Number(date.slice(0, 4))).includes(date);
    },
  },
];

/**
 * On call on few Saturdays, Sundays and public holidays of a civil month. The solver is told of any 31 days for Saturdays
 * and Sundays, and of the holidays of each month within the period: holidays of the same month before it are seen by the
 * check.
 */
export const onCallDays: Rule<OnCallDays> = {
  id: 'on-call-days',
  title: ({ maxOfEach }) => ({
    fr: `astreinte : ${maxOfEach} samedi, ${maxOfEach} dimanche et ${maxOfEach} jour férié au plus par mois`,
    en: `on call on at most ${maxOfEach} Saturday, ${maxOfEach} Sunday and ${maxOfEach} public holiday a month`,
  }),
  check: (line, { maxOfEach }) =>
    KINDS.flatMap(({ words, holds }) => {
      const days = [...new Set((line.onCalls ?? []).map(({ start }) => dayOf(line.calendar, start)))];
      const months = new Map<string, number[]>();
      for (const day of days.filter((each) => holds(line, each))) {
        const month = line.calendar.label(day).slice(0, 7);
        months.set(month, [...(months.get(month) ?? []), day]);
      }
      return [...months.values()].flatMap((held): readonly Fault[] => {
        const day = Math.max(...held);
        if (held.length <= maxOfEach || day < 0) return [];
        const date = dateWords(line.calendar.label(day));
        return [
          {
            day,
            found: held.length,
            limit: maxOfEach,
            message: {
              fr: `D’astreinte ${held.length} ${words.fr} du même mois (le dernier : ${date.fr}) ; ${maxOfEach} au plus.`,
              en: `On call on ${held.length} ${words.en} of one month (the last: ${date.en}); at most ${maxOfEach}.`,
            },
          },
        ];
      });
    }),
  lineRules: ({ maxOfEach: max }, types, period): readonly LineRule[] => {
    const shifts = types.filter(hasOnCall).map(({ id }) => id);
    if (shifts.length === 0) return [];
    const days = LONGEST_MONTH;
    return [
      { kind: 'rolling-shifts', shifts, weekdays: [SATURDAY], days, max },
      { kind: 'rolling-shifts', shifts, weekdays: [SUNDAY], days, max },
      ...holidaysByMonth(period)
        .filter((held) => held.length > max)
        .map((onDays): LineRule => ({ kind: 'rolling-shifts', shifts, onDays, days, max })),
    ];
  },
};

function holidaysByMonth(period: Period | undefined): readonly (readonly number[])[] {
  if (period === undefined) return [];
  const first = Date.parse(`${period.start}T00:00:00Z`);
  const months = new Map<string, number[]>();
  for (const day of holidaysOf(period)) {
    const month = new Date(first + day * 86_400_000).toISOString().slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  return [...months.values()];
}
