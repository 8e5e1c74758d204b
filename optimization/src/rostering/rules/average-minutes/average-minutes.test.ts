import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { averageMinutes } from './average-minutes.js';

const limit = { weeks: 2, maxMinutesPerWeek: 2400 };

describe('average over a reference period', () => {
  it('allows the average and refuses a minute more', () => {
    const spells = daily('2026-06', [1, 2, 3, 4, 5, 8, 9, 10], '08:00', '18:00');
    expect(averageMinutes.check(lineOf('2026-06-01', 14, spells), limit)).toEqual([]);
    const more = [...spells, ['2026-06-12 08:00', '2026-06-12 08:02'] as const];
    expect(averageMinutes.check(lineOf('2026-06-01', 14, more), limit)).toMatchObject([
      { found: 2401, limit: 2400 },
    ]);
  });

  it('reaches back before the period, and only so far', () => {
    const spells = daily('2026-06', [1, 2, 3, 4, 5, 8, 9, 10, 14], '08:00', '18:00');
    expect(averageMinutes.check(lineOf('2026-06-14', 14, spells, 30), limit)).toMatchObject([{ day: -13 }]);
    expect(averageMinutes.check(lineOf('2026-06-16', 14, spells, 30), limit)).toEqual([]);
  });

  it('counts real hours on both clock changes', () => {
    const one = { weeks: 1, maxMinutesPerWeek: 600 };
    const spring = lineOf('2026-03-23', 7, daily('2026-03', [28], '21:00', '07:00'));
    const autumn = lineOf('2026-10-19', 7, daily('2026-10', [24], '21:00', '07:00'));
    expect(averageMinutes.check(spring, { ...one, maxMinutesPerWeek: 539 })).toMatchObject([{ found: 540 }]);
    expect(averageMinutes.check(spring, one)).toEqual([]);
    expect(averageMinutes.check(autumn, one)).toMatchObject([{ found: 660 }]);
  });
});
