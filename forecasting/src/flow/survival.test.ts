import { describe, expect, it } from 'vitest';
import { departureCurve, type OutcomeStay } from './departure-curve.js';
import { departureCurves } from './departure-curves.js';
import { kaplanMeier } from './kaplan-meier.js';
import { seededUniform } from './uniform.js';

describe('Kaplan–Meier', () => {
  it('gives the published curve of the 6-MP trial (Freireich 1963; Kleinbaum & Klein, table 2.1)', () => {
    const ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const steps = kaplanMeier([
      ...ended.map((minutes) => ({ minutes, ended: true })),
      ...censored.map((minutes) => ({ minutes, ended: false })),
    ]);
    expect(steps.minutes).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(steps.atRisk).toEqual([21, 17, 15, 12, 11, 7, 6]);
    const published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
    const errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346];
    steps.survival.forEach((value, i) => {
      expect(value).toBeCloseTo(published[i], 4);
    });
    steps.standardError.forEach((value, i) => {
      expect(value).toBeCloseTo(errors[i], 4);
    });
  });

  it('is the empirical distribution without censoring', () => {
    const steps = kaplanMeier([1, 2, 2, 4].map((minutes) => ({ minutes, ended: true })));
    expect(steps.survival).toEqual([0.75, 0.25, 0]);
  });
});

describe('competing ends', () => {
  it('follow Aalen–Johansen by hand while ten or more are at risk', () => {
    // 12 stays: at 10 one admitted of 12; at 20 one present; at 30 one leaves of 10.
    const stays = [
      { minutes: 10, outcome: 'admitted' as const },
      { minutes: 20, outcome: 'present' as const },
      { minutes: 30, outcome: 'left' as const },
      ...Array.from({ length: 9 }, () => ({ minutes: 100, outcome: 'left' as const })),
    ];
    const curve = departureCurve(stays);
    expect(curve.survival(9.9)).toBe(1);
    expect(curve.survival(10)).toBeCloseTo(11 / 12, 12);
    expect(curve.survival(29.9)).toBeCloseTo(11 / 12, 12);
    expect(curve.survival(30)).toBeCloseTo((11 / 12) * (9 / 10), 12);
    expect(curve.admittedBy(29.9)).toBeCloseTo(1 / 12, 12);
  });

  it('find the truth of two exponential ends, censored', () => {
    const uniform = seededUniform(11);
    const stays = Array.from({ length: 20_000 }, () => {
      const [admit, leave] = [-300 * Math.log(1 - uniform()), -150 * Math.log(1 - uniform())];
      const seen = 600 * uniform();
      const first = Math.min(admit, leave);
      if (seen < first) return { minutes: seen, outcome: 'present' as const };
      return { minutes: first, outcome: admit < leave ? ('admitted' as const) : ('left' as const) };
    });
    const curve = departureCurve(stays);
    // Rates 1/300 and 1/150: survival exp(−t/100), a third of the ends are admissions.
    for (const minutes of [30, 100, 250, 500, 900]) {
      expect(Math.abs(curve.survival(minutes) - Math.exp(-minutes / 100))).toBeLessThan(0.012);
      const admitted = (1 - Math.exp(-minutes / 100)) / 3;
      expect(Math.abs(curve.admittedBy(minutes) - admitted)).toBeLessThan(0.012);
    }
    expect(Math.abs(curve.admittedBy(Number.POSITIVE_INFINITY) - 1 / 3)).toBeLessThan(0.012);
    // Memoryless: what is to come does not depend on what has passed.
    for (const elapsed of [0, 60, 240]) {
      expect(Math.abs(curve.survivalGiven(elapsed, 100) - Math.exp(-1))).toBeLessThan(0.03);
      expect(Math.abs(curve.admittedGiven(elapsed, 100) - (1 - Math.exp(-1)) / 3)).toBeLessThan(0.03);
    }
    // A stay drawn at level S(t) lasts t.
    for (const minutes of [20, 150, 2000]) {
      expect(Math.abs(curve.lengthGiven(0, curve.survival(minutes)) / minutes - 1)).toBeLessThan(0.02);
    }
  });

  it('stays sure of itself for a patient here longer than any before', () => {
    const curve = departureCurve(
      Array.from({ length: 200 }, (_, i) => ({
        minutes: 10 + i,
        outcome: i % 4 ? ('left' as const) : ('admitted' as const),
      })),
    );
    const week = 10_080;
    expect(curve.survivalGiven(week, 0)).toBe(1);
    expect(curve.survivalGiven(100 * week, 60)).toBeGreaterThan(0);
    expect(curve.admittedGiven(100 * week, Number.POSITIVE_INFINITY)).toBeCloseTo(0.25, 1);
    expect(curve.lengthGiven(100 * week, 0.5)).toBeGreaterThan(100 * week);
  });

  it('never sticks nor vanishes beyond what was seen', () => {
    const curve = departureCurve(
      Array.from({ length: 50 }, (_, i) => ({ minutes: i + 1, outcome: 'left' as const })),
    );
    expect(curve.survival(60)).toBeGreaterThan(0);
    expect(curve.survival(600)).toBeLessThan(curve.survival(60));
    expect(departureCurve([]).survival(30)).toBeLessThan(1);
    expect(departureCurve([]).survival(0)).toBe(1);
  });

  it('lends a thin stream the curve of all', () => {
    const stays: OutcomeStay[] = [
      ...Array.from({ length: 100 }, (_, i) => ({ stream: '3', minutes: 100 + i, outcome: 'left' as const })),
      { stream: '1', minutes: 5, outcome: 'admitted' },
    ];
    const curves = departureCurves(stays);
    expect(curves.of('1')).toBe(curves.all);
    expect(curves.of('3')).not.toBe(curves.all);
    expect(curves.of('unseen')).toBe(curves.all);
  });
});
