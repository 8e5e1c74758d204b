import { MonthPickerInput } from '@mantine/dates';
import 'dayjs/locale/fr';
import { useTranslation } from 'react-i18next';
import { useCalendarLabels } from './use-calendar-labels.js';

interface MonthFieldProps {
  readonly label: string;
  /** `YYYY-MM`. */
  readonly value: string;
  readonly onChange: (value: string | null) => void;
}

/** A month, picked by name. */
export function MonthField({ label, value, onChange }: MonthFieldProps) {
  const { i18n } = useTranslation();
  return (
    <MonthPickerInput
      label={label}
      value={`${value}-01`}
      onChange={(day) => onChange(day?.slice(0, 7) ?? null)}
      valueFormat="MMMM YYYY"
      locale={i18n.language}
      miw={160}
      ariaLabels={useCalendarLabels()}
    />
  );
}
