import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RosterProblem, ShiftType } from '../problem/roster-problem.js';
import { verify } from '../verify/verify.js';
import { judgeLaws, packLineRules } from './judge-laws.js';
import { RULE_PACKS } from './packs/packs.js';

const shifts: readonly ShiftType[] = [
  { id: 'M', startMinute: 8 * 60 + 30, durationMinutes: 300 },
  { id: 'J', startMinute: 8 * 60 + 30, durationMinutes: 600, breakMinutes: 30 },
  { id: 'L', startMinute: 8 * 60 + 30, durationMinutes: 720, breakMinutes: 10 },
  { id: 'N', startMinute: 18 * 60 + 30, durationMinutes: 840, breakMinutes: 30 },
  { id: 'G', startMinute: 8 * 60 + 30, durationMinutes: 1440, breakMinutes: 30 },
  { id: 'A', startMinute: 18 * 60 + 30, durationMinutes: 840, onCallMinutes: 840 },
  { id: 'K', startMinute: 8 * 60 + 30, durationMinutes: 1440, breakMinutes: 30, onCallMinutes: 900 },
];

/** Laws of which the solver is told something stricter, or something that holds on days without a clock change. */
const STRICTER = new Set([
  'half-days',
  'six-days',
  'daily-length',
  'work-break',
  '14-hour-periods',
  // The law lets duties follow on without rest up to 24 hours on end; the solver is told of rest between any two.
  'rest-after-duty',
  'rest-after-night-duty',
  'on-call-days',
]);
/** Of these, laws that no roster the solver is allowed ever breaks, clock changes included. */
const ALWAYS_CARRIED = new Set(['rest-after-duty', 'rest-after-night-duty', 'on-call-days']);
const isStricter = (pack: string, law: string): boolean =>
  STRICTER.has(law) || (pack.startsWith('fr-private') && law === '48-hours');
/** Laws that only the check after solving sees. */
const UNTOLD = /average$|^split-day$|^overtime$|^day-count$/;

const cell = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.constantFrom(...shifts.map(({ id }) => id)) },
);

const problemOf = (start: string, days: number, past: readonly string[]): RosterProblem => ({
  period: { start, days, zone: 'Europe/Paris', pastDays: past.length },
  shifts,
  agents: [
    {
      id: 'a',
      past: past.flatMap((shift, index) => (shift === '' ? [] : [{ day: index - past.length, shift }])),
    },
  ],
  cover: [],
  requests: [],
  rules: [],
});

describe.each(RULE_PACKS.map((pack) => [pack.id, pack] as const))('pack %s', (id, pack) => {
  it('tells the solver no less than its laws ask, and no more where it says so, on random rosters', () => {
    const rules = packLineRules(pack, shifts);
    const onPeriod = (problem: RosterProblem) => packLineRules(pack, shifts, problem.period);
    const told = new Set(rules.map((rule) => rule.id));
    for (const { id: law } of pack.laws) {
      if (!told.has(`${id}/${law}`)) expect(law).toMatch(UNTOLD);
    }
    const seen = { broken: 0, kept: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom('2026-06-01', '2026-06-03', '2026-03-16', '2026-10-12', '2026-10-15'),
        fc.array(cell, { minLength: 0, maxLength: 14 }),
        fc.array(cell, { minLength: 14, maxLength: 21 }),
        fc.record({
          day: fc.integer({ min: -2, max: 13 }),
          fromMinute: fc.integer({ min: 0, max: 1439 }),
          minutes: fc.constant(90),
        }),
        (start, drawn, cells, callOut) => {
          // Every other day: a past that breaks a law by itself is not what is asked here.
          const past = drawn.map((shift, index) => ((drawn.length - index) % 2 === 1 ? shift : ''));
          const quiet = problemOf(start, cells.length, past);
          const blank = {
            ...quiet,
            agents: quiet.agents.map((agent) => ({ ...agent, callOuts: [callOut] })),
          };
          const problem = { ...blank, rules: onPeriod(blank) };
          const lines = new Set(verify(problem, { a: cells }).violations.map(({ rule }) => rule));
          const laws = new Set(judgeLaws(problem, { a: cells }, pack).map(({ rule }) => rule));
          const clocksChange = start.startsWith('2026-03') || start.startsWith('2026-10');
          for (const { id: law } of pack.laws) {
            const rule = `${id}/${law}`;
            if (!told.has(rule)) continue;
            if (laws.has(rule)) seen.broken += 1;
            else seen.kept += 1;
            if (!isStricter(id, law)) expect([rule, lines.has(rule)]).toEqual([rule, laws.has(rule)]);
            else if (laws.has(rule) && (!clocksChange || ALWAYS_CARRIED.has(law)))
              expect([rule, lines.has(rule)]).toEqual([rule, true]);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(Math.min(seen.broken, seen.kept)).toBeGreaterThan(50);
  }, 30_000);
});
