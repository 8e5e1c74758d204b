import { describe, expect, it } from 'vitest';
import type { RosterProblem } from '../problem/roster-problem.js';
import { buildAutomaton } from './automaton.js';
import { AutomatonPricer, AutomatonTables } from './automaton-pricer.js';
import { compiledOf, legalLines, testRandom } from './line-pricer.contract.js';
import { MinutesPricer } from './minutes-pricer.js';

describe('minutes priced by a multiplier', () => {
  it('never claims a bound above the cheapest line, and nearly always finds a legal line close to it', () => {
    const random = testRandom(3);
    let [cases, found, gaps] = [0, 0, 0];
    for (let index = 0; index < 15; index++) {
      const min = 456 * (2 + random(2));
      const problem: RosterProblem = {
        period: { start: '2026-06-01', days: 7, zone: 'Europe/Paris' },
        shifts: [
          { id: 'M', startMinute: 405, durationMinutes: 456 },
          { id: 'J', startMinute: 420, durationMinutes: 720 },
        ],
        agents: [{ id: 'a', leave: random(2) ? [{ day: 1, creditMinutes: 300 }] : [] }],
        cover: [],
        requests: [],
        rules: [
          { id: 'minutes', line: { kind: 'period-minutes', min, max: min + 720 + random(300) } },
          { id: 'run', line: { kind: 'consecutive-work', min: 1 + random(2), max: 3 } },
          { id: 'week', line: { kind: 'rolling-minutes', days: 4, max: 1600 + random(400) } },
        ],
      };
      const compiled = compiledOf(problem);
      const lines = legalLines(problem);
      const graph = buildAutomaton(compiled, compiled.agents, new Uint8Array(3).fill(1), 'period-minutes');
      if (!graph) throw new Error('a small graph should be built');
      const [agent] = compiled.agents;
      const inner = new AutomatonPricer(graph, new AutomatonTables(), compiled.stride, agent.past);
      const pricer = new MinutesPricer(inner, compiled, agent);
      const known = new Set(lines.map((line) => line.join()));
      for (let round = 0; round < 60; round++) {
        const costs = Float64Array.from({ length: 21 }, (_, cell) =>
          cell % 3 === 0 ? 0 : random(600) - 300,
        );
        for (let cell = 0; cell < 21; cell++)
          if (!agent.allowed[cell]) costs[cell] = Number.POSITIVE_INFINITY;
        const costOf = (line: Uint8Array) =>
          line.reduce((sum, label, day) => sum + costs[day * 3 + label], 0);
        const best = lines.reduce((least, line) => Math.min(least, costOf(line)), Number.POSITIVE_INFINITY);
        const cost = pricer.best(costs, Number.POSITIVE_INFINITY, false);
        cases++;
        expect(pricer.bound).toBeLessThanOrEqual(best + 1e-6);
        if (cost === Number.POSITIVE_INFINITY) continue;
        found++;
        expect(known.has(pricer.line.join()) || best === Number.POSITIVE_INFINITY).toBe(true);
        expect(cost).toBeCloseTo(costOf(pricer.line), 6);
        expect(cost).toBeGreaterThanOrEqual(best - 1e-6);
        if (cost > best + 150) gaps++;
      }
    }
    expect(cases).toBe(900);
    expect(found / cases).toBeGreaterThan(0.85);
    expect(gaps / cases).toBeLessThan(0.1);
  }, 120_000);
});
