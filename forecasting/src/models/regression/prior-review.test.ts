import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalDraws } from '../../distribution/normal-draws.js';
import { poissonCount, seededUniform } from '../../flow/uniform.js';
import { DayRowsWriter } from './day-rows.js';
import { fitPoisson, type PoissonProblem } from './poisson-fit.js';
import { pearsonDispersion, reviewedPrecision } from './prior-review.js';
import { storedLower } from './stored-symmetric.js';

const GROUPS = 60;
const DEVIATION = 0.1;

/** Counts of many groups whose log means are normal with standard deviation `spread`. */
function groups(spread: number, seed: number): PoissonProblem & { readonly families: number[][] } {
  const uniform = seededUniform(seed);
  const normal = normalDraws(seed + 1);
  const effects = Array.from({ length: GROUPS }, () => spread * normal());
  const length = GROUPS * 40;
  const writer = new DayRowsWriter({ count: 1, table: Float64Array.of(1) });
  const counts = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    writer.startDay();
    writer.add(0, 1);
    writer.add(1 + (i % GROUPS), 1);
    writer.addRow(0);
    counts[i] = poissonCount(uniform, 20 * Math.exp(effects[i % GROUPS]));
  }
  const precision = new Float64Array(1 + GROUPS).fill(1 / DEVIATION ** 2);
  precision[0] = 1e-4;
  return {
    rows: writer.finish(1 + GROUPS),
    counts,
    offset: undefined,
    precision,
    level: 0,
    dispersion: undefined,
    halfLife: 1e9,
    families: [Array.from({ length: GROUPS }, (_, k) => 1 + k)],
  };
}

/** Prior deviation after some reviews. */
function reviewed(problem: ReturnType<typeof groups>): {
  readonly deviation: number;
  readonly first: number;
} {
  let precision = problem.precision;
  for (let review = 0; review < 4; review++) {
    const fit = fitPoisson({ ...problem, precision }, problem.counts.length);
    precision = reviewedPrecision(problem, precision, fit, 1);
  }
  return { deviation: 1 / Math.sqrt(precision[1]), first: precision[0] };
}

describe('review of priors', () => {
  it('finds how far coefficients really spread, wider or narrower than laid out', () => {
    fc.assert(
      fc.property(fc.constantFrom(0.1, 0.2, 0.4), fc.integer({ min: 1, max: 1e6 }), (spread, seed) => {
        const { deviation } = reviewed(groups(spread, seed));
        // The deviation of 60 draws strays by a tenth; a third is four times that and more.
        expect(deviation).toBeGreaterThan(spread * 0.66);
        expect(deviation).toBeLessThan(spread * 1.5);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves columns of no family as laid out', () => {
    expect(reviewed(groups(0.1, 3)).first).toBe(1e-4);
  });

  it('narrows a prior whose data say nothing not at all', () => {
    const layout = { precision: Float64Array.of(4), families: [[0]] };
    const none = {
      length: 0,
      coefficients: new Float64Array(1),
      curvature: storedLower(new Float64Array(1), 1),
    };
    expect([
      ...reviewedPrecision(layout, layout.precision, { ...none, gradient: new Float64Array(1) }, 1),
    ]).toEqual([4]);
  });
});

describe('dispersion from Pearson residuals', () => {
  const WEEK = 7;

  function counts(length: number, draw: (i: number) => number): Float64Array {
    return Float64Array.from({ length }, (_, i) => draw(i));
  }

  it('is about one for Poisson counts and about the truth for noisier ones', () => {
    const uniform = seededUniform(5);
    const normal = normalDraws(6);
    const plain = counts(3000, () => poissonCount(uniform, 50));
    expect(pearsonDispersion(plain, () => 50, 3000, WEEK)).toBeLessThan(1.1);
    const noisy = counts(3000, () => 100 + Math.sqrt(250) * normal());
    expect(pearsonDispersion(noisy, () => 100, 3000, WEEK)).toBeCloseTo(2.5, 0);
  });

  it('does not take a break in level for noise, nor missing counts for anything', () => {
    const uniform = seededUniform(7);
    const broken = counts(1500, (i) =>
      i % 11 === 0 ? Number.NaN : poissonCount(uniform, i < 700 ? 50 : 30),
    );
    expect(pearsonDispersion(broken, () => 50, 1500, WEEK)).toBeLessThan(1.3);
  });

  it('is one where there is too little to tell', () => {
    expect(pearsonDispersion(Float64Array.of(1, 90, 4), () => 5, 3, WEEK)).toBe(1);
  });
});
