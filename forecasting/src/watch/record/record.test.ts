import { describe, expect, it } from 'vitest';
import { countDistribution } from '../../distribution/count-distribution.js';
import { QUANTILE_LEVELS } from '../../distribution/levels.js';
import { normalQuantile } from '../../distribution/normal.js';
import { seededUniform, type Uniform } from '../../flow/uniform.js';
import { clusteredMean, intervalCoverage } from './coverage.js';
import { forecastRecord, recordAlerts } from './forecast-record.js';
import { pitHistogram, pitInterval, residualScore } from './pit.js';
import type { RecordEntry } from './record-entry.js';

const FIRST_DAY = 20_000;

function entry(quantiles: readonly number[], observed: number, levels = [0.25, 0.5, 0.75]): RecordEntry {
  return { targetHour: 0, leadHours: 1, levels, quantiles, observed };
}

function poissonQuantiles(mean: number): number[] {
  const { first, cumulative } = countDistribution(mean, 0);
  return QUANTILE_LEVELS.map((level) => first + cumulative.findIndex((p) => p >= level));
}

/** Hourly forecasts Poisson(mean) of a truth Poisson(mean·factor(day)), with a dull naive beside. */
function hourly(days: number, factor: (day: number) => number, uniform: Uniform): RecordEntry[] {
  return Array.from({ length: days * 24 }, (_, hour) => {
    const mean = 10 + 5 * Math.sin((2 * Math.PI * hour) / 24);
    const truth = countDistribution(mean * factor(Math.floor(hour / 24)), 0);
    const level = uniform();
    return {
      targetHour: FIRST_DAY * 24 + hour,
      leadHours: 12,
      levels: QUANTILE_LEVELS,
      quantiles: poissonQuantiles(mean),
      observed: truth.first + truth.cumulative.findIndex((p) => p >= level),
      naiveQuantiles: poissonQuantiles(10),
    };
  });
}

describe('PIT', () => {
  it('interpolates, and spans jumps and tails', () => {
    expect(pitInterval(entry([10, 20, 40], 15))).toEqual({ low: 0.375, high: 0.375 });
    expect(pitInterval(entry([10, 20, 40], 20))).toEqual({ low: 0.5, high: 0.5 });
    expect(pitInterval(entry([10, 10, 40], 10))).toEqual({ low: 0, high: 0.5 });
    expect(pitInterval(entry([5, 10, 10], 10))).toEqual({ low: 0.5, high: 1 });
    expect(pitInterval(entry([5, 10, 20], 3))).toEqual({ low: 0, high: 0.25 });
    expect(pitInterval(entry([5, 10, 20], 21))).toEqual({ low: 0.75, high: 1 });
  });

  it('is flat for a right forecast and leans for a low one', () => {
    const uniform = seededUniform(81);
    const quantiles = QUANTILE_LEVELS.map((level) => 100 + 10 * normalQuantile(level));
    const draws = Array.from({ length: 20_000 }, () => {
      const observed = 100 + 10 * normalQuantile(uniform());
      return entry(quantiles, observed, [...QUANTILE_LEVELS]);
    });
    for (const share of pitHistogram(draws)) expect(Math.abs(share - 0.1)).toBeLessThan(0.01);
    const higher = draws.map((draw) => ({ ...draw, observed: draw.observed + 10 }));
    const leaning = pitHistogram(higher);
    expect(leaning[9]).toBeGreaterThan(0.3);
    expect(leaning.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
  });

  it('gives normal scores as residuals', () => {
    expect(residualScore(entry([10, 20, 40], 20))).toBeCloseTo(0, 9);
    expect(residualScore(entry([10, 20, 40], 40))).toBeCloseTo(0.6745, 3);
    expect(residualScore(entry([10, 20, 40], 1e9))).toBeCloseTo(normalQuantile(0.875), 9);
  });
});

describe('coverage', () => {
  it('is the share of truths inside, limits included', () => {
    const levels = [0.25, 0.75];
    const entries = [1, 2, 3, 9].map((observed) => entry([1, 3], observed, levels));
    expect(intervalCoverage(entries)).toMatchObject([{ nominal: 0.5, measured: 0.75, count: 4 }]);
    expect(intervalCoverage([])).toEqual([]);
  });

  it('takes days, not hours, as independent: four equal hours a day double the error', () => {
    const values = [0, 1, 0, 1, 1, 0, 1, 1].map((value, cluster) => ({ cluster, value }));
    const single = clusteredMean(values);
    const repeated = clusteredMean(values.flatMap((value) => [value, value, value, value]));
    expect(repeated.mean).toBe(single.mean);
    expect(repeated.error).toBeCloseTo(single.error, 12);
    // √(p(1−p)/(n−1)) for single values.
    expect(single.error).toBeCloseTo(Math.sqrt((0.625 * 0.375) / 7), 12);
  });
});

describe('the record of a forecaster', () => {
  it('finds a right forecaster right, better than a dull one, without alerts', () => {
    const record = forecastRecord(hourly(84, () => 1, seededUniform(1)));
    if (record === undefined) throw new Error('no record');
    expect(record.count).toBe(84 * 24);
    expect(record.ratio).toBeLessThan(0.9);
    expect(Math.abs(record.bias)).toBeLessThan(4 * record.biasError + 0.3);
    expect(record.coverage.map((c) => c.nominal)).toEqual([0.5, 0.8, 0.9, 0.95]);
    for (const { nominal, measured } of record.coverage) {
      // Integer quantiles cover a little more than they say.
      expect(measured).toBeGreaterThan(nominal - 0.02);
      expect(measured).toBeLessThan(nominal + 0.11);
    }
    expect(record.drift).toEqual([]);
    expect(recordAlerts(record, FIRST_DAY + 83).filter((alert) => alert.kind !== 'coverage-off')).toEqual([]);
  });

  it('reports a drift of 20 % within a week of its start, and forgets an old one', () => {
    const entries = hourly(84, (day) => (day >= 70 ? 1.2 : 1), seededUniform(2));
    const record = forecastRecord(entries);
    if (record === undefined) throw new Error('no record');
    expect(record.drift[0]).toMatchObject({ direction: 'high' });
    expect(record.drift[0].day).toBeGreaterThanOrEqual(FIRST_DAY + 70);
    expect(record.drift[0].day).toBeLessThan(FIRST_DAY + 77);
    expect(recordAlerts(record, record.drift[0].day).map((alert) => alert.kind)).toContain('drift');
    const later = recordAlerts(record, FIRST_DAY + 500).map((alert) => alert.kind);
    expect(later).not.toContain('drift');
  });

  it('says when it is worse than the naive and when intervals are too narrow', () => {
    const uniform = seededUniform(3);
    const narrow = hourly(60, () => 1, uniform).map((each) => ({
      ...each,
      quantiles: each.quantiles.map((_, i) => 14 + 0.05 * i),
    }));
    const record = forecastRecord(narrow);
    if (record === undefined) throw new Error('no record');
    const kinds = recordAlerts(record, FIRST_DAY + 59).map((alert) => alert.kind);
    expect(kinds).toContain('worse-than-naive');
    expect(kinds).toContain('coverage-off');
  });

  it('has nothing to say of nothing', () => {
    expect(forecastRecord([])).toBeUndefined();
  });
});
