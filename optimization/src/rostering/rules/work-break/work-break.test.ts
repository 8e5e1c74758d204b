import { describe, expect, it } from 'vitest';
import { lineOf } from '../line.fixture.js';
import { workBreak } from './work-break.js';

const rule = { afterMinutes: 360, minutes: 20 };
const on = (start: string, from: string, to: string, breakMinutes: number) =>
  lineOf(start, 2, [[from, to, { breakMinutes }]], 2);

describe('20 minutes past 6 hours', () => {
  it('asks for no break up to 6 hours, and for 20 minutes a minute later', () => {
    expect(workBreak.check(on('2026-06-01', '2026-06-01 08:00', '2026-06-01 14:00', 0), rule)).toEqual([]);
    const late = on('2026-06-01', '2026-06-01 08:00', '2026-06-01 14:01', 19);
    expect(workBreak.check(late, rule)).toMatchObject([{ found: 19, limit: 20 }]);
    expect(workBreak.check(on('2026-06-01', '2026-06-01 08:00', '2026-06-01 14:01', 20), rule)).toEqual([]);
  });

  it('leaves the past alone', () => {
    expect(workBreak.check(on('2026-06-02', '2026-06-01 08:00', '2026-06-01 20:00', 0), rule)).toEqual([]);
  });

  it('measures presence in real time on both clock changes', () => {
    expect(workBreak.check(on('2026-03-29', '2026-03-29 00:00', '2026-03-29 07:00', 0), rule)).toEqual([]);
    expect(workBreak.check(on('2026-10-25', '2026-10-25 01:00', '2026-10-25 07:00', 0), rule)).toHaveLength(
      1,
    );
  });

  it('tells the solver of shifts without their break', () => {
    const shift = (id: string, durationMinutes: number, breakMinutes: number) => ({
      id,
      startMinute: 480,
      durationMinutes,
      breakMinutes,
    });
    const shifts = [shift('A', 360, 0), shift('B', 361, 19), shift('C', 720, 20)];
    expect(workBreak.lineRules(rule, shifts)).toEqual([{ kind: 'max-shifts', shifts: ['B'], max: 0 }]);
  });
});
