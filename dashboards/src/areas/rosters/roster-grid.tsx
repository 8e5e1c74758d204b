import { Box } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roster, Unit } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { type CellAction, CellMenu } from './cell-menu.js';
import { CoverFoot } from './cover-foot.js';
import { GridBar } from './grid-bar.js';
import { GridBody } from './grid-body.js';
import { GridHead } from './grid-head.js';
import { commandOf, type GridCommand, type Position } from './grid-keys.js';
import classes from './roster-grid.module.css';
import { ShiftLegend, shiftInWords } from './shift-legend.js';
import { positionOf, useActiveCell } from './use-active-cell.js';
import { useDayHeads } from './use-day-heads.js';
import type { RosterEdits } from './use-roster-edits.js';

interface RosterGridProps {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly edits: RosterEdits;
  /** Why the grid cannot be edited; null when it can. */
  readonly readOnly: string | null;
  /** What else can be done with a cell, in its menu; nothing for who may only read. */
  readonly actions: (agent: string, day: number) => readonly CellAction[];
}

const cellOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('[data-row]') : null;

/**
 * Agents by days, an ARIA grid: one tab stop, arrows to move, letters to assign. The same commands are in a menu on
 * each cell for mouse and touch.
 */
export function RosterGrid({ roster, unit, edits, readOnly, actions }: RosterGridProps) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const { state, dispatch, violations } = edits;
  const [active, setActive] = useActiveCell(roster);
  const [menu, setMenu] = useState<DOMRect | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const pressedAgain = useRef(false);
  const days = useDayHeads(roster);
  const shiftTypes = useMemo(() => new Map(unit.shiftTypes.map((shift) => [shift.id, shift])), [unit]);
  const shiftWords = useMemo(
    () => new Map(unit.shiftTypes.map((shift) => [shift.id, shiftInWords(shift, local(shift.name))])),
    [unit, local],
  );
  const current = state.rows[active.row];
  const cellActions = current === undefined ? [] : actions(current.id, active.day);
  const hasMenu = readOnly === null || cellActions.length > 0;

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
        shift: current?.shifts[active.day] ?? null,
        shiftTypes: unit.shiftTypes,
        editable: readOnly === null,
        hasMenu,
      },
    );
    if (command === null) return;
    event.preventDefault();
    run(command);
  };

  const openMenu = (event: MouseEvent) => {
    const to = positionOf(event.target);
    if (to === null || !hasMenu) return;
    event.preventDefault();
    setActive(to);
    setMenu(cellOf(event.target)?.getBoundingClientRect() ?? null);
  };

  // The press itself moves the focus, so that only what was focused before it tells a second click from a first.
  const onMouseDown = (event: MouseEvent) => {
    const cell = cellOf(event.target);
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

  const shift = current?.shifts[active.day] ?? null;
  const cellTitle = `${current?.name ?? ''} · ${days[active.day]?.words ?? ''}`;
  return (
    <>
      <GridBar
        title={cellTitle}
        content={shift === null ? t('grid.off') : (shiftWords.get(shift) ?? shift)}
        locked={current?.locked[active.day] === true}
        violations={violations.filter((item) => item.agent === current?.id && item.day === active.day)}
        readOnly={readOnly}
      />
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
          <GridHead days={days} />
          <GridBody
            roster={roster}
            state={state}
            days={days}
            shiftTypes={shiftTypes}
            shiftWords={shiftWords}
            violations={violations}
            active={active}
          />
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
        shiftTypes={readOnly === null ? unit.shiftTypes : null}
        actions={cellActions}
        onCommand={(command) => {
          run(command);
          closeMenu();
        }}
        onClose={closeMenu}
      />
    </>
  );
}
