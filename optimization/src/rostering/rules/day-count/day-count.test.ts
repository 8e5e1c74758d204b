import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { dayCount } from './day-count.js';

describe('day-count contract', () => {
  const three = daily('2026-06', [1, 2, 4], '08:00', '17:00');

  it('allows so many days and refuses one more', () => {
    expect(dayCount.check(lineOf('2026-06-01', 7, three), { maxPerYear: 3 })).toEqual([]);
    expect(dayCount.check(lineOf('2026-06-01', 7, three), { maxPerYear: 2 })).toMatchObject([
      { day: 3, found: 3, limit: 2 },
    ]);
  });

  it('counts a day once whatever its spells, and those of before the period', () => {
    const split = [...three, ['2026-06-04 18:00', '2026-06-04 20:00'] as const];
    expect(dayCount.check(lineOf('2026-06-04', 7, split, 7), { maxPerYear: 3 })).toEqual([]);
    expect(dayCount.check(lineOf('2026-06-04', 7, split, 7), { maxPerYear: 2 })).toHaveLength(1);
  });

  it('starts again with the year, and leaves the past alone', () => {
    const over = [
      ...daily('2025-12', [30, 31], '21:00', '07:00'),
      ...daily('2026-01', [1], '21:00', '07:00'),
    ];
    expect(dayCount.check(lineOf('2025-12-29', 7, over), { maxPerYear: 2 })).toEqual([]);
    expect(dayCount.check(lineOf('2026-01-02', 7, over, 7), { maxPerYear: 0 })).toEqual([]);
  });

  it('dates a night by the local day it starts, on both clock changes', () => {
    const spring = lineOf('2026-03-23', 7, daily('2026-03', [28, 29], '21:00', '07:00'));
    const autumn = lineOf('2026-10-19', 7, daily('2026-10', [24, 25], '21:00', '07:00'));
    for (const line of [spring, autumn])
      expect(dayCount.check(line, { maxPerYear: 1 })).toMatchObject([{ found: 2 }]);
  });
});
