import { describe, expect, it } from 'vitest';
import type { AppliedRule, LineRule } from '../problem/line-rule.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { buildAutomaton } from './automaton.js';
import { AutomatonPricer, AutomatonTables } from './automaton-pricer.js';
import { blockLimits } from './block-limits.js';
import { BlockPricer } from './block-pricer.js';
import { blockShape } from './block-shape.js';
import { BlockTables } from './block-tables.js';
import { compiledOf, testRandom } from './line-pricer.contract.js';

const rule = (line: LineRule): AppliedRule => ({ id: line.kind, line });

/** One agent over three or four weeks under rules as tight as those of the published instances. */
function longProblem(random: (n: number) => number): RosterProblem {
  const days = 21 + 7 * random(2);
  const lengths = [480, 480, 600, 720];
  const shifts = ['A', 'B', 'C'].map((id) => ({ id, startMinute: 0, durationMinutes: lengths[random(4)] }));
  const worked = Math.floor((days * 4) / 7) * 480;
  return {
    period: { start: '2024-01-01', days, zone: 'UTC' },
    shifts,
    agents: [
      {
        id: 'a',
        leave: [{ day: random(days) }],
        rules: [
          rule({ kind: 'consecutive-work', min: 2, max: 4 + random(2) }),
          rule({ kind: 'consecutive-days-off', min: 2 }),
          rule({ kind: 'weekends', max: 1 + random(3) }),
          rule({ kind: 'period-minutes', min: worked, max: worked + 480 + 120 * random(4) }),
          rule({ kind: 'max-shifts', shifts: ['A'], max: 2 + random(6) }),
          rule({ kind: 'max-shifts', shifts: ['B', 'C'], max: 6 + random(6) }),
          rule({ kind: 'succession', after: 'C', forbidden: ['A', 'B'] }),
        ],
      },
    ],
    cover: [],
    requests: [],
    rules: [],
  };
}

describe('block pricing against the graph of all lines', () => {
  it('agrees on the cheapest line over weeks, where maxima, weekends and minutes bind together', () => {
    const random = testRandom(29);
    const tables = new BlockTables();
    let cases = 0;
    for (let index = 0; index < 8; index++) {
      const problem = longProblem(random);
      const compiled = compiledOf(problem);
      const { days, stride } = compiled;
      const [agent] = compiled.agents;
      const limits = blockLimits(compiled, agent);
      const graph = buildAutomaton(compiled, compiled.agents, new Uint8Array(stride).fill(1));
      if (!limits || !graph) throw new Error('both forms should carry these rules');
      const block = new BlockPricer(blockShape(compiled, limits), tables);
      const whole = new AutomatonPricer(graph, new AutomatonTables(), stride, agent.past);
      for (let round = 0; round < 50; round++) {
        // Whole costs as in local search, then broken ones as from dual prices.
        const scale = round % 2 === 0 ? 1 : 0.137;
        const costs = Float64Array.from({ length: days * stride }, (_, cell) =>
          cell % stride === 0 ? 0 : (random(140) - 100) * scale,
        );
        for (let cell = 0; cell < costs.length; cell++)
          if (agent.allowed[cell] === 0) costs[cell] = Number.POSITIVE_INFINITY;
        const best = whole.best(costs, Number.POSITIVE_INFINITY);
        expect(block.best(costs, Number.POSITIVE_INFINITY, true)).toBeGreaterThanOrEqual(best - 1e-6);
        expect(block.bound).toBeLessThanOrEqual(best + 1e-6);
        const found = block.best(costs, Number.POSITIVE_INFINITY, false);
        expect(block.bound).toBeLessThanOrEqual(best + 1e-6);
        if (best === Number.POSITIVE_INFINITY) expect(found).toBe(best);
        else {
          expect(found).toBeCloseTo(best, 5);
          const sum = block.line.reduce((total, label, day) => total + costs[day * stride + label], 0);
          expect(sum).toBeCloseTo(best, 5);
          cases++;
        }
      }
    }
    expect(cases).toBeGreaterThan(200);
  }, 60_000);
});
