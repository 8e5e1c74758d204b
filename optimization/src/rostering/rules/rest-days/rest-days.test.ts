import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { restDays } from './rest-days.js';

const rule = { days: 14, min: 4, together: 2, sunday: true };
const without = (off: readonly number[]) =>
  Array.from({ length: 14 }, (_, k) => k + 1).filter((date) => !off.includes(date));

describe('4 rest days in 14, 2 together including a Sunday', () => {
  it('allows exactly that, Saturday–Sunday or Sunday–Monday', () => {
    for (const off of [
      [3, 6, 7, 10],
      [3, 7, 8, 10],
      [1, 2, 13, 14],
    ]) {
      expect(
        restDays.check(lineOf('2026-06-01', 14, daily('2026-06', without(off), '07:00', '15:00')), rule),
      ).toEqual([]);
    }
  });

  it('refuses three days, and four without a Sunday among two together', () => {
    const three = lineOf('2026-06-01', 14, daily('2026-06', without([6, 7, 10]), '07:00', '15:00'));
    expect(restDays.check(three, rule)).toMatchObject([{ day: 0, found: 3, limit: 4 }]);
    const apart = lineOf('2026-06-01', 14, daily('2026-06', without([2, 3, 7, 10]), '07:00', '15:00'));
    expect(restDays.check(apart, rule)).toMatchObject([{ found: 1, limit: 2 }]);
  });

  it('does not count the morning after a night (CAA Lyon 17LY01556)', () => {
    const nights = daily('2026-06', without([6, 7, 3, 10]), '21:00', '07:00');
    const faults = restDays.check(lineOf('2026-06-01', 14, nights), rule);
    expect(faults).toMatchObject([
      { found: 1, limit: 4 },
      { found: 1, limit: 2 },
    ]);
  });

  it('starts its blocks on the Monday before, when the past is known', () => {
    const spells = daily('2026-06', without([6, 7, 10]), '07:00', '15:00');
    expect(restDays.check(lineOf('2026-06-03', 12, spells, 2), rule)).toMatchObject([{ day: -2, found: 3 }]);
    expect(restDays.check(lineOf('2026-06-03', 12, spells, 1), rule)).toEqual([]);
  });

  it('keeps whole days on both clock changes', () => {
    const spring = daily('2026-03', [16, 17, 18, 19, 20, 23, 24, 25, 26, 27], '07:00', '15:00');
    expect(restDays.check(lineOf('2026-03-16', 14, spring), rule)).toEqual([]);
    const late = [...spring, ['2026-03-28 21:00', '2026-03-29 00:30'] as const];
    expect(restDays.check(lineOf('2026-03-16', 14, late), { ...rule, min: 3 })).toMatchObject([
      { found: 2, limit: 3 },
    ]);
    const autumn = daily('2026-10', [12, 13, 14, 15, 16, 19, 20, 21, 22, 23], '07:00', '15:00');
    expect(restDays.check(lineOf('2026-10-12', 14, autumn), rule)).toEqual([]);
  });
});
