import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoUnit } from '../demo/demo-unit.js';
import type { Assignments, RosterProblem } from '../problem/roster-problem.js';
import { BURDENS, type Burdens, NOTHING } from './burden.js';
import { burdensByDay, sharesNights } from './burdens-by-day.js';
import { nightsNeeded, weekendsNeeded } from './burdens-needed.js';
import { fairnessOf } from './fairness-of.js';
import { shareFairly } from './share-fairly.js';

const problem: RosterProblem = {
  period: { start: '2026-12-21', days: 7, zone: 'Europe/Paris' },
  shifts: [
    { id: 'J', startMinute: 420, durationMinutes: 720 },
    { id: 'N', startMinute: 1140, durationMinutes: 720 },
  ],
  agents: [
    { id: 'full' },
    { id: 'half' },
    { id: 'nights', rules: [{ id: 'n', line: { kind: 'max-shifts', shifts: ['J'], max: 0 } }] },
    { id: 'away', leave: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day })) },
  ],
  cover: [],
  requests: [
    { agent: 'full', day: 4, wish: 'off', weight: 3 },
    { agent: 'half', day: 0, shift: 'N', wish: 'on', weight: 2 },
    { agent: 'half', day: 1, wish: 'off', weight: 9, origin: 'fairness' },
  ],
  rules: [],
};
const shares = { full: 1, half: 0.5, nights: 1, away: 1 };
const roster: Assignments = {
  full: ['N', '', '', '', 'J', 'J', 'J'],
  half: ['', 'N', '', '', '', '', 'N'],
  nights: ['', '', 'N', 'N', '', '', ''],
};

/** With turns on call at home, which seniors hold. */
const onCall: RosterProblem = {
  ...problem,
  shifts: [
    ...problem.shifts,
    { id: 'A', startMinute: 1110, durationMinutes: 840, onCallMinutes: 840, skill: 'senior' },
  ],
  agents: [{ id: 'full', skills: ['senior'] }, { id: 'half', skills: ['senior'] }, { id: 'nights' }],
  requests: [],
};

describe('time on call', () => {
  it('is an account of its own, shared among those who may hold it, and no night, weekend or holiday', () => {
    const turns = { full: ['A', '', '', '', 'A', 'A', 'A'], half: ['', 'A', '', '', '', '', ''], nights: [] };
    const input = { problem: onCall, assignments: turns, shares, holidays: [4] };
    const { agents } = fairnessOf(input);
    expect(agents.full).toMatchObject({
      night: { count: 0 },
      weekend: { count: 0 },
      holiday: { count: 0 },
      onCall: { count: 4, due: expect.closeTo((5 * 2) / 3) },
    });
    expect(agents.half?.onCall).toEqual({ count: 1, due: expect.closeTo(5 / 3) });
    expect(agents.nights?.onCall).toEqual({ count: 0, due: 0 });
    const days = burdensByDay(input).filter(({ agent }) => agent === 'full');
    expect(days.map(({ onCallMinutes }) => onCallMinutes)).toEqual([840, 0, 0, 0, 840, 840, 840]);
    expect(days.every(({ minutes, sunday }) => minutes === 0 && !sunday)).toBe(true);
  });
});

describe('burdens', () => {
  it('shares nights by contract among those who work both days and nights, by hand', () => {
    const { agents } = fairnessOf({ problem, assignments: roster, shares, holidays: [4] });
    // Three nights by full (1) and half (2), due in thirds: 2 and 1. Nights-only nights are not shared.
    expect(agents.full?.night).toEqual({ count: 1, due: expect.closeTo(2) });
    expect(agents.half?.night).toEqual({ count: 2, due: expect.closeTo(1) });
    expect(agents.nights?.night).toEqual({ count: 0, due: 0 });
    expect(agents.away?.weekend).toEqual({ count: 0, due: 0 });
    // A weekend counts once, on its first day worked.
    expect([agents.full?.weekend.count, agents.half?.weekend.count]).toEqual([1, 1]);
    expect(agents.full?.holiday).toEqual({ count: 1, due: expect.closeTo(0.4) });
    // Two wishes, both refused; the price of fairness is no wish.
    expect([agents.full?.refused.count, agents.half?.refused.count]).toEqual([1, 1]);
  });

  it('adds up to nothing over agents, whatever the roster', () => {
    const cell = fc.constantFrom('', 'J', 'N');
    const line = fc.array(cell, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(line, line, line, (full, half, nights) => {
        const days = burdensByDay({ problem, assignments: { full, half, nights }, shares, holidays: [4] });
        for (const burden of BURDENS) {
          const sum = days.reduce(
            (total, { burdens }) => total + burdens[burden].count - burdens[burden].due,
            0,
          );
          expect(sum).toBeCloseTo(0, 9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('knows who shares nights in the demo unit: all but nights only and days only', () => {
    const { problem: demo, contracts } = demoUnit('2026-12-07', 1);
    const mixed = demo.agents.filter((agent) => sharesNights(demo, agent)).length;
    expect(mixed).toBe(contracts.filter(({ rhythm }) => rhythm === 'mixed').length);
    expect(nightsNeeded(demo, {})).toBeGreaterThan(150);
    expect(nightsNeeded(demo, {})).toBeLessThan(280);
    // 20 posts on 8 weekend days, 1.5 shifts a weekend.
    expect(weekendsNeeded(demo)).toBeCloseTo(160 / 1.5);
  });
});

describe('shareFairly', () => {
  const demo = demoUnit('2026-12-07', 1).problem;
  const more = (burden: keyof Burdens, by: number): Burdens => ({
    ...NOTHING,
    [burden]: { count: by, due: 0 },
  });
  const share = (level: 'balanced' | 'strict', past: Record<string, Burdens> = {}) =>
    shareFairly(demo, { level, past, shares: {}, holidays: [18, 25] });
  const capOf = (of: RosterProblem, agent: string, id: string) =>
    of.agents
      .find((each) => each.id === agent)
      ?.rules?.flatMap(({ id: rule, line }) => (rule === id && 'max' in line ? [line.max] : []))[0];

  it('leaves a free problem as it is and caps nights lower the stricter it is', () => {
    expect(shareFairly(demo, { level: 'free', past: {}, shares: {}, holidays: [] })).toBe(demo);
    const [balanced, strict] = [
      capOf(share('balanced'), 'ide-01', 'fairness/nights'),
      capOf(share('strict'), 'ide-01', 'fairness/nights'),
    ];
    expect(balanced).toBe((strict ?? 0) + 1);
  });

  it('caps turns on call by what the lines ask, among those who may hold them', () => {
    const line = { on: 'interval' as const, fromMinute: 1110, toMinute: 1950, onCall: true, surplus: [] };
    const lines: RosterProblem = {
      ...onCall,
      cover: [0, 1, 2, 3, 4, 5, 6].map((day) => ({
        ...line,
        day,
        skill: 'senior',
        need: 1,
        shortage: [{ cost: 9 }],
      })),
    };
    const past = { full: more('onCall', 1) };
    // Seven turns, two thirds of them for the full time: 4.67 and 2.33, rounded up; one less for who had one too many.
    const strict = shareFairly(lines, { level: 'strict', past: {}, shares, holidays: [] });
    expect(['full', 'half', 'nights'].map((id) => capOf(strict, id, 'fairness/on-call'))).toEqual([
      5,
      3,
      undefined,
    ]);
    const paid = shareFairly(lines, { level: 'balanced', past, shares, holidays: [] });
    expect(capOf(paid, 'full', 'fairness/on-call')).toBe(5);
  });

  it('gives back what was carried too much before: fewer nights, dearer holidays, heavier wishes', () => {
    const past = { 'ide-01': more('night', 2), 'ide-02': more('holiday', 2), 'ide-03': more('refused', 1) };
    const paid = share('strict', past);
    expect(capOf(paid, 'ide-01', 'fairness/nights')).toBe(
      (capOf(share('strict'), 'ide-01', 'fairness/nights') ?? 0) - 2,
    );
    expect(paid.requests.filter(({ origin }) => origin === 'fairness')).toEqual([
      { agent: 'ide-02', day: 18, wish: 'off', weight: 30, origin: 'fairness' },
      { agent: 'ide-02', day: 25, wish: 'off', weight: 30, origin: 'fairness' },
    ]);
    const weightOf = (of: RosterProblem, id: string) => of.requests.find(({ agent }) => agent === id)?.weight;
    expect(weightOf(paid, 'ide-03')).toBe(2 * (weightOf(demo, 'ide-03') ?? 0));
    expect(weightOf(paid, 'ide-04')).toBe(weightOf(demo, 'ide-04'));
  });
});
