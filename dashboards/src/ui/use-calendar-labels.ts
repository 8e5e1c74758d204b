import type { Calendar } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

/** What a screen reader says of a calendar's buttons. */
export function useCalendarLabels(): Calendar.AriaLabels {
  const { t } = useTranslation();
  return {
    monthLevelControl: t('calendar.chooseMonth'),
    yearLevelControl: t('calendar.chooseYear'),
    nextMonth: t('calendar.nextMonth'),
    previousMonth: t('calendar.previousMonth'),
    nextYear: t('calendar.nextYear'),
    previousYear: t('calendar.previousYear'),
    nextDecade: t('calendar.nextDecade'),
    previousDecade: t('calendar.previousDecade'),
  };
}
