import { expect } from 'vitest';
import { compile } from '../compile/compile.js';
import { type CompiledProblem, NO_OVERLAP } from '../compile/compiled-problem.js';
import { periodCalendar } from '../problem/calendar.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { agentLine } from '../verify/agent-line.js';
import { judgeRule } from '../verify/verify.js';
import type { LinePricer } from './line-pricer.js';

/** Small seeded generator for test cases: whole numbers below `n`. */
export function testRandom(seed: number): (n: number) => number {
  let state = seed * 2654435761 + 1;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 0) / 4294967296) * n);
  };
}

/** Every line of the problem's only agent that breaks no rule, found by judging all label sequences. */
export function legalLines(problem: RosterProblem): Uint8Array[] {
  const { days } = problem.period;
  const [agent] = problem.agents;
  const calendar = periodCalendar(problem.period);
  const types = [undefined, ...problem.shifts];
  const rules = [...problem.rules, ...(agent.rules ?? []), NO_OVERLAP];
  const lines: Uint8Array[] = [];
  const line = new Uint8Array(days);
  const visit = (day: number): void => {
    if (day === days) {
      const known = agentLine(
        problem,
        calendar,
        agent,
        Array.from(line, (label) => types[label]),
      );
      if (rules.every((rule) => judgeRule(known, rule).length === 0)) lines.push(line.slice());
      return;
    }
    for (let label = 0; label < types.length; label++) {
      line[day] = label;
      visit(day + 1);
    }
  };
  visit(0);
  return lines;
}

export function compiledOf(problem: RosterProblem): CompiledProblem {
  const compiled = compile(problem);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  return compiled.value;
}

/**
 * Prices `rounds` random cost vectors and holds the pricer to brute force: same cheapest cost, a legal line of
 * that cost, a bound that is never above it, limits honoured. Returns the number of cases checked.
 */
export function checkPricer(
  compiled: CompiledProblem,
  pricer: LinePricer,
  lines: readonly Uint8Array[],
  random: (n: number) => number,
  rounds: number,
): number {
  const { days, stride, agents } = compiled;
  const known = new Set(lines.map((line) => line.join()));
  const costOf = (line: Uint8Array, costs: Float64Array) =>
    line.reduce((sum, label, day) => sum + costs[day * stride + label], 0);
  for (let round = 0; round < rounds; round++) {
    const costs = new Float64Array(days * stride);
    for (let cell = 0; cell < costs.length; cell++) {
      if (cell % stride > 0) costs[cell] = (random(2001) - 1400) / (round % 2 === 0 ? 1 : 7.3);
      if (agents[0].allowed[cell] === 0) costs[cell] = Number.POSITIVE_INFINITY;
    }
    const best = lines.reduce(
      (least, line) => Math.min(least, costOf(line, costs)),
      Number.POSITIVE_INFINITY,
    );
    const quick = pricer.best(costs, Number.POSITIVE_INFINITY, true);
    expect(quick).toBeGreaterThanOrEqual(best - 1e-6);
    const found = pricer.best(costs, Number.POSITIVE_INFINITY, false);
    if (best === Number.POSITIVE_INFINITY) {
      expect(found).toBe(best);
      continue;
    }
    expect(found).toBeCloseTo(best, 5);
    expect(pricer.bound).toBeLessThanOrEqual(best + 1e-6);
    expect(pricer.bound).toBeCloseTo(best, 5);
    expect(known.has(pricer.line.join())).toBe(true);
    expect(costOf(pricer.line, costs)).toBeCloseTo(found, 6);
    expect(pricer.best(costs, best - 1, false)).toBe(Number.POSITIVE_INFINITY);
    expect(pricer.bound).toBeLessThanOrEqual(best + 1e-6);
    expect(pricer.best(costs, best + 5, false)).toBeLessThanOrEqual(best + 5 + 1e-6);
  }
  return rounds;
}
