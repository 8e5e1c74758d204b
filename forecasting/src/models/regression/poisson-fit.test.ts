import { describe, expect, it } from 'vitest';
import { choleskyFactor, choleskySolve, inverseDiagonal } from './cholesky.js';
import { DayRowsWriter } from './day-rows.js';
import { carryPoisson, fitPoisson, type PoissonProblem } from './poisson-fit.js';
import { RowProducts } from './row-products.js';

/** A constant and one group indicator, almost without penalty. */
function twoGroups(counts: readonly number[]): PoissonProblem {
  const writer = new DayRowsWriter({ count: 1, table: Float64Array.of(1) });
  counts.forEach((_, i) => {
    writer.startDay();
    writer.add(1, i % 2);
    writer.add(0, 1);
    writer.addRow(0);
  });
  return {
    rows: writer.finish(2),
    counts: Float64Array.from(counts),
    offset: undefined,
    precision: Float64Array.of(1e-9, 1e-9),
    level: 0,
    dispersion: undefined,
    halfLife: 1e9,
  };
}

const meanOf = ({ rows }: PoissonProblem, coefficients: Float64Array, row: number): number =>
  Math.exp(new RowProducts(rows, coefficients).at(row));

describe('penalised Poisson regression', () => {
  it('gives the group means, the closed-form solution', () => {
    const problem = twoGroups([4, 9, 6, 11, 5, Number.NaN, 5, 10]);
    const { coefficients } = fitPoisson(problem, 8);
    expect(meanOf(problem, coefficients, 0)).toBeCloseTo(5, 3);
    expect(meanOf(problem, coefficients, 1)).toBeCloseTo(10, 3);
  });

  it('carries a solution on to what a fit from scratch gives', () => {
    const problem = twoGroups([4, 9, 6, 11, 5, 8, 5, 10, 7, 12, 4, 9]);
    const carried = carryPoisson(problem, fitPoisson(problem, 8), 12);
    const fresh = fitPoisson(problem, 12);
    for (const j of [0, 1]) expect(carried.coefficients[j]).toBeCloseTo(fresh.coefficients[j], 2);
  });

  it('lets an odd count move the means little once the noise is known', () => {
    const counts = Array.from({ length: 40 }, (_, i) => (i === 20 ? 60 : i % 2 === 0 ? 5 : 10));
    const problem = { ...twoGroups(counts), dispersion: 1 };
    const { coefficients } = fitPoisson(problem, 40);
    // Nineteen counts of 5 and one held at 3·√mean + 1 above the mean.
    const mean = meanOf(problem, coefficients, 0);
    expect(mean).toBeCloseTo((19 * 5 + 3 * Math.sqrt(mean) + 1) / 19, 2);
    expect(mean).toBeLessThan(5.5);
  });

  it('solves a linear system by its Cholesky factor', () => {
    const b = Float64Array.of(8, 11);
    choleskySolve(choleskyFactor(Float64Array.of(4, 0, 2, 5), 2), 2, b);
    expect([...b]).toEqual([1.125, 1.75]);
  });

  it('gives the diagonal of an inverse', () => {
    // Inverse of [[4, 2], [2, 5]]: [[5, -2], [-2, 4]] / 16.
    const [a, b] = inverseDiagonal(choleskyFactor(Float64Array.of(4, 0, 2, 5), 2), 2);
    expect(a).toBeCloseTo(5 / 16, 12);
    expect(b).toBeCloseTo(4 / 16, 12);
  });
});
