import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countDistribution,
  countQuantiles,
  cumulativeAt,
  integerQuantile,
  tieOf,
} from './count-distribution.js';
import { QUANTILE_LEVELS } from './levels.js';
import { logGamma } from './log-gamma.js';
import { normalCdf, normalQuantile } from './normal.js';
import { normalDraws } from './normal-draws.js';

/** P(Y ≤ k) of a negative binomial whose size r is whole: the chance of r successes in k + r trials. */
function waitingTimeCdf(k: number, mean: number, r: number): number {
  const p = r / (r + mean);
  const trials = k + r;
  let [term, sum] = [(1 - p) ** trials, 0];
  for (let successes = 0; successes <= trials; successes++) {
    if (successes >= r) sum += term;
    term *= ((trials - successes) / (successes + 1)) * (p / (1 - p));
  }
  return sum;
}

describe('special functions', () => {
  it('agrees with tabled values', () => {
    expect(logGamma(0.5)).toBeCloseTo(0.5723649429247001, 12);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 10);
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(normalCdf(-3)).toBeCloseTo(0.0013498980316301, 14);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 7);
    expect(normalQuantile(0.01)).toBeCloseTo(-2.326347874040841, 7);
  });
});

describe('count distribution', () => {
  it('is Poisson without dispersion', () => {
    // P(Y ≤ 14) and P(Y ≤ 5) for means 14 and 2.5: tables of the Poisson distribution.
    expect(cumulativeAt(countDistribution(14, 0), 14)).toBeCloseTo(0.5704, 4);
    expect(cumulativeAt(countDistribution(2.5, 0), 5)).toBeCloseTo(0.958, 4);
  });

  it('has the waiting-time probabilities of the negative binomial', () => {
    for (const r of [1, 2, 5, 10]) {
      for (const mean of [0.3, 4, 14]) {
        const distribution = countDistribution(mean, 1 / r);
        for (const k of [0, 1, 5, 14, 30]) {
          expect(cumulativeAt(distribution, k)).toBeCloseTo(waitingTimeCdf(k, mean, r), 8);
        }
      }
    }
  });

  it('keeps mean and variance', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 900, noNaN: true }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (mean, a) => {
          const { cumulative, first } = countDistribution(mean, a);
          let [m1, m2, before] = [0, 0, 0];
          cumulative.forEach((c, i) => {
            m1 += (first + i) * (c - before);
            m2 += (first + i) ** 2 * (c - before);
            before = c;
          });
          expect(m1 / mean).toBeCloseTo(1, 3);
          expect((m2 - m1 * m1) / (mean + a * mean * mean)).toBeCloseTo(1, 2);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is narrower than Poisson with a negative dispersion', () => {
    const distribution = countDistribution(40, -0.02);
    expect(distribution.variance).toBeCloseTo(8, 9);
    expect(integerQuantile(distribution, 0.975)).toBe(46);
    expect(integerQuantile(distribution, 0.025)).toBe(34);
  });

  it('gives rising quantiles next to the integer quantile at every level', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.double({ min: -0.01, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (mean, a, tie) => {
          const distribution = countDistribution(mean, a);
          const quantiles = countQuantiles(distribution, QUANTILE_LEVELS, tie);
          quantiles.forEach((q, k) => {
            expect(q).toBeGreaterThanOrEqual(k === 0 ? 0 : quantiles[k - 1]);
            expect(Math.abs(q - integerQuantile(distribution, QUANTILE_LEVELS[k]))).toBeLessThanOrEqual(
              0.0010001,
            );
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('holds each level on average over ties', () => {
    const distribution = countDistribution(6, 0.05);
    const held = new Float64Array(QUANTILE_LEVELS.length);
    const ties = 2000;
    for (let i = 0; i < ties; i++) {
      countQuantiles(distribution, QUANTILE_LEVELS, tieOf(i)).forEach((q, k) => {
        held[k] += cumulativeAt(distribution, q) / ties;
      });
    }
    for (const [k, level] of QUANTILE_LEVELS.entries()) expect(held[k]).toBeCloseTo(level, 2);
  });
});

describe('normal draws', () => {
  it('repeat with the seed and have mean 0 and variance 1', () => {
    const draw = normalDraws(7);
    const values = Array.from({ length: 20000 }, draw);
    expect(Array.from({ length: 5 }, normalDraws(7))).toEqual(values.slice(0, 5));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(values.reduce((a, b) => a + b * b, 0) / values.length - 1)).toBeLessThan(0.04);
  });
});
