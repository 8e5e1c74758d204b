import { useMemo } from 'react';
import type { Roster } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { addDays, civil, weekdayOf } from '../../ui/time.js';
import type { DayHead } from './grid-row.js';

/** The grid's days, in words of the language on screen. */
export function useDayHeads({ from, days }: Pick<Roster, 'from' | 'days'>): readonly DayHead[] {
  const { language } = useFormat();
  return useMemo(
    () =>
      Array.from({ length: days }, (_, day) => {
        const date = addDays(from, day);
        return {
          date,
          weekday: civil(date, 'EEEEEE', language),
          month: day === 0 || date.endsWith('-01') ? civil(date, 'MMM', language) : '',
          dayOfMonth: civil(date, 'd', language),
          words: civil(date, 'EEEE d MMMM', language),
          monday: weekdayOf(date) === 1,
          weekend: weekdayOf(date) >= 6,
        };
      }),
    [from, days, language],
  );
}
