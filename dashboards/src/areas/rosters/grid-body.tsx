import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roster, ShiftType, Violation } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { weekdayOf } from '../../ui/time.js';
import type { Position } from './grid-keys.js';
import { type GridState, NO_TOTALS, rowTotals } from './grid-model.js';
import { type DayHead, GridRowView } from './grid-row.js';

interface GridBodyProps {
  readonly roster: Roster;
  readonly state: GridState;
  readonly days: readonly DayHead[];
  readonly shiftTypes: ReadonlyMap<string, ShiftType>;
  readonly shiftWords: ReadonlyMap<string, string>;
  readonly violations: readonly Violation[];
  readonly active: Position;
}

/** One row an agent; a row is drawn again only when it changes. */
export function GridBody(props: GridBodyProps) {
  const { roster, state, days, shiftTypes, shiftWords, violations, active } = props;
  const { t } = useTranslation();
  const { hours } = useFormat();
  const words = useMemo(
    () => ({
      off: t('grid.off'),
      locked: t('grid.locked'),
      edited: t('grid.edited'),
      violation: t('grid.violation'),
      elsewhere: t('grid.elsewhere'),
      leave: t('grid.leave'),
      leaveMark: t('grid.leaveMark'),
    }),
    [t],
  );
  const broken = useMemo(() => {
    const byAgent = new Map<string, Set<number>>();
    for (const violation of violations) {
      if (violation.agent === null || violation.day === null) continue;
      byAgent.set(violation.agent, (byAgent.get(violation.agent) ?? new Set()).add(violation.day));
    }
    return new Map([...byAgent].map(([agent, of]) => [agent, [...of].sort((a, b) => a - b).join(',')]));
  }, [violations]);
  const firstWeekday = weekdayOf(roster.from);
  return (
    <tbody>
      {state.rows.map((row, index) => {
        const saved = state.saved[index] ?? row;
        const server = roster.agents[index] ?? NO_TOTALS;
        const totals = rowTotals(row, saved, server, shiftTypes, firstWeekday);
        const { difference } = totals;
        return (
          <GridRowView
            key={row.id}
            row={row}
            saved={saved}
            index={index}
            days={days}
            shiftTypes={shiftTypes}
            shiftWords={shiftWords}
            words={words}
            activeDay={index === active.row ? active.day : null}
            violationDays={broken.get(row.id) ?? ''}
            leaveDays={(roster.agents[index]?.leaveDays ?? []).join()}
            planned={hours(totals.planned)}
            contract={hours(totals.contract)}
            difference={`${difference > 0 ? '+' : ''}${hours(difference)}`}
            over={difference > 0}
            nights={totals.nights}
            weekends={totals.weekends}
          />
        );
      })}
    </tbody>
  );
}
