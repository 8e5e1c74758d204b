import { QUANTILE_LEVELS } from '@releve/forecasting';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nowcast } from './nowcast.js';

/** An hour forecast as Poisson with mean 6: its 10 % and 90 % points are 3 and 9. */
const hour = {
  target: '2026-03-02T10:00:00.000Z',
  mean: 6,
  quantiles: QUANTILE_LEVELS.map((level) => (level < 0.5 ? 3 : level > 0.5 ? 9 : 6)),
};

describe('the hour under way', () => {
  it('is what has come, once the hour is over', () => {
    const point = nowcast(hour, 4, 0);
    expect(point.mean).toBe(4);
    expect(new Set(point.quantiles)).toEqual(new Set([4]));
  });

  it('adds the Poisson rest half-way: median of Poisson(3) is 3, its 2.5 % and 97.5 % points 0 and 7', () => {
    const point = nowcast(hour, 10, 0.5);
    expect(point.mean).toBe(13);
    const at = (level: number) => point.quantiles[QUANTILE_LEVELS.indexOf(level)];
    expect([at(0.025), at(0.5), at(0.975)]).toEqual([10, 13, 17]);
  });

  it('never forecasts fewer than have come, never crosses, and closes as time passes', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), (soFar, left) => {
        const { quantiles } = nowcast(hour, soFar, left);
        const width = (band: readonly number[]) => (band.at(-1) ?? 0) - (band[0] ?? 0);
        expect(quantiles[0]).toBeGreaterThanOrEqual(soFar);
        expect([...quantiles].sort((a, b) => a - b)).toEqual(quantiles);
        expect(width(nowcast(hour, soFar, left / 2).quantiles)).toBeLessThanOrEqual(width(quantiles));
      }),
    );
  });
});
