import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { minutesInDays } from './minutes-in-days.js';

const rolling = { days: 7, maxMinutes: 2880, window: 'rolling', overtimeCounts: true } as const;

describe('48 hours in any 7 days', () => {
  it('allows four 12-hour days and refuses a minute more', () => {
    const four = daily('2026-06', [1, 2, 4, 6], '07:00', '19:00');
    expect(minutesInDays.check(lineOf('2026-06-01', 14, four), rolling)).toEqual([]);
    const more = [...four.slice(0, 3), ['2026-06-06 07:00', '2026-06-06 19:01'] as const];
    expect(minutesInDays.check(lineOf('2026-06-01', 14, more), rolling)).toMatchObject([
      { day: 0, found: 2881, limit: 2880 },
    ]);
  });

  it('slides: five days over two civil weeks are seen', () => {
    const line = lineOf('2026-06-01', 14, daily('2026-06', [5, 6, 7, 8, 9], '07:00', '19:00'));
    const faults = minutesInDays.check(line, rolling);
    expect(faults.map((fault) => fault.day)).toEqual([2, 3, 4]);
    expect(faults[0].message).toEqual({
      fr: '60 h de travail du mercredi 3 juin au mardi 9 juin ; 48 h au plus sur 7 jours.',
      en: '60 h of work from Wednesday 3 June to Tuesday 9 June; at most 48 h in 7 days.',
    });
    expect(minutesInDays.check(line, { ...rolling, window: 'civil-week' })).toEqual([]);
  });

  it('counts the work of before the period', () => {
    const spells = daily('2026-06', [1, 2, 3, 5, 7], '07:00', '19:00');
    expect(minutesInDays.check(lineOf('2026-06-05', 14, spells, 7), rolling)).toMatchObject([{ day: -4 }]);
    expect(minutesInDays.check(lineOf('2026-06-05', 14, spells.slice(3), 7), rolling)).toEqual([]);
  });

  it('does not judge windows wholly before the period', () => {
    const spells = daily('2026-06', [1, 2, 3, 4, 5], '07:00', '19:00');
    expect(minutesInDays.check(lineOf('2026-06-08', 7, spells, 14), rolling)).toEqual([]);
  });

  it('takes breaks off, and overtime where the limit is without it', () => {
    const spells = daily('2026-06', [1, 2, 3, 4], '07:00', '19:00');
    const limit = { ...rolling, maxMinutes: 2640, overtimeCounts: false };
    const withBreak = spells.map(([from, to]) => [from, to, { breakMinutes: 60 }] as const);
    const withOvertime = spells.map(([from, to]) => [from, to, { overtimeMinutes: 60 }] as const);
    expect(minutesInDays.check(lineOf('2026-06-01', 7, spells), limit)).toHaveLength(1);
    expect(minutesInDays.check(lineOf('2026-06-01', 7, withBreak), limit)).toEqual([]);
    expect(minutesInDays.check(lineOf('2026-06-01', 7, withOvertime), limit)).toEqual([]);
    expect(
      minutesInDays.check(lineOf('2026-06-01', 7, withOvertime), { ...limit, overtimeCounts: true }),
    ).toHaveLength(1);
  });

  it('counts 9 hours for the spring night and 11 for the autumn one', () => {
    const limit = { ...rolling, maxMinutes: 2400 };
    const spring = daily('2026-03', [25, 26, 27, 28], '21:00', '07:00');
    const autumn = daily('2026-10', [21, 22, 23, 24], '21:00', '07:00');
    expect(
      minutesInDays.check(lineOf('2026-03-23', 7, spring), { ...limit, maxMinutes: 2339 }),
    ).toMatchObject([{ found: 2340 }]);
    expect(minutesInDays.check(lineOf('2026-03-23', 7, spring), limit)).toEqual([]);
    expect(minutesInDays.check(lineOf('2026-10-19', 7, autumn), limit)).toMatchObject([{ found: 2460 }]);
  });

  it('tells the solver of any seven days, for civil weeks too', () => {
    const told = [{ kind: 'rolling-minutes', days: 7, max: 2880 }];
    expect(minutesInDays.lineRules(rolling, [])).toEqual(told);
    expect(minutesInDays.lineRules({ ...rolling, window: 'civil-week' }, [])).toEqual(told);
  });
});
