import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { HOSPITAL_NIGHT } from '../night-work/night-work.js';
import { halfDays } from './half-days.js';

const rule = { maxPerWeek: 10, halfDayMinutes: 300, night: HOSPITAL_NIGHT };

describe('half-days', () => {
  const week = daily('2026-06', [1, 2, 3, 4], '08:00', '18:00');

  it('allows ten and refuses eleven', () => {
    const ten = [...week, ...daily('2026-06', [5, 6], '08:00', '13:00')];
    expect(halfDays.check(lineOf('2026-06-01', 7, ten), rule)).toEqual([]);
    const eleven = [...ten, ...daily('2026-06', [7], '08:00', '12:00')];
    expect(halfDays.check(lineOf('2026-06-01', 7, eleven), rule)).toMatchObject([{ found: 11, limit: 10 }]);
  });

  it('counts a night for two', () => {
    const nights = daily('2026-06', [1, 2, 3, 4, 5], '21:00', '07:00');
    expect(halfDays.check(lineOf('2026-06-01', 7, nights), rule)).toEqual([]);
    expect(halfDays.check(lineOf('2026-06-01', 7, nights), { ...rule, maxPerWeek: 9 })).toMatchObject([
      { found: 10 },
    ]);
  });

  it('counts the days of its week from before the period', () => {
    const six = daily('2026-06', [1, 2, 3, 4, 5, 6], '08:00', '18:00');
    expect(halfDays.check(lineOf('2026-06-05', 3, six, 4), rule)).toMatchObject([{ day: -4, found: 12 }]);
    expect(halfDays.check(lineOf('2026-06-08', 7, six, 7), rule)).toEqual([]);
  });

  it('counts the night of both clock changes for two', () => {
    const spring = lineOf('2026-03-23', 7, daily('2026-03', [28], '21:00', '06:00'));
    const autumn = lineOf('2026-10-19', 7, daily('2026-10', [24], '21:00', '06:00'));
    for (const line of [spring, autumn]) {
      expect(halfDays.check(line, { ...rule, maxPerWeek: 1 })).toMatchObject([{ found: 2 }]);
    }
  });

  it('tells the solver the strict way: any seven days, every shift as the longest', () => {
    const morning = { id: 'M', startMinute: 480, durationMinutes: 300 };
    const day = { id: 'J', startMinute: 510, durationMinutes: 600 };
    const told = (shifts: readonly (typeof day)[]) => halfDays.lineRules(rule, shifts);
    expect(told([morning])).toEqual([{ kind: 'rolling-shifts', days: 7, max: 10 }]);
    expect(told([morning, day])).toEqual([{ kind: 'rolling-shifts', days: 7, max: 5 }]);
  });
});
