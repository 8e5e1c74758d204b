import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { dailyRest } from './daily-rest.js';

const rest = { minutes: 720 };

describe('daily rest', () => {
  it('allows 12 hours and refuses a minute less', () => {
    const pair = (start: string) =>
      lineOf('2026-06-01', 7, [
        ['2026-06-01 07:00', '2026-06-01 19:00'],
        [`2026-06-02 ${start}`, '2026-06-02 19:00'],
      ]);
    expect(dailyRest.check(pair('07:00'), rest)).toEqual([]);
    expect(dailyRest.check(pair('06:59'), rest)).toMatchObject([{ day: 1, found: 719, limit: 720 }]);
    expect(dailyRest.check(pair('06:59'), { minutes: 660 })).toEqual([]);
  });

  it('names the shift that comes too early', () => {
    const line = lineOf('2026-06-01', 7, [
      ['2026-06-01 21:00', '2026-06-02 07:00'],
      ['2026-06-02 14:00', '2026-06-02 21:00'],
    ]);
    expect(dailyRest.check(line, rest)[0].message).toEqual({
      fr: '7 h de repos avant la prise de poste du mardi 2 juin ; 12 h au moins.',
      en: '7 h of rest before the shift of Tuesday 2 June; at least 12 h.',
    });
  });

  it('looks over the period boundary, and leaves the past alone', () => {
    const spells = daily('2026-05', [30, 31], '21:00', '07:00');
    const next = [...spells, ['2026-06-01 13:00', '2026-06-01 20:00'] as const];
    expect(dailyRest.check(lineOf('2026-06-01', 7, next, 7), rest)).toMatchObject([{ day: 0, found: 360 }]);
    expect(dailyRest.check(lineOf('2026-06-02', 7, next, 7), rest)).toEqual([]);
  });

  it('sees the hour that both clock changes take or give', () => {
    const spring = lineOf('2026-03-28', 3, daily('2026-03', [28, 29], '07:00', '19:00'));
    expect(dailyRest.check(spring, rest)).toMatchObject([{ found: 660 }]);
    const autumn = lineOf('2026-10-24', 3, [
      ['2026-10-24 07:00', '2026-10-24 20:00'],
      ['2026-10-25 07:00', '2026-10-25 19:00'],
    ]);
    expect(dailyRest.check(autumn, rest)).toEqual([]);
  });

  it('takes the spells of a split day together while the rest still fits', () => {
    const split = (evening: string) =>
      lineOf('2026-06-01', 2, [
        ['2026-06-01 08:00', '2026-06-01 12:00'],
        ['2026-06-01 14:00', `2026-06-01 ${evening}`],
      ]);
    expect(dailyRest.check(split('18:00'), rest)).toEqual([]);
    expect(dailyRest.check(split('20:01'), rest)).toHaveLength(1);
  });
});
