import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore, brierSkill, climatology, reliabilityOf } from './probability-scores.js';
import { seededUniform } from './uniform.js';

describe('Brier score', () => {
  it('is the mean squared distance, by hand', () => {
    const forecasts = [
      { probability: 0.9, happened: true },
      { probability: 0.2, happened: false },
      { probability: 0.6, happened: false },
      { probability: 1, happened: true },
    ];
    // (0.01 + 0.04 + 0.36 + 0) / 4
    expect(brierScore(forecasts)).toBeCloseTo(0.1025, 12);
    const half = forecasts.map(({ happened }) => ({ probability: 0.5, happened }));
    expect(brierSkill(forecasts, half)).toBeCloseTo(0.59, 12);
  });

  it('splits into reliability − resolution + uncertainty when bins hold one probability (Murphy 1973)', () => {
    const level = fc.constantFrom(0.05, 0.25, 0.55, 0.95);
    const forecast = fc.record({ probability: level, happened: fc.boolean() });
    fc.assert(
      fc.property(fc.array(forecast, { minLength: 1, maxLength: 80 }), (forecasts) => {
        const parts = reliabilityOf(forecasts);
        const whole = parts.reliability - parts.resolution + parts.uncertainty;
        expect(whole).toBeCloseTo(brierScore(forecasts), 10);
      }),
    );
  });

  it('finds calibrated forecasts reliable and keeps probability 1 in the last bin', () => {
    const uniform = seededUniform(2);
    const forecasts = Array.from({ length: 20_000 }, () => {
      const probability = uniform();
      return { probability, happened: uniform() < probability };
    });
    const { bins, reliability } = reliabilityOf(forecasts);
    expect(bins).toHaveLength(10);
    expect(reliability).toBeLessThan(0.001);
    expect(reliabilityOf([{ probability: 1, happened: true }]).bins[0].from).toBe(0.9);
  });
});

describe('climatology', () => {
  it('is the shrunk rate of the slot', () => {
    const past = [
      ...Array.from({ length: 6 }, () => ({ slot: 1, happened: true })),
      ...Array.from({ length: 6 }, () => ({ slot: 2, happened: false })),
    ];
    const rate = climatology(past);
    // (6 + 4·0.5) / 10, (0 + 2) / 10, and the overall rate where nothing is known.
    expect([rate(1), rate(2), rate(3)]).toEqual([0.8, 0.2, 0.5]);
    expect(climatology([])(0)).toBe(0.5);
  });
});
