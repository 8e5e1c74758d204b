import { DateInput } from '@mantine/dates';
import 'dayjs/locale/fr';
import { format, isValid, parse } from 'date-fns';
import type { FocusEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendarLabels } from './use-calendar-labels.js';

export interface DateFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`; '' for none. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly onFocus?: (event: FocusEvent<HTMLInputElement>) => void;
  readonly onBlur?: (event: FocusEvent<HTMLInputElement>) => void;
  readonly error?: ReactNode;
  readonly minDate?: string;
  readonly maxDate?: string;
  readonly clearable?: boolean;
}

const patterns = ['dd/MM/yyyy', 'yyyy-MM-dd', 'd/M/yy'];

/** A typed day, as `31/12/2026` or `2026-12-31`; null when it is neither. */
export function parseDay(text: string): string | null {
  for (const pattern of patterns) {
    const day = parse(text.trim(), pattern, new Date(2000, 0, 1));
    if (isValid(day) && day.getFullYear() >= 2000) return format(day, 'yyyy-MM-dd');
  }
  return null;
}

/** A day, typed or picked in a calendar whose weeks begin on Monday. */
export function DateField({ value = '', onChange = () => {}, ...rest }: DateFieldProps) {
  const { i18n, t } = useTranslation();
  return (
    <DateInput
      {...rest}
      value={value === '' ? null : value}
      onChange={(day) => onChange(day ?? '')}
      dateParser={parseDay}
      valueFormat="DD/MM/YYYY"
      placeholder={t('calendar.dayFormat')}
      locale={i18n.language}
      firstDayOfWeek={1}
      ariaLabels={useCalendarLabels()}
    />
  );
}
