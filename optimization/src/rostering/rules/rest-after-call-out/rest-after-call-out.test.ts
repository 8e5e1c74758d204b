import { describe, expect, it } from 'vitest';
import { lineOf } from '../line.fixture.js';
import { restAfterCallOut } from './rest-after-call-out.js';

const rule = { minutes: 660 };
type Spell = readonly [string, string];

/** A line with call-outs, given like spells of work. */
function line(start: string, duties: readonly Spell[], callOuts: readonly Spell[]) {
  const { onCalls, ...rest } = lineOf(start, 4, duties, 3, callOuts);
  return { ...rest, callOuts: onCalls ?? [] };
}

describe('rest after a call-out', () => {
  it('is 11 hours from the end of the call-out, not a minute less', () => {
    const next = (start: string) =>
      line(
        '2026-06-01',
        [
          ['2026-06-01 08:30', '2026-06-01 18:30'],
          [`2026-06-02 ${start}`, '2026-06-02 22:00'],
        ],
        [['2026-06-01 23:00', '2026-06-02 01:00']],
      );
    expect(restAfterCallOut.check(next('12:00'), rule)).toEqual([]);
    expect(restAfterCallOut.check(next('11:59'), rule)).toMatchObject([{ day: 1, found: 659, limit: 660 }]);
  });

  it('runs from the last call-out of the night alone', () => {
    const night: readonly Spell[] = [
      ['2026-06-01 20:00', '2026-06-01 21:00'],
      ['2026-06-02 03:00', '2026-06-02 05:00'],
    ];
    const day: readonly Spell[] = [['2026-06-02 08:30', '2026-06-02 18:30']];
    expect(restAfterCallOut.check(line('2026-06-01', day, night), rule)).toMatchObject([{ found: 210 }]);
    expect(restAfterCallOut.check(line('2026-06-01', day, night.slice(0, 1)), rule)).toEqual([]);
  });

  it('looks over the start of the period, and counts real hours when the clocks change', () => {
    const first: readonly Spell[] = [['2026-06-01 08:30', '2026-06-01 18:30']];
    const eve: readonly Spell[] = [['2026-05-31 23:00', '2026-06-01 00:30']];
    expect(restAfterCallOut.check(line('2026-06-01', first, eve), rule)).toMatchObject([
      { day: 0, found: 480 },
    ]);
    // From 22:00 to 9:00: ten hours as the clocks go forward, twelve as they go back.
    const spring = line(
      '2026-03-28',
      [['2026-03-29 09:00', '2026-03-29 12:00']],
      [['2026-03-28 21:00', '2026-03-28 22:00']],
    );
    expect(restAfterCallOut.check(spring, rule)).toMatchObject([{ found: 600 }]);
    const autumn = line(
      '2026-10-24',
      [['2026-10-25 08:00', '2026-10-25 12:00']],
      [['2026-10-24 21:00', '2026-10-24 22:00']],
    );
    expect(restAfterCallOut.check(autumn, rule)).toEqual([]);
  });

  it('is told to the solver where there are shifts on call', () => {
    const shift = { id: 'A', startMinute: 1080, durationMinutes: 840 };
    expect(restAfterCallOut.lineRules(rule, [shift])).toEqual([]);
    expect(restAfterCallOut.lineRules(rule, [{ ...shift, onCallMinutes: 840 }])).toEqual([
      { kind: 'rest-after-call-out', minutes: 660 },
    ]);
  });
});
