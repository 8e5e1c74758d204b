import { describe, expect, it } from 'vitest';
import { lineOf } from '../line.fixture.js';
import { restAfterDuty } from './rest-after-duty.js';

const rule = { restMinutes: 660, longestMinutes: 1440, clockChangeMinutes: 0 };

describe('doctors’ rest', () => {
  it('asks for 11 hours after a day, not a minute less', () => {
    const pair = (start: string) =>
      lineOf('2026-06-01', 3, [
        ['2026-06-01 08:00', '2026-06-01 21:00'],
        [`2026-06-02 ${start}`, '2026-06-02 18:00'],
      ]);
    expect(restAfterDuty.check(pair('08:00'), rule)).toEqual([]);
    expect(restAfterDuty.check(pair('07:59'), rule)).toMatchObject([{ day: 1, found: 659, limit: 660 }]);
  });

  it('asks for as much rest as work after a duty of 24 hours', () => {
    const pair = (start: string) =>
      lineOf('2026-06-01', 4, [
        ['2026-06-01 08:00', '2026-06-01 18:00'],
        ['2026-06-01 18:00', '2026-06-02 08:00'],
        [start, '2026-06-03 18:00'],
      ]);
    expect(restAfterDuty.check(pair('2026-06-03 08:00'), rule)).toEqual([]);
    expect(restAfterDuty.check(pair('2026-06-03 07:59'), rule)).toMatchObject([{ found: 1439, limit: 1440 }]);
  });

  it('refuses more than 24 hours on end, over the period boundary too', () => {
    const spells = [['2026-05-31 08:00', '2026-06-01 08:01']] as const;
    expect(restAfterDuty.check(lineOf('2026-06-01', 3, spells, 3), rule)).toMatchObject([{ found: 1441 }]);
    expect(restAfterDuty.check(lineOf('2026-06-02', 3, spells, 3), rule)).toEqual([]);
  });

  it('counts real hours on both clock changes', () => {
    const duty = (day: string, next: string) => lineOf(day, 2, [[`${day} 08:00`, `${next} 08:00`]]);
    expect(restAfterDuty.check(duty('2026-03-28', '2026-03-29'), { ...rule, longestMinutes: 1380 })).toEqual(
      [],
    );
    expect(restAfterDuty.check(duty('2026-10-24', '2026-10-25'), rule)).toMatchObject([{ found: 1500 }]);
  });

  it('forgives the hour that the clocks give, where a pack says so, and no other', () => {
    const tolerant = { ...rule, clockChangeMinutes: 60 };
    const line = (until: string) =>
      lineOf('2026-10-24', 4, [
        ['2026-10-24 08:30', until],
        ['2026-10-26 08:30', '2026-10-26 18:30'],
      ]);
    expect(restAfterDuty.check(line('2026-10-25 08:30'), tolerant)).toEqual([]);
    expect(restAfterDuty.check(line('2026-10-25 08:31'), tolerant)).toMatchObject([
      { found: 1441, limit: 1440 },
      { found: 1439, limit: 1441 },
    ]);
  });

  it('tells the solver of the rest, and of what may not follow a long duty', () => {
    const shifts = [
      { id: 'J', startMinute: 480, durationMinutes: 600 },
      { id: 'G', startMinute: 480, durationMinutes: 1440 },
      { id: 'S', startMinute: 1080, durationMinutes: 840 },
    ];
    expect(restAfterDuty.lineRules(rule, shifts)).toEqual([
      { kind: 'rest', minutes: 660 },
      { kind: 'rest', minutes: 1440, after: ['G'], onCallToo: true },
      { kind: 'rest', minutes: 840, after: ['S'], onCallToo: true },
    ]);
  });
});
