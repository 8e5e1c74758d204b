import { describe, expect, it } from 'vitest';
import { countDistribution } from '../distribution/count-distribution.js';
import { seededUniform, type Uniform } from '../flow/uniform.js';
import { EARS_THRESHOLDS, earsScores } from './ears.js';

function normal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function negativeBinomial(uniform: Uniform, mean: number, dispersion: number): number {
  const { first, cumulative } = countDistribution(mean, dispersion);
  const level = uniform();
  return first + cumulative.findIndex((probability) => probability >= level);
}

function specificity(days: ArrayLike<number>): Record<'c1' | 'c2' | 'c3', number> {
  const scores = earsScores(days);
  const quiet = (method: 'c1' | 'c2' | 'c3'): number => {
    const known = scores[method].filter((score) => !Number.isNaN(score));
    return known.filter((score) => score <= EARS_THRESHOLDS[method]).length / known.length;
  };
  return { c1: quiet('c1'), c2: quiet('c2'), c3: quiet('c3') };
}

describe('EARS', () => {
  it('matches the statistics worked by hand', () => {
    // Baseline 4 6 5 5 7 3 5: mean 5, standard deviation √(10/6) = 1.29099.
    const counts = [4, 6, 5, 5, 7, 3, 5, 9, 9, 12];
    const { c1, c2, c3 } = earsScores(counts);
    expect(c1[7]).toBeCloseTo(4 / Math.sqrt(10 / 6), 10);
    expect(c2[9]).toBeCloseTo(7 / Math.sqrt(10 / 6), 10);
    expect(c2[8]).toBeNaN();
    expect(c3[9]).toBeNaN();
    const longer = earsScores([5, 5, ...counts]);
    // Days 9 and 10 of it signal themselves (9 against mean 5): only the last day counts.
    expect(longer.c2[9]).toBeGreaterThan(3);
    expect(longer.c3[11]).toBeCloseTo(longer.c2[11] - 1, 10);
    // Two days of C2 = 3/1.29099 (8 against 5), neither a signal, add up.
    const slow = earsScores([5, 5, ...counts.slice(0, 7), 5, 8, 8]);
    expect(slow.c3[11]).toBeCloseTo(2 * (3 / Math.sqrt(10 / 6) - 1), 10);
  });

  it('does not signal one case after a week of none, and does not hide missing days', () => {
    const quiet = earsScores([0, 0, 0, 0, 0, 0, 0, 1, 0, 2]);
    expect(quiet.c1[7]).toBeLessThanOrEqual(EARS_THRESHOLDS.c1);
    expect(quiet.c2[9]).toBeGreaterThan(EARS_THRESHOLDS.c2);
    expect(earsScores([1, 1, Number.NaN, 1, 1, 1, 1, 5]).c1[7]).toBeNaN();
  });

  it('has the false alarms of √(8/7)·t₆ on independent normal days: 0.0155 for C1 and C2', () => {
    const uniform = seededUniform(91);
    const days = Float64Array.from({ length: 200_000 }, () => 100 + 10 * normal(uniform));
    const quiet = specificity(days);
    // Three standard errors at 200,000 dependent days: about 0.0012.
    expect(Math.abs(1 - quiet.c1 - 0.0155)).toBeLessThan(0.0015);
    expect(Math.abs(1 - quiet.c2 - 0.0155)).toBeLessThan(0.0015);
  });

  it('has the published specificity on over-dispersed counts: C1 97.0, C2 97.0, C3 95.4 % (Hutwagner 2005)', () => {
    const uniform = seededUniform(92);
    // Skewed daily counts of the published kind: negative binomial, several means and spreads.
    const sets = [
      [2, 0.5],
      [10, 0.3],
      [30, 0.15],
      [90, 0.1],
      [90, 0.01],
    ];
    const quiet = sets.map(([mean, dispersion]) =>
      specificity(Float64Array.from({ length: 6000 }, () => negativeBinomial(uniform, mean, dispersion))),
    );
    const average = (method: 'c1' | 'c2' | 'c3'): number =>
      quiet.reduce((sum, q) => sum + q[method], 0) / quiet.length;
    expect(Math.abs(average('c1') - 0.97)).toBeLessThan(0.01);
    expect(Math.abs(average('c2') - 0.97)).toBeLessThan(0.01);
    expect(Math.abs(average('c3') - 0.954)).toBeLessThan(0.015);
  });
});
