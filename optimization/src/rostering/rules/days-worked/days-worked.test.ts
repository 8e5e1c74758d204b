import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { daysWorked } from './days-worked.js';

const week = { max: 6, window: 'civil-week' } as const;

describe('six days a week', () => {
  it('allows six and refuses seven', () => {
    const six = lineOf('2026-06-01', 7, daily('2026-06', [1, 2, 3, 4, 5, 6], '08:00', '15:00'));
    expect(daysWorked.check(six, week)).toEqual([]);
    const seven = lineOf('2026-06-01', 7, daily('2026-06', [1, 2, 3, 4, 5, 6, 7], '08:00', '15:00'));
    expect(daysWorked.check(seven, week)).toMatchObject([{ day: 0, found: 7, limit: 6 }]);
  });

  it('looks over the period boundary, by civil week or by any seven days', () => {
    const spells = daily('2026-06', [4, 5, 6, 7, 8, 9, 10], '08:00', '15:00');
    expect(daysWorked.check(lineOf('2026-06-08', 7, spells, 7), week)).toEqual([]);
    expect(daysWorked.check(lineOf('2026-06-08', 7, spells, 7), { max: 6, window: 'rolling' })).toMatchObject(
      [{ day: -4 }],
    );
  });

  it('counts a night once, on both clock changes', () => {
    const spring = lineOf('2026-03-23', 7, daily('2026-03', [27, 28, 29], '21:00', '07:00'));
    expect(daysWorked.check(spring, { ...week, max: 3 })).toEqual([]);
    const autumn = lineOf('2026-10-19', 7, daily('2026-10', [23, 24, 25], '21:00', '07:00'));
    expect(daysWorked.check(autumn, { ...week, max: 2 })).toMatchObject([{ found: 3 }]);
  });
});
