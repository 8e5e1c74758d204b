import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { onCallDays } from './on-call-days.js';

const rule = { maxOfEach: 1 };
const on = (month: string, days: readonly number[]) => daily(month, days, '18:00', '08:00');

describe('days on call', () => {
  it('may be one Saturday and one Sunday a month, not two', () => {
    const line = (days: readonly number[]) => lineOf('2026-06-01', 35, [], 0, on('2026-06', days));
    expect(onCallDays.check(line([6, 14, 16, 17]), rule)).toEqual([]);
    expect(onCallDays.check(line([6, 13]), rule)).toMatchObject([{ day: 12, found: 2, limit: 1 }]);
    expect(onCallDays.check(line([7, 28]), rule)).toMatchObject([{ day: 27, found: 2 }]);
    // 27 June and 4 July are in two months.
    expect(
      onCallDays.check(
        lineOf('2026-06-01', 35, [], 0, [...on('2026-06', [27]), ...on('2026-07', [4])]),
        rule,
      ),
    ).toEqual([]);
  });

  it('may be one public holiday a month, by the calendar of the place', () => {
    const line = (holidayCalendar?: string) => ({
      ...lineOf('2026-12-21', 14, [], 0, on('2026-12', [25, 26])),
      ...(holidayCalendar === undefined ? {} : { holidayCalendar }),
    });
    expect(onCallDays.check(line(), rule)).toEqual([]);
    expect(onCallDays.check(line('FR-57'), rule)).toMatchObject([{ day: 5, found: 2, limit: 1 }]);
  });

  it('look back over the start of the period', () => {
    const past = lineOf('2026-06-10', 14, [], 14, on('2026-06', [6, 13]));
    expect(onCallDays.check(past, rule)).toMatchObject([{ day: 3, found: 2 }]);
    expect(onCallDays.check(lineOf('2026-06-20', 9, [], 14, on('2026-06', [6, 13])), rule)).toEqual([]);
  });

  it('are told to the solver: any 31 days, and the holidays of a month in the period', () => {
    const shifts = [{ id: 'A', startMinute: 1080, durationMinutes: 840, onCallMinutes: 840 }];
    expect(onCallDays.lineRules(rule, [{ id: 'J', startMinute: 480, durationMinutes: 600 }])).toEqual([]);
    const period = { start: '2026-05-04', days: 28, zone: 'Europe/Paris' };
    // In May 2026: the 8th, Ascension on the 14th, Whit Monday on the 25th.
    expect(onCallDays.lineRules(rule, shifts, period)).toEqual([
      { kind: 'rolling-shifts', shifts: ['A'], weekdays: [5], days: 31, max: 1 },
      { kind: 'rolling-shifts', shifts: ['A'], weekdays: [6], days: 31, max: 1 },
      { kind: 'rolling-shifts', shifts: ['A'], onDays: [4, 10, 21], days: 31, max: 1 },
    ]);
  });
});
