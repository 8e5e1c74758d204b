import { describe, expect, it } from 'vitest';
import { daily, lineOf } from '../line.fixture.js';
import { onCallHours } from './on-call-hours.js';

const rule = { days: 15, maxMinutes: 72 * 60 };
const check = (start: string, onCalls: readonly (readonly [string, string])[], known = 0) =>
  onCallHours.check(lineOf(start, 28, [], known, onCalls), rule);

describe('hours on call', () => {
  it('may be 72 in 15 days, and not a minute more', () => {
    const whole = [['2026-06-05 18:00', '2026-06-08 18:00']] as const;
    expect(check('2026-06-01', whole)).toEqual([]);
    const more = [...whole, ['2026-06-19 18:00', '2026-06-19 18:01']] as const;
    expect(check('2026-06-01', more)).toMatchObject([{ day: 4, found: 4321, limit: 4320 }]);
    // The 5th and the 20th are no longer in the same 15 days.
    expect(check('2026-06-01', [...whole, ['2026-06-20 00:00', '2026-06-20 23:00']])).toEqual([]);
  });

  it('count those before the period with those in it, and never alone', () => {
    const past = daily('2026-05', [26, 27, 28, 29], '18:00', '13:00');
    expect(check('2026-06-01', past, 14)).toEqual([]);
    expect(
      check('2026-06-01', [...past, ['2026-06-01 18:00', '2026-06-01 19:00']], 14).length,
    ).toBeGreaterThan(0);
  });

  it('are real hours when the clocks change', () => {
    const nights = (days: readonly number[]) => daily('2026-10', days, '12:00', '12:00');
    expect(onCallHours.check(lineOf('2026-10-12', 28, [], 0, nights([22, 23, 26])), rule)).toEqual([]);
    expect(onCallHours.check(lineOf('2026-10-12', 28, [], 0, nights([23, 24, 26])), rule)[0]?.found).toBe(
      73 * 60,
    );
  });

  it('are told to the solver where there are shifts on call', () => {
    const shift = { id: 'A', startMinute: 1080, durationMinutes: 840 };
    expect(onCallHours.lineRules(rule, [shift])).toEqual([]);
    expect(onCallHours.lineRules(rule, [{ ...shift, onCallMinutes: 840 }])).toEqual([
      { kind: 'rolling-minutes', days: 15, max: 4320, onCall: true },
    ]);
  });
});
