import { describe, expect, it } from 'vitest';
import type { ShiftType } from '../../api/types.js';
import { type GridState, initialGrid, pendingCells, reduceGrid, rowTotals } from './grid-model.js';

const agent = (id: string, shifts: (string | null)[], locked: number[] = []) => ({
  id,
  name: id.toUpperCase(),
  shifts,
  locked,
  plannedMinutes: 1440,
  leaveDays: [],
  leaveMinutes: 0,
  contractMinutes: 2100,
  onCallMinutes: 0,
});

const start = (): GridState =>
  initialGrid({ agents: [agent('a', ['D', null, 'N']), agent('b', ['N', 'N', null], [1])] });

describe('the grid’s edits', () => {
  it('change one cell and leave the other rows the very same objects', () => {
    const before = start();
    const after = reduceGrid(before, { type: 'set', row: 0, day: 1, shift: 'N' });
    expect(after.rows[0]?.shifts).toEqual(['D', 'N', 'N']);
    expect(after.rows[1]).toBe(before.rows[1]);
    expect(pendingCells(after)).toEqual([{ agent: 'a', day: 1, shift: 'N', locked: false }]);
  });

  it('leave a locked cell alone until it is unlocked', () => {
    const locked = start();
    expect(reduceGrid(locked, { type: 'set', row: 1, day: 1, shift: 'D' })).toBe(locked);
    const open = reduceGrid(locked, { type: 'lock', row: 1, day: 1 });
    expect(reduceGrid(open, { type: 'set', row: 1, day: 1, shift: 'D' }).rows[1]?.shifts[1]).toBe('D');
  });

  it('are undone one by one, down to nothing pending', () => {
    const once = reduceGrid(start(), { type: 'set', row: 0, day: 0, shift: null });
    const twice = reduceGrid(once, { type: 'lock', row: 0, day: 0 });
    const back = reduceGrid(reduceGrid(twice, { type: 'undo' }), { type: 'undo' });
    expect(pendingCells(back)).toEqual([]);
    expect(reduceGrid(back, { type: 'undo' })).toBe(back);
  });

  it('can be undone after they were saved, as a new edit', () => {
    const edited = reduceGrid(start(), { type: 'set', row: 0, day: 1, shift: 'N' });
    const saved = reduceGrid(edited, {
      type: 'load',
      roster: { agents: [agent('a', ['D', 'N', 'N']), agent('b', ['N', 'N', null], [1])] },
      keep: false,
    });
    expect(pendingCells(saved)).toEqual([]);
    expect(pendingCells(reduceGrid(saved, { type: 'undo' }))).toEqual([
      { agent: 'a', day: 1, shift: null, locked: false },
    ]);
  });

  it('stay on top of somebody else’s changes when asked to', () => {
    const edited = reduceGrid(start(), { type: 'set', row: 0, day: 1, shift: 'N' });
    const theirs = { agents: [agent('a', [null, null, 'N']), agent('b', ['D', 'N', null])] };
    const kept = reduceGrid(edited, { type: 'load', roster: theirs, keep: true });
    expect(kept.rows[0]?.shifts).toEqual([null, 'N', 'N']);
    expect(pendingCells(kept)).toHaveLength(1);
    expect(pendingCells(reduceGrid(edited, { type: 'load', roster: theirs, keep: false }))).toEqual([]);
  });
});

describe('an agent’s totals', () => {
  const shift = (id: string, isNight: boolean): ShiftType => ({
    id,
    name: { fr: id, en: id },
    startMinute: 420,
    durationMinutes: 720,
    breakMinutes: 30,
    isNight,
    tone: isNight ? 'night' : 'day',
  });
  const types = new Map([
    ['D', shift('D', false)],
    ['N', shift('N', true)],
  ]);

  it('move with an unsaved edit by the shift’s work, breaks left out', () => {
    const state = reduceGrid(start(), { type: 'set', row: 0, day: 1, shift: 'N' });
    const [row] = state.rows;
    const [saved] = state.saved;
    if (row === undefined || saved === undefined) throw new Error('no row');
    const server = { plannedMinutes: 1380, contractMinutes: 2100, leaveMinutes: 420 };
    expect(rowTotals(row, saved, server, types, 5)).toEqual({
      planned: 1380 + 690,
      contract: 2100,
      difference: 1380 + 690 + 420 - 2100,
      nights: 2,
      weekends: 2,
      onCalls: 0,
    });
  });

  it('count time on call at home apart: no hours and no weekend, but a turn', () => {
    const onCall = { ...shift('A', false), onCallMinutes: 720, breakMinutes: 0 };
    const both = { ...shift('K', false), durationMinutes: 1440, onCallMinutes: 720 };
    const all = new Map([...types, ['A', onCall], ['K', both]]);
    const edited = reduceGrid(reduceGrid(start(), { type: 'set', row: 0, day: 1, shift: 'A' }), {
      type: 'set',
      row: 0,
      day: 2,
      shift: 'K',
    });
    const [row] = edited.rows;
    const [saved] = edited.saved;
    if (row === undefined || saved === undefined) throw new Error('no row');
    const server = { plannedMinutes: 1380, contractMinutes: 2100, leaveMinutes: 420 };
    const before = rowTotals(saved, saved, server, all, 5);
    const after = rowTotals(row, saved, server, all, 5);
    const workedBefore = saved.shifts[2] === null ? 0 : 690;
    expect(after.planned - before.planned).toBe(690 - workedBefore);
    expect(after.onCalls).toBe(2);
  });
});
