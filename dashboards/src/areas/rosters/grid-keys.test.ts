import { describe, expect, it } from 'vitest';
import { commandOf } from './grid-keys.js';

const shiftTypes = [{ id: 'D' }, { id: 'D2' }, { id: 'N' }];
const around = {
  at: { row: 4, day: 3 },
  rows: 59,
  days: 28,
  shift: null,
  shiftTypes,
  editable: true,
  hasMenu: true,
};
const press = (key: string, ctrl = false) => commandOf({ key, ctrl }, around);

describe('keys of the grid', () => {
  it('move by cell, to the ends, and stop at the border', () => {
    expect(press('ArrowRight')).toEqual({ type: 'move', to: { row: 4, day: 4 } });
    expect(press('Home')).toEqual({ type: 'move', to: { row: 4, day: 0 } });
    expect(press('End', true)).toEqual({ type: 'move', to: { row: 58, day: 27 } });
    expect(press('PageUp')).toEqual({ type: 'move', to: { row: 0, day: 3 } });
    expect(commandOf({ key: 'ArrowUp', ctrl: false }, { ...around, at: { row: 0, day: 0 } })).toEqual({
      type: 'move',
      to: { row: 0, day: 0 },
    });
  });

  it('put the shift a letter begins, and the next one when pressed again', () => {
    expect(press('d')).toEqual({ type: 'set', shift: 'D' });
    expect(commandOf({ key: 'd', ctrl: false }, { ...around, shift: 'D' })).toEqual({
      type: 'set',
      shift: 'D2',
    });
    expect(commandOf({ key: 'd', ctrl: false }, { ...around, shift: 'D2' })).toEqual({
      type: 'set',
      shift: 'D',
    });
    expect(press('x')).toBeNull();
  });

  it('lock, clear, undo, save and open the menu', () => {
    expect(press('L')).toEqual({ type: 'lock' });
    expect(press('Delete')).toEqual({ type: 'set', shift: null });
    expect(press('z', true)).toEqual({ type: 'undo' });
    expect(press('s', true)).toEqual({ type: 'save' });
    expect(press('Enter')).toEqual({ type: 'menu' });
  });

  it('only move for somebody who may not edit', () => {
    const reader = { ...around, editable: false, hasMenu: false };
    expect(commandOf({ key: 'd', ctrl: false }, reader)).toBeNull();
    expect(commandOf({ key: 'Delete', ctrl: false }, reader)).toBeNull();
    expect(commandOf({ key: 'ArrowDown', ctrl: false }, reader)?.type).toBe('move');
  });

  it('leave the browser its own keys', () => {
    expect(press('c', true)).toBeNull();
    expect(press('Tab')).toBeNull();
    expect(press('F5')).toBeNull();
  });
});
