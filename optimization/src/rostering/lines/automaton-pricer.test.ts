import { describe, expect, it } from 'vitest';
import type { AppliedRule, LineRule } from '../problem/line-rule.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { buildAutomaton } from './automaton.js';
import { AutomatonPricer, AutomatonTables } from './automaton-pricer.js';
import { checkPricer, compiledOf, legalLines, testRandom } from './line-pricer.contract.js';

const rule = (line: LineRule): AppliedRule => ({ id: line.kind, line });

/** One agent under a random mix of every kind of rule, with a known or unknown past, over both clock changes. */
function randomProblem(random: (n: number) => number): RosterProblem {
  const days = 7;
  const shifts = [
    { id: 'J', startMinute: 420, durationMinutes: 60 * (8 + random(5)) },
    {
      id: 'N',
      startMinute: 1260,
      durationMinutes: 60 * (9 + random(4)),
      breakMinutes: 30,
      // None, the last four hours, or all but the break: what is left is then no work at all.
      ...[{}, {}, { onCallMinutes: 240 }, { onCallMinutes: 540 }][random(4)],
    },
    { id: 'A', startMinute: 60 * (6 + random(14)), durationMinutes: 840, onCallMinutes: 840 },
  ].slice(0, 2 + (random(3) === 0 ? 1 : 0));
  const pastDays = random(2) * (3 + random(6));
  const past = Array.from({ length: pastDays }, (_, index) => index - pastDays).flatMap((day) =>
    random(3) === 0 ? [{ day, shift: shifts[random(2)].id }] : [],
  );
  const choices: LineRule[] = [
    { kind: 'consecutive-work', min: 1 + random(2), max: 2 + random(3) },
    { kind: 'consecutive-days-off', min: 1 + random(2) },
    { kind: 'period-minutes', min: 600 * random(3), max: 600 * (3 + random(4)) },
    { kind: 'weekends', max: random(2) },
    { kind: 'max-shifts', shifts: ['N'], max: random(4) },
    { kind: 'succession', after: 'N', forbidden: ['J'] },
    { kind: 'rest', minutes: 60 * (8 + random(28)) },
    { kind: 'rest', minutes: 60 * (20 + random(28)), after: ['N'] },
    { kind: 'rest-after-call-out', minutes: 60 * (8 + random(12)) },
    { kind: 'rolling-minutes', days: 2 + random(4), max: 60 * (20 + random(20)) },
    { kind: 'rolling-shifts', shifts: ['N'], days: 2 + random(3), max: 1 + random(2) },
    { kind: 'rolling-shifts', days: 3 + random(3), max: 1 + random(3) },
    { kind: 'weekly-rest', days: 3 + random(3), minutes: 60 * (20 + random(20)) },
    { kind: 'rest-days', days: 7, min: random(4), together: random(3), sunday: random(2) === 0 },
  ];
  const starts = ['2026-03-23', '2026-03-26', '2026-10-19', '2026-10-24', '2026-06-01'];
  return {
    period: { start: starts[random(starts.length)], days, zone: 'Europe/Paris', pastDays },
    shifts,
    agents: [
      {
        id: 'a',
        past,
        callOuts:
          random(3) === 0
            ? [{ day: random(pastDays + 7) - pastDays, fromMinute: 60 * random(24), minutes: 120 }]
            : [],
        leave: random(3) === 0 ? [{ day: 1 + random(5), wholeDay: random(2) === 0, creditMinutes: 420 }] : [],
        pins: random(4) === 0 ? [{ day: random(days), shift: ['', 'J', 'N'][random(3)] }] : [],
      },
    ],
    cover: [],
    requests: [],
    rules: choices.filter(() => random(3) === 0).map(rule),
  };
}

describe('automaton pricing against brute force', () => {
  it('finds the cheapest legal line under every kind of rule', () => {
    const random = testRandom(5);
    const tables = new AutomatonTables();
    let cases = 0;
    for (let index = 0; index < 45; index++) {
      const problem = randomProblem(random);
      let compiled: ReturnType<typeof compiledOf>;
      try {
        compiled = compiledOf(problem);
      } catch {
        continue;
      }
      const automaton = buildAutomaton(compiled, compiled.agents, new Uint8Array(compiled.stride).fill(1));
      if (!automaton) throw new Error('a small graph should be built');
      const pricer = new AutomatonPricer(automaton, tables, compiled.stride, compiled.agents[0].past);
      cases += checkPricer(compiled, pricer, legalLines(problem), random, 50);
    }
    expect(cases).toBeGreaterThan(1500);
  }, 120_000);
});
