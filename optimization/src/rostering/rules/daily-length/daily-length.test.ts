import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { HOSPITAL_NIGHT } from '../night-work/night-work.js';
import { dailyLength } from './daily-length.js';

const ordinary = { dayMinutes: 540, nightMinutes: 600, night: HOSPITAL_NIGHT, clockChangeMinutes: 0 };
const on = (start: string, from: string, to: string, breakMinutes = 0) =>
  lineOf(start, 2, [[from, to, { breakMinutes }]]);

describe('longest day and night', () => {
  it('allows 9 hours a day and refuses a minute more', () => {
    expect(dailyLength.check(on('2026-06-01', '2026-06-01 08:00', '2026-06-01 17:00'), ordinary)).toEqual([]);
    const long = on('2026-06-01', '2026-06-01 08:00', '2026-06-01 17:01');
    expect(dailyLength.check(long, ordinary)).toMatchObject([{ day: 0, found: 541, limit: 540 }]);
    const paused = on('2026-06-01', '2026-06-01 08:00', '2026-06-01 17:30', 30);
    expect(dailyLength.check(paused, ordinary)).toEqual([]);
  });

  it('allows 10 hours a night and refuses a minute more', () => {
    expect(dailyLength.check(on('2026-06-01', '2026-06-01 21:00', '2026-06-02 07:00'), ordinary)).toEqual([]);
    expect(
      dailyLength.check(on('2026-06-01', '2026-06-01 20:59', '2026-06-02 07:00'), ordinary),
    ).toMatchObject([{ found: 601, limit: 600 }]);
  });

  it('allows 12 hours by derogation', () => {
    const twelve = { ...ordinary, dayMinutes: 720, nightMinutes: 720 };
    expect(dailyLength.check(on('2026-06-01', '2026-06-01 19:00', '2026-06-02 07:00'), twelve)).toEqual([]);
    expect(dailyLength.check(on('2026-06-01', '2026-06-01 07:00', '2026-06-01 19:01'), twelve)).toHaveLength(
      1,
    );
  });

  it('adds the spells of a day', () => {
    const split = lineOf('2026-06-01', 2, [
      ['2026-06-01 07:00', '2026-06-01 12:00'],
      ['2026-06-01 13:00', '2026-06-01 17:30'],
    ]);
    expect(dailyLength.check(split, ordinary)).toMatchObject([{ found: 570 }]);
  });

  it('leaves the past alone, and judges the last day of the period', () => {
    const spells = daily('2026-05', [31], '07:00', '19:00');
    expect(dailyLength.check(lineOf('2026-06-01', 7, spells, 7), ordinary)).toEqual([]);
    expect(dailyLength.check(lineOf('2026-05-25', 7, spells), ordinary)).toMatchObject([{ day: 6 }]);
  });

  it('counts 9 hours for the spring night, 11 for the autumn one', () => {
    const spring = on('2026-03-28', '2026-03-28 21:00', '2026-03-29 07:00');
    expect(dailyLength.check(spring, { ...ordinary, nightMinutes: 539 })).toMatchObject([{ found: 540 }]);
    const autumn = on('2026-10-24', '2026-10-24 21:00', '2026-10-25 07:00');
    expect(dailyLength.check(autumn, ordinary)).toMatchObject([{ found: 660, limit: 600 }]);
  });

  it('may tolerate the hour the clocks give back, for that duty only', () => {
    const tolerant = { ...ordinary, clockChangeMinutes: 60 };
    expect(dailyLength.check(on('2026-10-24', '2026-10-24 21:00', '2026-10-25 07:00'), tolerant)).toEqual([]);
    expect(
      dailyLength.check(on('2026-10-24', '2026-10-24 20:59', '2026-10-25 07:00'), tolerant),
    ).toHaveLength(1);
    expect(
      dailyLength.check(on('2026-10-23', '2026-10-23 20:59', '2026-10-24 07:00'), tolerant),
    ).toHaveLength(1);
    expect(
      dailyLength.check(on('2026-10-25', '2026-10-25 08:00', '2026-10-25 17:01'), tolerant),
    ).toHaveLength(1);
  });

  it('tells the solver of shifts too long on any day, by day and by night', () => {
    const shift = (id: string, startMinute: number, durationMinutes: number) => ({
      id,
      startMinute,
      durationMinutes,
    });
    const shifts = [shift('J', 480, 540), shift('K', 480, 541), shift('N', 1260, 600), shift('O', 1260, 601)];
    expect(dailyLength.lineRules(ordinary, shifts)).toEqual([
      { kind: 'max-shifts', shifts: ['K', 'O'], max: 0 },
    ]);
    expect(dailyLength.lineRules(ordinary, shifts.slice(0, 1))).toEqual([]);
  });
});
