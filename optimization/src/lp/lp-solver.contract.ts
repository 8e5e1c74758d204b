import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LpBuilder, type LpModel } from './lp-model.js';
import type { LpSolver } from './lp-solver.js';

const INF = Number.POSITIVE_INFINITY;

/** The Wyndor-like workshop: 30 chairs + 50 tables, optimum 1100 at (20, 10). */
export function workshop(integer: boolean): LpModel {
  const lp = new LpBuilder();
  lp.addColumn(-30, 0, INF, integer);
  lp.addColumn(-50, 0, INF, integer);
  lp.addRow(-INF, 40, [0, 1], [1, 2]);
  lp.addRow(-INF, 50, [0, 1], [2, 1]);
  return lp;
}

/** Small models with whole coefficients and boxed columns, so that every one has an optimum or none at all. */
export const smallModel = (integer: boolean): fc.Arbitrary<LpModel> =>
  fc
    .record({
      costs: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 6 }),
      rows: fc.array(
        fc.record({
          values: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 6, maxLength: 6 }),
          lower: fc.integer({ min: -12, max: 6 }),
          width: fc.integer({ min: 0, max: 12 }),
        }),
        { maxLength: 5 },
      ),
    })
    .map(({ costs, rows }) => {
      const lp = new LpBuilder();
      for (const cost of costs) lp.addColumn(cost, 0, 3, integer);
      for (const row of rows) {
        const entries = costs.flatMap((_, column) => (row.values[column] === 0 ? [] : [column]));
        if (entries.length === 0) continue;
        lp.addRow(
          row.lower,
          row.lower + row.width,
          entries,
          entries.map((column) => row.values[column]),
        );
      }
      return lp;
    });

function isFeasible(model: LpModel, values: Float64Array): boolean {
  const near = (value: number, lower: number, upper: number) =>
    value >= lower - 1e-6 && value <= upper + 1e-6;
  return (
    model.columnCost.every((_, column) =>
      near(values[column], model.columnLower[column], model.columnUpper[column]),
    ) &&
    model.rowColumns.every((columns, row) => {
      const sum = columns.reduce(
        (total, column, entry) => total + model.rowValues[row][entry] * values[column],
        0,
      );
      return near(sum, model.rowLower[row], model.rowUpper[row]);
    })
  );
}

/** The optimum of a small whole-number model by trying every point; undefined if none is feasible. */
export function bruteForce(model: LpModel): number | undefined {
  const values = new Float64Array(model.columnCost.length);
  let best: number | undefined;
  const visit = (column: number): void => {
    if (column === values.length) {
      if (!isFeasible(model, values)) return;
      const cost = model.columnCost.reduce((sum, unit, index) => sum + unit * values[index], 0);
      if (best === undefined || cost < best) best = cost;
      return;
    }
    for (let value = model.columnLower[column]; value <= model.columnUpper[column]; value++) {
      values[column] = value;
      visit(column + 1);
    }
  };
  visit(0);
  return best;
}

/** What every engine behind the LP port must do. */
export function lpSolverContract(name: string, open: () => Promise<LpSolver>): void {
  describe(`${name} keeps the LP contract`, () => {
    it('solves a textbook LP with its dual prices', async () => {
      const solution = (await open()).solve(workshop(false));
      expect(solution.status).toBe('optimal');
      expect(solution.objective).toBeCloseTo(-1100, 6);
      expect([...(solution.values ?? [])]).toEqual([expect.closeTo(20, 6), expect.closeTo(10, 6)]);
      // 70/3 and 10/3 per unit of carpentry and finishing: solve the 2×2 system by hand.
      expect([...(solution.rowDuals ?? [])]).toEqual([
        expect.closeTo(-70 / 3, 6),
        expect.closeTo(-10 / 3, 6),
      ]);
    });

    it('says infeasible and unbounded', async () => {
      const solver = await open();
      const infeasible = new LpBuilder();
      infeasible.addColumn(1, 0, 1);
      infeasible.addRow(2, INF, [0], [1]);
      expect(solver.solve(infeasible).status).toBe('infeasible');
      const unbounded = new LpBuilder();
      unbounded.addColumn(-1, 0, INF);
      unbounded.addRow(0, INF, [0], [1]);
      expect(solver.solve(unbounded).status).toBe('unbounded');
    });

    it('finds the brute-force optimum of small MIPs', async () => {
      const solver = await open();
      fc.assert(
        fc.property(smallModel(true), (model) => {
          const best = bruteForce(model);
          const solution = solver.solve(model);
          if (best === undefined) {
            expect(solution.status).toBe('infeasible');
            return;
          }
          expect(solution.status).toBe('optimal');
          expect(solution.objective).toBeCloseTo(best, 6);
          expect(solution.bound).toBeCloseTo(best, 6);
          expect(isFeasible(model, solution.values ?? new Float64Array())).toBe(true);
        }),
        { numRuns: 60, seed: 7 },
      );
    });
  });
}
