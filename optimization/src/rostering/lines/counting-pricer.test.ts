import { describe, expect, it } from 'vitest';
import { createPricers } from '../engine/pricers.js';
import { periodCalendar } from '../problem/calendar.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { agentLine } from '../verify/agent-line.js';
import { judgeLine, missesOf } from '../verify/verify.js';
import { buildCountingGraph } from './counting-graph.js';
import { labelClasses } from './label-classes.js';
import { compiledOf, testRandom } from './line-pricer.contract.js';
import { softProblem } from './soft-problem.contract.js';

/** Every legal line of the only agent with what the verifier says it costs under the soft rules. */
function pricedLines(problem: RosterProblem): { line: Uint8Array; cost: number }[] {
  const { days } = problem.period;
  const calendar = periodCalendar(problem.period);
  const types = [undefined, ...problem.shifts];
  const found: { line: Uint8Array; cost: number }[] = [];
  const line = new Uint8Array(days);
  const visit = (day: number): void => {
    if (day === days) {
      const cells = Array.from(line, (label) => types[label]);
      const known = agentLine(problem, calendar, problem.agents[0], cells);
      if (judgeLine(problem, known).length > 0) return;
      const cost = missesOf(problem, known).reduce((sum, miss) => sum + miss.cost, 0);
      found.push({ line: line.slice(), cost });
      return;
    }
    for (let label = 0; label < types.length; label++) {
      line[day] = label;
      visit(day + 1);
    }
  };
  visit(0);
  return found;
}

describe('pricing of lines with soft rules', () => {
  it('finds the cheapest line, soft rules included, as enumeration does', () => {
    const random = testRandom(11);
    const seen = { cases: 0, none: 0, missing: 0 };
    for (let index = 0; index < 40; index++) {
      const made = softProblem(random, 1);
      const problem = { ...made, period: { ...made.period, days: 5 }, cover: [], requests: [] };
      const compiled = compiledOf(problem);
      const { stride, agents } = compiled;
      const lines = pricedLines(problem);
      for (const { line, cost } of lines.slice(0, 300))
        expect(agents[0].softCost?.(line) ?? 0, JSON.stringify([...line])).toBe(cost);
      const pricers = createPricers(compiled);
      if (!pricers.ok) throw new Error('small problems are never too rich');
      const [pricer] = pricers.pricers;
      for (let round = 0; round < 12; round++) {
        const costs = Float64Array.from({ length: 5 * stride }, (_, cell) =>
          cell % stride === 0 ? 0 : random(12) === 0 ? Number.POSITIVE_INFINITY : (random(1201) - 700) / 7,
        );
        const costOf = (line: Uint8Array) =>
          line.reduce((sum, label, day) => sum + costs[day * stride + label], 0);
        const best = Math.min(...lines.map(({ line, cost }) => cost + costOf(line)));
        const found = pricer.best(costs, Number.POSITIVE_INFINITY, false);
        seen.cases++;
        if (best === Number.POSITIVE_INFINITY) {
          expect(found).toBe(best);
          seen.none++;
          continue;
        }
        expect(found).toBeCloseTo(best, 6);
        expect(pricer.bound).toBeLessThanOrEqual(best + 1e-6);
        const own = lines.find(({ line }) => line.join() === pricer.line.join());
        expect((own?.cost ?? Number.NaN) + costOf(pricer.line)).toBeCloseTo(found, 6);
        if ((own?.cost ?? 0) > 0) seen.missing++;
        const quick = pricer.best(costs, Number.POSITIVE_INFINITY, true);
        expect(quick).toBeGreaterThanOrEqual(best - 1e-6);
        expect(pricer.bound).toBeLessThanOrEqual(best + 1e-6);
        expect(pricer.best(costs, best - 1, false)).toBe(Number.POSITIVE_INFINITY);
        expect(pricer.bound).toBeLessThanOrEqual(best + 1e-6);
      }
    }
    expect(seen.cases).toBe(480);
    expect(seen.missing).toBeGreaterThan(100);
  }, 120_000);

  it('prices shift types that no rule tells apart as one', () => {
    const problem: RosterProblem = {
      ...softProblem(testRandom(2), 1),
      rules: [
        { id: 'runs', line: { kind: 'consecutive-shifts', shifts: ['J', 'K'], min: 2 }, penalty: 15 },
        { id: 'after-night', line: { kind: 'succession', after: 'N', forbidden: ['J', 'K'] } },
      ],
    };
    const compiled = compiledOf(problem);
    expect([...labelClasses(compiled, compiled.agents[0])]).toEqual([0, 1, 1, 3]);
    const graph = buildCountingGraph(compiled, compiled.agents, new Uint8Array(compiled.stride).fill(1));
    expect(graph?.automaton.arcLabels.flatMap((labels) => [...labels])).not.toContain(2);
  });
});
