import { useTranslation } from 'react-i18next';
import type { ShiftType } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { clock } from '../../ui/time.js';
import classes from './roster-grid.module.css';
import { skillName } from './words.js';

/** A shift's name and hours, "Jour 07:00–19:00"; a name that says its hours is left as it is. */
export const shiftInWords = (shift: ShiftType, name: string): string =>
  /\d/.test(name)
    ? name
    : `${name} ${clock(shift.startMinute)}–${clock(shift.startMinute + shift.durationMinutes)}`;

/** What a shift is besides plain work: its area, a handover, time on call at home. */
function Extras({ shift }: { readonly shift: ShiftType }) {
  const { t } = useTranslation();
  const { area, handoverMinutes = 0, onCallMinutes = 0, startMinute, durationMinutes } = shift;
  const end = startMinute + durationMinutes;
  const said = [
    area === undefined ? '' : t('grid.area', { area: skillName(t, area) }),
    handoverMinutes > 0 ? t('grid.handover', { minutes: handoverMinutes }) : '',
    onCallMinutes > 0 ? t('grid.onCallFrom', { from: clock(end - onCallMinutes), to: clock(end) }) : '',
  ].filter(Boolean);
  return said.length === 0 ? null : ` (${said.join(', ')})`;
}

/** Each letter of the grid with its name and hours; colour is never the only difference. */
export function ShiftLegend({ shiftTypes }: { readonly shiftTypes: readonly ShiftType[] }) {
  const { t } = useTranslation();
  const { local } = useFormat();
  return (
    <ul className={classes.legend} aria-label={t('grid.legend')}>
      {shiftTypes.map((shift) => (
        <li key={shift.id}>
          <span className={`${classes.shift} ${classes.key}`} data-tone={shift.tone}>
            {shift.id}
          </span>
          <span>
            {shiftInWords(shift, local(shift.name))}
            <Extras shift={shift} />
          </span>
        </li>
      ))}
      <li>
        <span aria-hidden="true">·</span>
        {t('grid.off')}
      </li>
      <li>
        <span className={`${classes.off} ${classes.key}`} data-leave>
          {t('grid.leaveMark')}
        </span>
        {t('grid.leave')}
      </li>
    </ul>
  );
}
