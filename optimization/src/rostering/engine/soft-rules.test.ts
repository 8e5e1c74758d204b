import { describe, expect, it } from 'vitest';
import { openHighs } from '../../lp/highs-solver.js';
import { solveCompact } from '../compact/compact-solve.js';
import { toAssignments } from '../compile/compile.js';
import { compiledOf, testRandom } from '../lines/line-pricer.contract.js';
import { softProblem } from '../lines/soft-problem.contract.js';
import { verify } from '../verify/verify.js';
import { Board } from './board.js';
import { createPricers } from './pricers.js';
import { RosterState } from './roster-state.js';
import { solve } from './solve.js';

describe('soft rules in the engines', () => {
  it('cost what the verifier says, for any legal roster', () => {
    const random = testRandom(3);
    let soft = 0;
    for (let index = 0; index < 60; index++) {
      const problem = softProblem(random, 3);
      const compiled = compiledOf(problem);
      const made = createPricers(compiled);
      if (!made.ok) throw new Error('small problems are never too rich');
      const state = new RosterState(compiled);
      const costs = new Float64Array(compiled.days * compiled.stride);
      for (let change = 0; change < 12; change++) {
        const agent = random(3);
        for (let cell = 0; cell < costs.length; cell++)
          costs[cell] = cell % compiled.stride === 0 ? 0 : random(80) - 60;
        if (made.pricers[agent].best(costs, Number.POSITIVE_INFINITY, false) === Number.POSITIVE_INFINITY)
          continue;
        state.remove(agent);
        state.place(agent, made.pricers[agent].line);
      }
      if (state.placed.includes(0)) continue;
      const verdict = verify(problem, toAssignments(compiled, state.grid));
      expect(verdict.violations).toEqual([]);
      expect(state.cost).toBeCloseTo(verdict.cost.total, 6);
      soft += verdict.cost.softRules > 0 ? 1 : 0;
    }
    expect(soft).toBeGreaterThan(25);
  });

  it('give the same proven optimum by columns and by one MIP', async () => {
    const highs = await openHighs();
    const random = testRandom(7);
    let solved = 0;
    for (let index = 0; index < 25; index++) {
      const problem = softProblem(random, 2);
      const compiled = compiledOf(problem);
      const compact = solveCompact(compiled, highs, { timeLimitSeconds: 30 });
      const board = Board.create(compiled.agents.length * compiled.days);
      const now = () => performance.now();
      const task = { compiled, board, highs, seed: 1, now, deadline: now() + 20_000, role: 'alone' } as const;
      const end = solve(task);
      if (compact.status === 'infeasible') {
        expect(end.kind).toBe('no-line');
        continue;
      }
      expect(compact.status).toBe('optimal');
      const verdict = verify(problem, toAssignments(compiled, compact.grid ?? new Uint8Array()));
      expect(verdict.violations).toEqual([]);
      expect(verdict.cost.total).toBeCloseTo(compact.bound ?? Number.NaN, 3);
      expect(board.best).toBeCloseTo(verdict.cost.total, 6);
      expect(board.bound).toBeLessThanOrEqual(verdict.cost.total + 1e-6);
      solved++;
    }
    expect(solved).toBeGreaterThan(15);
  }, 120_000);

  it('end with a legal roster that costs what the verifier says, in either role', async () => {
    const highs = await openHighs();
    const problem = softProblem(testRandom(21), 9);
    const compiled = compiledOf(problem);
    for (const role of ['alone', 'search'] as const) {
      const board = Board.create(compiled.agents.length * compiled.days);
      const now = () => performance.now();
      const before = { compiled, board, highs, seed: 1, now, deadline: now() + 20_000, role };
      expect(solve({ ...before, linesToPrice: 4000 }).kind).toBe('done');
      const found = board.read();
      const verdict = verify(problem, toAssignments(compiled, found?.grid ?? new Uint8Array()));
      expect(verdict.violations).toEqual([]);
      expect(found?.cost).toBeCloseTo(verdict.cost.total, 6);
      expect(board.bound).toBeLessThanOrEqual(verdict.cost.total + 1e-6);
    }
  }, 60_000);
});
