import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { weeklyRest } from './weekly-rest.js';

const rest = { days: 7, minutes: 2160 };

describe('36 hours of weekly rest', () => {
  const week = (resume: string) =>
    lineOf('2026-06-01', 7, [
      ...daily('2026-06', [1, 2, 3, 4, 5], '10:00', '19:00'),
      [`2026-06-07 ${resume}`, '2026-06-07 20:00'],
    ]);

  it('allows 36 hours and refuses a minute less', () => {
    expect(weeklyRest.check(week('07:00'), rest)).toEqual([]);
    expect(weeklyRest.check(week('06:59'), rest)).toMatchObject([{ day: 0, found: 2159, limit: 2160 }]);
  });

  it('looks over the period boundary', () => {
    const spells = daily('2026-06', [1, 2, 3, 4, 5, 6, 7], '08:00', '16:00');
    const faults = weeklyRest.check(lineOf('2026-06-04', 14, spells, 3), rest);
    expect(faults.map((fault) => fault.day)).toEqual([-3, -2]);
    expect(weeklyRest.check(lineOf('2026-06-04', 14, spells, 0), rest)).toEqual([]);
  });

  it('counts real hours on both clock changes', () => {
    const spring = lineOf('2026-03-23', 7, [
      ...daily('2026-03', [23, 24, 25, 26, 27], '10:00', '19:00'),
      ['2026-03-29 07:00', '2026-03-29 19:00'],
    ]);
    expect(weeklyRest.check(spring, rest)).toMatchObject([{ found: 2100 }]);
    const autumn = lineOf('2026-10-19', 7, [
      ...daily('2026-10', [19, 20, 21, 22, 23], '10:00', '20:00'),
      ['2026-10-25 07:00', '2026-10-25 19:00'],
    ]);
    expect(weeklyRest.check(autumn, rest)).toEqual([]);
  });
});
