import { describe, expect, it } from 'vitest';
import { QUANTILE_LEVELS } from '../distribution/levels.js';
import { pinball, ScoreSums, seasonalNaiveError } from './score-sums.js';

describe('scores', () => {
  it('weighs misses above and below by the level', () => {
    expect(pinball(0.9, 10, 14)).toBeCloseTo(3.6);
    expect(pinball(0.9, 10, 6)).toBeCloseTo(0.4);
    expect(pinball(0.5, 10, 10)).toBe(0);
  });

  it('adds up by hand: a flat forecast of 10 against 8 and 14', () => {
    const sums = new ScoreSums();
    const flat = new Array(QUANTILE_LEVELS.length).fill(10);
    sums.add(10, flat, 8);
    sums.add(10, flat, 14);
    sums.add(10, flat, Number.NaN);
    // Mean level is 0.5, so the mean pinball is half the absolute error: (1 + 2) / 2.
    expect(sums.scores()).toMatchObject({ pairs: 2, mae: 3, bias: -1 });
    expect(sums.scores().pinball).toBeCloseTo(1.5, 12);
    expect(sums.scores().rmse).toBeCloseTo(Math.sqrt(10));
    expect(sums.scores().wapePercent).toBeCloseTo((100 * 6) / 22);
  });

  it('counts an interval with its ends', () => {
    const sums = new ScoreSums();
    sums.add(
      5,
      QUANTILE_LEVELS.map((level) => 10 * level),
      9.5,
    );
    expect(sums.scores().coverage).toEqual({ c50: 0, c80: 0, c90: 1, c95: 1 });
  });

  it('scales by the seasonal naive error, missing values left out', () => {
    expect(seasonalNaiveError([1, 2, 4, Number.NaN, 8, 8], 2, 6)).toBeCloseTo((3 + 4) / 2);
  });
});
