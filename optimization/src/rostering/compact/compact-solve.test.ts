import { describe, expect, it } from 'vitest';
import { openGlpk } from '../../lp/glpk-solver.js';
import { openHighs } from '../../lp/highs-solver.js';
import { toAssignments } from '../compile/compile.js';
import { compiledOf, legalLines, testRandom } from '../lines/line-pricer.contract.js';
import type { LineRule } from '../problem/line-rule.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { verify } from '../verify/verify.js';
import { compactModel } from './compact-model.js';
import { solveCompact } from './compact-solve.js';

/** Two agents over one week under random rules of every kind, with cover and wishes. */
function smallProblem(seed: number): RosterProblem {
  const random = testRandom(seed);
  const days = 6 + random(2);
  const rules: LineRule[] = [
    { kind: 'consecutive-work', min: 1 + random(2), max: 2 + random(3) },
    { kind: 'consecutive-days-off', min: 1 + random(2) },
    { kind: 'period-minutes', min: 600 * random(3), max: 3000 },
    { kind: 'weekends', max: random(2) },
    { kind: 'rest', minutes: 60 * (9 + random(20)) },
    { kind: 'succession', after: 'N', forbidden: ['J'] },
    { kind: 'rolling-minutes', days: 3 + random(3), max: 60 * (20 + random(20)) },
    { kind: 'weekly-rest', days: 3 + random(3), minutes: 60 * (20 + random(20)) },
    { kind: 'rest-days', days: 7, min: random(4), together: random(3), sunday: random(2) === 0 },
  ];
  const pastDays = random(2) * 5;
  return {
    period: {
      start: ['2026-03-23', '2026-10-19', '2026-06-04'][random(3)],
      days,
      zone: 'Europe/Paris',
      pastDays,
    },
    shifts: [
      { id: 'J', startMinute: 420, durationMinutes: 600 },
      { id: 'N', startMinute: 1260, durationMinutes: 600 },
    ],
    agents: ['a', 'b'].map((id) => ({
      id,
      past: Array.from({ length: pastDays }, (_, index) => -1 - index).flatMap((day) =>
        random(3) === 0 ? [{ day, shift: 'JN'[random(2)] }] : [],
      ),
    })),
    cover: Array.from({ length: days * 2 }, (_, index) => ({
      on: 'shift' as const,
      day: index >> 1,
      shift: 'JN'[index % 2],
      need: random(3),
      shortage: [{ width: 1, cost: 20 }, { cost: 45 }],
      surplus: [{ cost: 3 }],
    })),
    requests: [
      { agent: 'a', day: random(days), shift: 'J', wish: 'on', weight: 7 },
      { agent: 'b', day: random(days), wish: 'off', weight: 11 },
    ],
    rules: rules.filter(() => random(2) === 0).map((line) => ({ id: line.kind, line })),
  };
}

function bruteForce(problem: RosterProblem): number | undefined {
  const ids = ['', 'J', 'N'];
  const linesOf = (index: number) => legalLines({ ...problem, agents: [problem.agents[index]] });
  const rows = [linesOf(0), linesOf(1)].map((lines) =>
    lines.map((line) => Array.from(line, (label) => ids[label])),
  );
  // Cost of two lines from counts: shortage 20 then 45, surplus 3, wishes 7 and 11.
  const [on, off] = problem.requests;
  let best: number | undefined;
  for (const a of rows[0]) {
    for (const b of rows[1]) {
      let cost = (a[on.day] === 'J' ? 0 : 7) + (b[off.day] === '' ? 0 : 11);
      for (const need of problem.cover) {
        if (need.on !== 'shift') continue;
        const have = (a[need.day] === need.shift ? 1 : 0) + (b[need.day] === need.shift ? 1 : 0);
        cost += have >= need.need ? 3 * (have - need.need) : [0, 20, 65][need.need - have];
      }
      if (best === undefined || cost < best) best = cost;
    }
  }
  return best;
}

describe('compact model', () => {
  it('finds the brute-force optimum under every kind of rule, and both engines agree', async () => {
    const [highs, glpk] = [await openHighs(), await openGlpk()];
    for (let seed = 0; seed < 14; seed++) {
      const problem = smallProblem(seed);
      const compiled = compiledOf(problem);
      const best = bruteForce(problem);
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
  });

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
