import type { ShiftType } from '../../api/types.js';

export interface Position {
  readonly row: number;
  readonly day: number;
}

export type GridCommand =
  | { readonly type: 'move'; readonly to: Position }
  | { readonly type: 'set'; readonly shift: string | null }
  | { readonly type: 'lock' }
  | { readonly type: 'undo' }
  | { readonly type: 'save' }
  | { readonly type: 'menu' };

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
}

interface Around {
  readonly at: Position;
  readonly rows: number;
  readonly days: number;
  readonly shift: string | null;
  readonly shiftTypes: readonly Pick<ShiftType, 'id'>[];
  /** False for a reader: moves only. */
  readonly editable: boolean;
  /** The cell has something in its menu. */
  readonly hasMenu: boolean;
}

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

function moveOf(press: KeyPress, { at, rows, days }: Around): Position | null {
  switch (press.key) {
    case 'ArrowLeft':
      return { row: at.row, day: within(at.day - 1, days) };
    case 'ArrowRight':
      return { row: at.row, day: within(at.day + 1, days) };
    case 'ArrowUp':
      return { row: within(at.row - 1, rows), day: at.day };
    case 'ArrowDown':
      return { row: within(at.row + 1, rows), day: at.day };
    case 'Home':
      return press.ctrl ? { row: 0, day: 0 } : { row: at.row, day: 0 };
    case 'End':
      return press.ctrl ? { row: rows - 1, day: days - 1 } : { row: at.row, day: days - 1 };
    case 'PageUp':
      return { row: within(at.row - 10, rows), day: at.day };
    case 'PageDown':
      return { row: within(at.row + 10, rows), day: at.day };
    default:
      return null;
  }
}

/** The shift a letter means: the first whose id begins with it, or the next one when that is already there. */
function shiftFor(letter: string, current: string | null, shiftTypes: Around['shiftTypes']): string | null {
  const found = shiftTypes.filter((shift) => shift.id.toLowerCase().startsWith(letter.toLowerCase()));
  if (found.length === 0) return null;
  const position = found.findIndex((shift) => shift.id === current);
  return found[(position + 1) % found.length]?.id ?? null;
}

/**
 * What a key does in the grid: arrows, Home, End and the page keys move; a letter puts the shift it begins; L locks;
 * Delete makes a day off; Ctrl-Z undoes; Ctrl-S saves; Enter, space or F2 open the cell's menu.
 */
export function commandOf(press: KeyPress, around: Around): GridCommand | null {
  const to = moveOf(press, around);
  if (to !== null) return { type: 'move', to };
  const key = press.key.toLowerCase();
  const opens = key === 'enter' || key === ' ' || key === 'f2';
  if (opens && !press.ctrl) return around.hasMenu ? { type: 'menu' } : null;
  if (!around.editable) return null;
  if (press.ctrl) return key === 'z' ? { type: 'undo' } : key === 's' ? { type: 'save' } : null;
  if (key === 'delete' || key === 'backspace') return { type: 'set', shift: null };
  if (key === 'l') return { type: 'lock' };
  if (press.key.length !== 1) return null;
  const shift = shiftFor(press.key, around.shift, around.shiftTypes);
  return shift === null ? null : { type: 'set', shift };
}
