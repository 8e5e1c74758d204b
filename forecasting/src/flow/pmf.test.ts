import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atLeast,
  binomialPmf,
  convolve,
  convolveAll,
  empiricalPmf,
  mixture,
  type Pmf,
  pmfMean,
  pmfQuantile,
  pmfVariance,
  pointMass,
  poissonBinomial,
  poissonPmf,
  thin,
} from './pmf.js';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const pmf: fc.Arbitrary<Pmf> = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 })
  .map((weights) => {
    const total = weights.reduce((a, b) => a + b, 0);
    return { mass: weights.map((w) => w / total) };
  });

function total(of: Pmf): number {
  return of.mass.reduce((a, b) => a + b, 0);
}

describe('pmfs', () => {
  it('convolve: sums to one, means and variances add, order does not matter', () => {
    fc.assert(
      fc.property(pmf, pmf, (a, b) => {
        const sum = convolve(a, b);
        expect(total(sum)).toBeCloseTo(1, 10);
        expect(pmfMean(sum)).toBeCloseTo(pmfMean(a) + pmfMean(b), 8);
        expect(pmfVariance(sum)).toBeCloseTo(pmfVariance(a) + pmfVariance(b), 7);
        expect(pmfMean(convolve(b, a))).toBeCloseTo(pmfMean(sum), 10);
      }),
    );
  });

  it('thin: sums to one, mean p·m, variance p²v + p(1−p)m', () => {
    fc.assert(
      fc.property(pmf, probability, (a, p) => {
        const left = thin(a, p);
        expect(total(left)).toBeCloseTo(1, 10);
        expect(pmfMean(left)).toBeCloseTo(p * pmfMean(a), 8);
        expect(pmfVariance(left)).toBeCloseTo(p * p * pmfVariance(a) + p * (1 - p) * pmfMean(a), 7);
      }),
    );
  });

  it('Poisson-binomial: mean Σp, variance Σp(1−p), binomial when all are equal', () => {
    fc.assert(
      fc.property(fc.array(probability, { maxLength: 60 }), (ps) => {
        const n = poissonBinomial(ps);
        expect(total(n)).toBeCloseTo(1, 10);
        expect(pmfMean(n)).toBeCloseTo(
          ps.reduce((a, b) => a + b, 0),
          8,
        );
        expect(pmfVariance(n)).toBeCloseTo(
          ps.reduce((a, p) => a + p * (1 - p), 0),
          8,
        );
      }),
    );
    // C(4,2)·0.3²·0.7² = 0.2646
    expect(poissonBinomial([0.3, 0.3, 0.3, 0.3]).mass[2]).toBeCloseTo(0.2646, 12);
    expect(binomialPmf(4, 0.3).mass[2]).toBeCloseTo(0.2646, 12);
    // By hand: 0.1·0.8 + 0.9·0.2 = 0.26
    expect(poissonBinomial([0.1, 0.2]).mass[1]).toBeCloseTo(0.26, 12);
  });

  it('a thinned Poisson is a Poisson', () => {
    const thinned = thin(poissonPmf(12), 0.4);
    const direct = poissonPmf(4.8);
    for (let k = 0; k < 20; k++) expect(thinned.mass[k]).toBeCloseTo(direct.mass[k], 11);
  });

  it('has the Poisson values of tables: P(N=3 | 2) = 0.180447, P(N≥5 | 2) = 0.052653', () => {
    expect(poissonPmf(2).mass[3]).toBeCloseTo(0.180447, 6);
    expect(atLeast(poissonPmf(2), 5)).toBeCloseTo(0.052653, 6);
    expect(total(poissonPmf(500))).toBeCloseTo(1, 12);
    expect(pmfMean(poissonPmf(500))).toBeCloseTo(500, 6);
  });

  it('quantiles are the smallest count that reaches the level', () => {
    const die: Pmf = { mass: [0, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6] };
    expect([0.1, 0.5, 0.51, 1].map((level) => pmfQuantile(die, level))).toEqual([1, 3, 4, 6]);
    expect(pmfQuantile(pointMass(7), 0.025)).toBe(7);
  });

  it('mixes and counts', () => {
    expect(empiricalPmf([0, 2, 2, 3]).mass).toEqual([0.25, 0, 0.5, 0.25]);
    expect(mixture([pointMass(0), pointMass(2)]).mass).toEqual([0.5, 0, 0.5]);
    expect(convolveAll([])).toEqual(pointMass(0));
    expect(atLeast(pointMass(3), -1)).toBe(1);
  });
});
