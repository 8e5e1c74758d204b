import { memo } from 'react';
import type { ShiftType } from '../../api/types.js';
import type { GridRow, RowTotals } from './grid-model.js';
import classes from './roster-grid.module.css';

export interface DayHead {
  readonly date: string;
  readonly weekday: string;
  /** The month's short name, where one begins. */
  readonly month: string;
  readonly dayOfMonth: string;
  /** The whole date in words, for labels. */
  readonly words: string;
  readonly monday: boolean;
  readonly weekend: boolean;
}

/** Words a cell says of itself; the same object for every row of a language. */
export interface CellWords {
  readonly off: string;
  readonly locked: string;
  readonly edited: string;
  readonly violation: string;
  /** Said of a shift that this unit does not have: it is held in another. */
  readonly elsewhere: string;
  readonly leave: string;
  /** What stands in the cell of a day of leave. */
  readonly leaveMark: string;
}

interface GridRowProps {
  readonly row: GridRow;
  readonly saved: GridRow;
  readonly index: number;
  readonly days: readonly DayHead[];
  readonly shiftTypes: ReadonlyMap<string, ShiftType>;
  readonly shiftWords: ReadonlyMap<string, string>;
  readonly words: CellWords;
  /** The day whose cell takes the focus in this row; null in all other rows. */
  readonly activeDay: number | null;
  /** Days of this agent with a rule broken, comma separated, so that equal sets are equal. */
  readonly violationDays: string;
  /** Days of leave, in the same way. */
  readonly leaveDays: string;
  readonly planned: string;
  readonly contract: string;
  readonly difference: string;
  readonly over: boolean;
  readonly nights: RowTotals['nights'];
  readonly weekends: RowTotals['weekends'];
}

export const dayClass = (day: DayHead): string =>
  [day.monday ? classes.monday : '', day.weekend ? classes.weekend : ''].filter(Boolean).join(' ');

const daysOf = (list: string): ReadonlySet<number> => new Set(list === '' ? [] : list.split(',').map(Number));

/** Browsers give a grid's td this role by themselves; not every reader does. */
const asGridCell = { role: 'gridcell' } as const;

/** One agent's row. Drawn again only when its own cells, violations or focus change. */
export const GridRowView = memo(function GridRowView(props: GridRowProps) {
  const { row, saved, index, days, shiftTypes, shiftWords, words } = props;
  const broken = daysOf(props.violationDays);
  const leave = daysOf(props.leaveDays);
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className={classes.name} title={row.name}>
        {row.name}
      </th>
      {days.map((day, column) => {
        const id = row.shifts[column] ?? null;
        const locked = row.locked[column] ?? false;
        const edited = id !== (saved.shifts[column] ?? null) || locked !== (saved.locked[column] ?? false);
        const said = [
          `${row.name}, ${day.words}: ${id === null ? words.off : (shiftWords.get(id) ?? `${id} (${words.elsewhere})`)}`,
          locked ? words.locked : '',
          edited ? words.edited : '',
          leave.has(column) ? words.leave : '',
          broken.has(column) ? words.violation : '',
        ];
        return (
          <td
            key={day.date}
            {...asGridCell}
            aria-colindex={column + 2}
            aria-label={said.filter(Boolean).join(', ')}
            className={`${classes.cell} ${dayClass(day)}`}
            tabIndex={props.activeDay === column ? 0 : -1}
            data-row={index}
            data-day={column}
            data-locked={locked || undefined}
            data-edited={edited || undefined}
            data-violation={broken.has(column) || undefined}
          >
            {id === null ? (
              <span className={classes.off} data-leave={leave.has(column) || undefined}>
                {leave.has(column) ? words.leaveMark : '·'}
              </span>
            ) : (
              <span
                className={classes.shift}
                data-tone={shiftTypes.get(id)?.tone ?? 'leave'}
                title={shiftTypes.has(id) ? undefined : words.elsewhere}
              >
                {id}
              </span>
            )}
            {locked && (
              <svg className={classes.lock} viewBox="0 0 8 10" width="7" height="9" aria-hidden="true">
                <path d="M1 4.5h6V9H1z" fill="currentColor" />
                <path d="M2.3 4.5V3a1.7 1.7 0 0 1 3.4 0v1.5" fill="none" stroke="currentColor" />
              </svg>
            )}
          </td>
        );
      })}
      <td className={classes.total}>{props.planned}</td>
      <td className={classes.total}>{props.contract}</td>
      <td className={`${classes.total} ${props.over ? classes.over : ''}`}>{props.difference}</td>
      <td className={classes.total}>{props.nights}</td>
      <td className={classes.total}>{props.weekends}</td>
    </tr>
  );
});
