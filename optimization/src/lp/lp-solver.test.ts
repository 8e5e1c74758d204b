import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openGlpk } from './glpk-solver.js';
import { openHighs } from './highs-solver.js';
import { LpBuilder } from './lp-model.js';
import { lpSolverContract, smallModel, workshop } from './lp-solver.contract.js';

lpSolverContract('HiGHS', openHighs);
lpSolverContract('GLPK', openGlpk);

describe('the two engines', () => {
  it('agree on the optimum of small LPs', async () => {
    const [highs, glpk] = [await openHighs(), await openGlpk()];
    fc.assert(
      fc.property(smallModel(false), (model) => {
        const [a, b] = [highs.solve(model), glpk.solve(model)];
        expect(a.status).toBe(b.status);
        if (a.objective !== undefined) expect(a.objective).toBeCloseTo(b.objective ?? Number.NaN, 5);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe('GLPK', () => {
  it('does not tell a point outside a row as a solution', async () => {
    // 1 ≤ 3y ≤ 6 and 4 ≤ 3y ≤ 5: its preprocessor answers y = 2.
    const lp = new LpBuilder();
    lp.addColumn(0, 0, 3, true);
    lp.addColumn(0, 0, 3, true);
    lp.addRow(1, 6, [1], [3]);
    lp.addRow(-5, -4, [1], [-3]);
    expect((await openGlpk()).solve(lp).status).not.toBe('optimal');
    expect((await openHighs()).solve(lp).status).toBe('infeasible');
  });
});

describe('HiGHS sessions', () => {
  it('re-solve as columns come, and match a fresh solve', async () => {
    const highs = await openHighs();
    const session = highs.open(workshop(false));
    expect(session.solve().objective).toBeCloseTo(-1100, 6);
    session.addColumn(-100, 0, 5, Int32Array.of(0, 1), Float64Array.of(2, 2));
    const grown = new LpBuilder();
    grown.addColumn(-30, 0, Number.POSITIVE_INFINITY);
    grown.addColumn(-50, 0, Number.POSITIVE_INFINITY);
    grown.addColumn(-100, 0, 5);
    grown.addRow(Number.NEGATIVE_INFINITY, 40, [0, 1, 2], [1, 2, 2]);
    grown.addRow(Number.NEGATIVE_INFINITY, 50, [0, 1, 2], [2, 1, 2]);
    expect(session.solve().objective).toBeCloseTo(highs.solve(grown).objective ?? 0, 6);
    session.removeColumns(Int32Array.of(2));
    expect(session.solve().objective).toBeCloseTo(-1100, 6);
    session.dispose();
  });

  it('names the rows that conflict', async () => {
    const highs = await openHighs();
    const lp = new LpBuilder();
    lp.addColumn(0, 0, 10);
    lp.addColumn(0, 0, 10);
    lp.addRow(5, 20, [0, 1], [1, 1]);
    lp.addRow(0, 2, [0], [1]);
    lp.addRow(0, 2, [1], [1]);
    lp.addRow(0, 100, [0, 1], [3, 1]);
    expect([...(highs.conflict(lp)?.rows ?? [])].sort()).toEqual([0, 1, 2]);
    expect(highs.conflict(workshop(false))).toBeUndefined();
  });
});
