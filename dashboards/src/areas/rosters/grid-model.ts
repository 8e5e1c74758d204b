import type { Roster, RosterRow, ShiftType } from '../../api/types.js';

/** One agent's row as it stands on screen; the object changes only when the row does. */
export interface GridRow {
  readonly id: string;
  readonly name: string;
  readonly shifts: readonly (string | null)[];
  readonly locked: readonly boolean[];
}

interface Change {
  readonly row: number;
  readonly day: number;
  readonly shift: string | null;
  readonly locked: boolean;
}

export interface GridState {
  /** What the server has. */
  readonly saved: readonly GridRow[];
  /** What the screen shows. */
  readonly rows: readonly GridRow[];
  /** Cells as they were before each edit, last first. */
  readonly undo: readonly Change[];
}

export type GridAction =
  | { readonly type: 'set'; readonly row: number; readonly day: number; readonly shift: string | null }
  | { readonly type: 'lock'; readonly row: number; readonly day: number }
  | { readonly type: 'undo' }
  /** The server's roster takes the place of what was saved; with `keep`, unsaved cells stay on top of it. */
  | { readonly type: 'load'; readonly roster: Pick<Roster, 'agents'>; readonly keep: boolean };

export interface PendingCell {
  readonly agent: string;
  readonly day: number;
  readonly shift: string | null;
  readonly locked: boolean;
}

const rowOf = (agent: RosterRow): GridRow => {
  const locked = new Set(agent.locked);
  return {
    id: agent.id,
    name: agent.name,
    shifts: agent.shifts,
    locked: agent.shifts.map((_, day) => locked.has(day)),
  };
};

export function initialGrid(roster: Pick<Roster, 'agents'>): GridState {
  const rows = roster.agents.map(rowOf);
  return { saved: rows, rows, undo: [] };
}

const replaceAt = <T>(list: readonly T[], index: number, value: T): readonly T[] =>
  list.map((item, at) => (at === index ? value : item));

function apply(rows: readonly GridRow[], change: Change): readonly GridRow[] {
  const row = rows[change.row];
  if (row === undefined) return rows;
  return replaceAt(rows, change.row, {
    ...row,
    shifts: replaceAt(row.shifts, change.day, change.shift),
    locked: replaceAt(row.locked, change.day, change.locked),
  });
}

function cellOf(state: GridState, row: number, day: number): Change | null {
  const shift = state.rows[row]?.shifts[day];
  return shift === undefined ? null : { row, day, shift, locked: state.rows[row]?.locked[day] ?? false };
}

function edit(state: GridState, before: Change, after: Change): GridState {
  return { ...state, rows: apply(state.rows, after), undo: [before, ...state.undo].slice(0, 500) };
}

/** Edits of the grid. A locked cell keeps its shift until it is unlocked. */
export function reduceGrid(state: GridState, action: GridAction): GridState {
  switch (action.type) {
    case 'set': {
      const cell = cellOf(state, action.row, action.day);
      if (cell === null || cell.locked || cell.shift === action.shift) return state;
      return edit(state, cell, { ...cell, shift: action.shift });
    }
    case 'lock': {
      const cell = cellOf(state, action.row, action.day);
      return cell === null ? state : edit(state, cell, { ...cell, locked: !cell.locked });
    }
    case 'undo': {
      const [last, ...rest] = state.undo;
      return last === undefined ? state : { ...state, rows: apply(state.rows, last), undo: rest };
    }
    case 'load': {
      const saved = action.roster.agents.map(rowOf);
      if (!action.keep) return { saved, rows: saved, undo: state.undo };
      const index = new Map(saved.map((row, at) => [row.id, at]));
      const rows = pendingCells(state).reduce<readonly GridRow[]>((current, cell) => {
        const row = index.get(cell.agent);
        return row === undefined ? current : apply(current, { ...cell, row });
      }, saved);
      return { saved, rows, undo: state.undo };
    }
  }
}

/** Cells that differ from what the server has. */
export function pendingCells(state: GridState): readonly PendingCell[] {
  return state.rows.flatMap((row, index) => {
    const saved = state.saved[index];
    if (saved === undefined || saved === row) return [];
    return row.shifts.flatMap((shift, day): PendingCell[] => {
      const locked = row.locked[day] ?? false;
      if (shift === saved.shifts[day] && locked === saved.locked[day]) return [];
      return [{ agent: row.id, day, shift, locked }];
    });
  });
}

/** Minutes of a shift on call at home, which are no work. */
export const onCallMinutes = (shift: ShiftType | undefined): number => shift?.onCallMinutes ?? 0;

export const hasOnCall = (shift: ShiftType | undefined): boolean => onCallMinutes(shift) > 0;

/** Minutes a shift counts as work. */
export const workMinutes = (shift: ShiftType | undefined): number =>
  shift === undefined ? 0 : Math.max(0, shift.durationMinutes - onCallMinutes(shift) - shift.breakMinutes);

export interface RowTotals {
  readonly planned: number;
  readonly contract: number;
  /** Planned and what leave counts for, less the contract. */
  readonly difference: number;
  readonly nights: number;
  readonly weekends: number;
  /** Turns on call at home. */
  readonly onCalls: number;
}

/** What the server counts of an agent's saved row, in minutes. */
export type ServerTotals = Pick<RosterRow, 'plannedMinutes' | 'contractMinutes' | 'leaveMinutes'>;

/** An agent the server says nothing of. */
export const NO_TOTALS: ServerTotals = { plannedMinutes: 0, contractMinutes: 0, leaveMinutes: 0 };

/** An agent's totals: the server's minutes, moved by what is not saved yet; nights, weekend shifts, turns on call counted here. */
export function rowTotals(
  row: GridRow,
  saved: GridRow,
  server: ServerTotals,
  shiftTypes: ReadonlyMap<string, ShiftType>,
  firstWeekday: number,
): RowTotals {
  let planned = server.plannedMinutes;
  let nights = 0;
  let weekends = 0;
  let onCalls = 0;
  row.shifts.forEach((id, day) => {
    const shift = id === null ? undefined : shiftTypes.get(id);
    const before = saved.shifts[day] ?? null;
    if (id !== before) {
      planned += workMinutes(shift) - workMinutes(before === null ? undefined : shiftTypes.get(before));
    }
    if (shift?.isNight) nights += 1;
    if (hasOnCall(shift)) onCalls += 1;
    if (workMinutes(shift) > 0 && (firstWeekday - 1 + day) % 7 >= 5) weekends += 1;
  });
  const { contractMinutes: contract, leaveMinutes } = server;
  return { planned, contract, difference: planned + leaveMinutes - contract, nights, weekends, onCalls };
}
