import { Box } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roster, Unit } from '../../api/types.js';
import { coverByDay } from '../../charts/cover-data.js';
import { useFormat } from '../../i18n/use-format.js';
import { addDays, civil, weekdayOf } from '../../ui/time.js';
import { useSearch, wholeNumber } from '../../ui/use-search.js';
import { CellMenu } from './cell-menu.js';
import { commandOf, type GridCommand, type Position } from './grid-keys.js';
import { rowTotals } from './grid-model.js';
import { type DayHead, dayClass, GridRowView } from './grid-row.js';
import classes from './roster-grid.module.css';
import { ShiftLegend, shiftInWords } from './shift-legend.js';
import type { RosterEdits } from './use-roster-edits.js';
import { skillName } from './words.js';

interface RosterGridProps {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly edits: RosterEdits;
  /** Why the grid cannot be edited; null when it can. */
  readonly readOnly: string | null;
}

/** The selected cell, kept in the address a moment after the last move. */
function useActiveCell(roster: Roster): readonly [Position, (to: Position) => void] {
  const [params, change] = useSearch();
  const [active, setActive] = useState<Position>(() => ({
    row: Math.max(
      0,
      roster.agents.findIndex((agent) => agent.id === params.get('agent')),
    ),
    day: wholeNumber(params.get('day'), 0, roster.days - 1, 0),
  }));
  const remember = useDebouncedCallback((to: Position) => {
    change({ agent: roster.agents[to.row]?.id ?? null, day: String(to.day) });
  }, 400);
  const move = useCallback(
    (to: Position) => {
      setActive(to);
      remember(to);
    },
    [remember],
  );
  return [active, move];
}

const positionOf = (target: EventTarget | null): Position | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell === null ? null : { row: Number(cell.dataset.row), day: Number(cell.dataset.day) };
};

/** Worst lack of staff and highest risk of each day, a row per skill. */
function CoverFoot({
  roster,
  unit,
  days,
}: {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly days: readonly DayHead[];
}) {
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

/**
 * Agents by days, an ARIA grid: one tab stop, arrows to move, letters to assign. The same commands are in a menu on
 * each cell for mouse and touch.
 */
export function RosterGrid({ roster, unit, edits, readOnly }: RosterGridProps) {
  const { t } = useTranslation();
  const { hours, local, language } = useFormat();
  const { state, dispatch, violations } = edits;
  const [active, setActive] = useActiveCell(roster);
  const [menu, setMenu] = useState<DOMRect | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const pressedAgain = useRef(false);

  const days = useMemo<readonly DayHead[]>(
    () =>
      Array.from({ length: roster.days }, (_, day) => {
        const date = addDays(roster.from, day);
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
    [roster.from, roster.days, language],
  );
  const shiftTypes = useMemo(() => new Map(unit.shiftTypes.map((shift) => [shift.id, shift])), [unit]);
  const shiftWords = useMemo(
    () => new Map(unit.shiftTypes.map((shift) => [shift.id, shiftInWords(shift, local(shift.name))])),
    [unit, local],
  );
  const words = useMemo(
    () => ({
      off: t('grid.off'),
      locked: t('grid.locked'),
      edited: t('grid.edited'),
      violation: t('grid.violation'),
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

  const focusCell = useCallback((to: Position) => {
    const cell = table.current?.querySelector<HTMLElement>(`[data-row="${to.row}"][data-day="${to.day}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);

  const run = (command: GridCommand) => {
    const { row, day } = active;
    switch (command.type) {
      case 'move':
        setActive(command.to);
        focusCell(command.to);
        return;
      case 'set':
        dispatch({ type: 'set', row, day, shift: command.shift });
        return;
      case 'lock':
        dispatch({ type: 'lock', row, day });
        return;
      case 'undo':
        dispatch({ type: 'undo' });
        return;
      case 'save':
        edits.save();
        return;
      case 'menu': {
        const cell = table.current?.querySelector(`[data-row="${row}"][data-day="${day}"]`);
        setMenu(cell?.getBoundingClientRect() ?? null);
      }
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || positionOf(event.target) === null) return;
    const command = commandOf(
      { key: event.key, ctrl: event.ctrlKey || event.metaKey },
      {
        at: active,
        rows: state.rows.length,
        days: roster.days,
        shift: state.rows[active.row]?.shifts[active.day] ?? null,
        shiftTypes: unit.shiftTypes,
        editable: readOnly === null,
      },
    );
    if (command === null) return;
    event.preventDefault();
    run(command);
  };

  const openMenu = (event: MouseEvent) => {
    const to = positionOf(event.target);
    if (to === null || readOnly !== null) return;
    event.preventDefault();
    setActive(to);
    const cell = event.target instanceof Element ? event.target.closest('[data-row]') : null;
    setMenu(cell?.getBoundingClientRect() ?? null);
  };

  // The press itself moves the focus, so that only what was focused before it tells a second click from a first.
  const onMouseDown = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest('[data-row]') : null;
    pressedAgain.current = cell !== null && cell === document.activeElement;
  };

  const onClick = (event: MouseEvent) => {
    const to = positionOf(event.target);
    if (to === null) return;
    if (pressedAgain.current) {
      openMenu(event);
      return;
    }
    setActive(to);
    focusCell(to);
  };

  const closeMenu = () => {
    setMenu(null);
    focusCell(active);
  };

  const current = state.rows[active.row];
  const here = days[active.day];
  const shift = current?.shifts[active.day] ?? null;
  const cellTitle = `${current?.name ?? ''} · ${here?.words ?? ''}`;
  const mine = violations.filter((item) => item.agent === current?.id && item.day === active.day);
  const firstWeekday = weekdayOf(roster.from);
  return (
    <>
      <div className={`${classes.bar} r-no-print`}>
        <strong>{cellTitle}</strong>
        <span>{shift === null ? words.off : (shiftWords.get(shift) ?? shift)}</span>
        {current?.locked[active.day] === true && <span>{words.locked}</span>}
        <span aria-live="polite">
          {mine.map((item) => (
            <span
              key={item.rule + item.article}
              className={classes.over}
            >{`${local(item.message)} (${item.article}) `}</span>
          ))}
        </span>
        {readOnly !== null && <em>{readOnly}</em>}
      </div>
      <div className={classes.scroll}>
        <Box
          component="table"
          ref={table}
          className={classes.grid}
          role="grid"
          aria-label={t('grid.label')}
          aria-describedby="grid-keys"
          aria-rowcount={state.rows.length + 1}
          aria-colcount={roster.days + 6}
          aria-readonly={readOnly !== null}
          onKeyDown={onKeyDown}
          onMouseDown={onMouseDown}
          onClick={onClick}
          onDoubleClick={openMenu}
          onContextMenu={openMenu}
        >
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
              <th scope="col" className={classes.total}>
                {t('grid.planned')}
              </th>
              <th scope="col" className={classes.total}>
                {t('grid.contract')}
              </th>
              <th scope="col" className={classes.total}>
                {t('grid.difference')}
              </th>
              <th scope="col" className={classes.total}>
                {t('grid.nights')}
              </th>
              <th scope="col" className={classes.total}>
                {t('grid.weekends')}
              </th>
            </tr>
          </thead>
          <tbody>
            {state.rows.map((row, index) => {
              const saved = state.saved[index] ?? row;
              const server = roster.agents[index];
              const totals = rowTotals(
                row,
                saved,
                server ?? { plannedMinutes: 0, contractMinutes: 0 },
                shiftTypes,
                firstWeekday,
              );
              const difference = totals.planned - totals.contract;
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
          <CoverFoot roster={roster} unit={unit} days={days} />
        </Box>
      </div>
      <ShiftLegend shiftTypes={unit.shiftTypes} />
      <p id="grid-keys" className={`${classes.legend} r-no-print`}>
        {readOnly === null ? t('grid.keys') : t('grid.keysRead')}
      </p>
      <CellMenu
        place={menu}
        title={cellTitle}
        locked={current?.locked[active.day] ?? false}
        shiftTypes={unit.shiftTypes}
        onCommand={(command) => {
          run(command);
          closeMenu();
        }}
        onClose={closeMenu}
      />
    </>
  );
}
