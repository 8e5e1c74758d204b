import { describe, expect, it } from 'vitest';
import { absenceOf, firstDay, newRow } from './absence-rows.js';

describe('absences as they are typed', () => {
  it('become days of the roster, cut at its ends', () => {
    const row = { key: 1, agent: 'a1', from: '2026-12-06', to: '2026-12-09' };
    expect(absenceOf(row, '2026-12-07', 7)).toEqual({ agent: 'a1', fromDay: 0, toDay: 2 });
    expect(absenceOf({ ...row, to: '2027-01-31' }, '2026-12-07', 7)?.toDay).toBe(6);
  });

  it('are nothing without an agent, with wrong dates, or outside the roster', () => {
    const row = newRow(1, 'a1', '2026-12-07', 3);
    expect(absenceOf({ ...row, agent: null }, '2026-12-07', 7)).toBeNull();
    expect(absenceOf({ ...row, to: '' }, '2026-12-07', 7)).toBeNull();
    expect(absenceOf({ ...row, to: '2026-12-09' }, '2026-12-07', 7)).toBeNull();
    expect(absenceOf({ ...row, from: '2027-01-01', to: '2027-01-02' }, '2026-12-07', 7)).toBeNull();
  });

  it('set the first day that may change: the first absence, not before today', () => {
    const on = (fromDay: number) => ({ agent: 'a', fromDay, toDay: fromDay });
    expect(firstDay([on(9), on(11)], 6)).toBe(9);
    expect(firstDay([on(2)], 6)).toBe(6);
    expect(firstDay([], 6)).toBe(6);
  });
});
