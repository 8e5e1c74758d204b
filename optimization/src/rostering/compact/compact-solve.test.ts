import { describe, expect, it } from 'vitest';
import { openGlpk } from '../../lp/glpk-solver.js';
import { openHighs } from '../../lp/highs-solver.js';
import { toAssignments } from '../compile/compile.js';
import { compiledOf } from '../lines/line-pricer.contract.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { verify } from '../verify/verify.js';
import { compactModel } from './compact-model.js';
import { solveCompact } from './compact-solve.js';
import { optimumOf, smallProblem } from './small-problem.contract.js';

describe('compact model', () => {
  it('finds the brute-force optimum under every kind of rule, and both engines agree', async () => {
    const [highs, glpk] = [await openHighs(), await openGlpk()];
    for (let seed = 0; seed < 10; seed++) {
      const problem = smallProblem(seed);
      const compiled = compiledOf(problem);
      const best = optimumOf(problem);
      const outcome = solveCompact(compiled, highs);
      if (best === undefined) {
        expect(outcome.status, `seed ${seed}`).toBe('infeasible');
        continue;
      }
      expect(outcome.status, `seed ${seed}`).toBe('optimal');
      const verdict = verify(problem, toAssignments(compiled, outcome.grid ?? new Uint8Array()));
      expect(verdict.violations, `seed ${seed}`).toEqual([]);
      expect(verdict.cost.total, `seed ${seed}`).toBe(best);
      expect(outcome.bound, `seed ${seed}`).toBe(best);
      if (seed % 4 === 0) expect(solveCompact(compiled, glpk).bound, `seed ${seed}`).toBe(best);
    }
  }, 120_000);

  it('names the rows of a conflict by rule and agent', async () => {
    const highs = await openHighs();
    const problem: RosterProblem = {
      period: { start: '2026-06-01', days: 3, zone: 'Europe/Paris' },
      shifts: [{ id: 'J', startMinute: 420, durationMinutes: 600 }],
      agents: [{ id: 'a', leave: [{ day: 1 }] }, { id: 'b' }],
      cover: [{ on: 'shift', day: 1, shift: 'J', need: 2, hardMin: 2, shortage: [{ cost: 1 }], surplus: [] }],
      requests: [],
      rules: [{ id: 'contract', line: { kind: 'period-minutes', max: 1200 } }],
    };
    const model = compactModel(compiledOf(problem), { feasibilityOnly: true });
    const rows = highs.conflict(model.lp)?.rows ?? [];
    expect(rows.map((row) => model.origins[row])).toEqual([
      { kind: 'leave', agent: 0, day: 1 },
      { kind: 'hard-minimum', row: 0 },
    ]);
  });
});
