import { useTranslation } from 'react-i18next';
import { type DayHead, dayClass } from './grid-row.js';
import classes from './roster-grid.module.css';

const totals = ['planned', 'contract', 'difference', 'nights', 'weekends'] as const;

/** Days and totals above the grid. */
export function GridHead({ days }: { readonly days: readonly DayHead[] }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={classes.corner}>
          {t('grid.agent')}
        </th>
        {days.map((day) => (
          <th key={day.date} scope="col" className={dayClass(day)} abbr={day.words}>
            <span className={classes.dow}>{day.weekday}</span>
            {day.month !== '' && <span className={classes.month}>{day.month}</span>}
            {day.dayOfMonth}
          </th>
        ))}
        {totals.map((total) => (
          <th key={total} scope="col" className={classes.total}>
            {t(`grid.${total}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
