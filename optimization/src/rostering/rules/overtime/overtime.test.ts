import { describe, expect, it } from 'vitest';
import { lineOf } from '../line.fixture.js';
import { overtime } from './overtime.js';

const caps = { monthMinutes: 1200, yearMinutes: 14_400 };
const shift = (date: string, overtimeMinutes: number) =>
  [`${date} 07:00`, `${date} 19:00`, { overtimeMinutes }] as const;

describe('overtime caps', () => {
  it('allows 20 hours in a month and refuses a minute more', () => {
    const month = (last: number) =>
      lineOf('2026-06-01', 28, [shift('2026-06-02', 600), shift('2026-06-20', last)]);
    expect(overtime.check(month(600), caps)).toEqual([]);
    expect(overtime.check(month(601), caps)).toMatchObject([{ day: 19, found: 1201, limit: 1200 }]);
  });

  it('starts again with the month, and adds what was worked before the period', () => {
    const spells = [shift('2026-05-29', 900), shift('2026-05-31', 400), shift('2026-06-01', 900)];
    expect(overtime.check(lineOf('2026-06-01', 28, spells, 7), caps)).toEqual([]);
    expect(overtime.check(lineOf('2026-05-30', 28, spells, 7), caps)).toMatchObject([{ found: 1300 }]);
  });

  it('caps the year', () => {
    const spells = [1, 2, 3, 4].map((month) => shift(`2026-0${month}-10`, 600));
    expect(overtime.check(lineOf('2026-01-01', 120, spells), { ...caps, yearMinutes: 2400 })).toEqual([]);
    expect(overtime.check(lineOf('2026-01-01', 120, spells), { ...caps, yearMinutes: 2399 })).toMatchObject([
      { found: 2400, limit: 2399 },
    ]);
  });

  it('dates a night by the local day it starts, on both clock changes', () => {
    const spring = lineOf('2026-03-28', 2, [
      ['2026-03-28 21:00', '2026-03-29 07:00', { overtimeMinutes: 1201 }],
    ]);
    expect(overtime.check(spring, caps)).toMatchObject([{ day: 0 }]);
    const autumn = lineOf('2026-10-24', 2, [
      ['2026-10-24 21:00', '2026-10-25 07:00', { overtimeMinutes: 1200 }],
    ]);
    expect(overtime.check(autumn, caps)).toEqual([]);
  });
});
