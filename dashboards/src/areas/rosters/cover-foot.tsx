import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roster, Unit } from '../../api/types.js';
import { coverByDay } from '../../charts/cover-data.js';
import { useFormat } from '../../i18n/use-format.js';
import { type DayHead, dayClass } from './grid-row.js';
import classes from './roster-grid.module.css';
import { skillName } from './words.js';

interface CoverFootProps {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly days: readonly DayHead[];
}

/** Worst lack of staff and highest risk of each day, a row per skill. */
export function CoverFoot({ roster, unit, days }: CoverFootProps) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const cover = useMemo(
    () =>
      unit.skills
        .filter((skill) => roster.cover.some((slot) => slot.skill === skill))
        .map((skill) => ({
          skill,
          days: coverByDay(roster.cover, skill, roster.from, roster.days, unit.timeZone),
        })),
    [roster, unit],
  );
  return (
    <tfoot>
      {cover.map(({ skill, days: ofSkill }) => (
        <tr key={skill}>
          <th scope="row" className={classes.name}>
            {t('grid.coverOf', { skill: skillName(t, skill) })}
          </th>
          {ofSkill.map((day, column) => {
            const head = days[column];
            const text = day.worst > 0 ? `−${day.worst}` : '✓';
            const risk = day.risk === null ? '' : `, ${t('grid.risk', { risk: percent(day.risk) })}`;
            const said = day.worst > 0 ? t('grid.short', { value: day.worst }) : t('grid.met');
            return (
              <td
                key={day.date}
                className={`${head ? dayClass(head) : ''} ${day.worst > 0 ? classes.short : ''}`}
                title={`${said}${risk}`}
              >
                <span aria-hidden="true">{text}</span>
                <span className="r-visually-hidden">{`${said}${risk}`}</span>
              </td>
            );
          })}
          <td colSpan={5} />
        </tr>
      ))}
    </tfoot>
  );
}
