import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countDistribution,
  countQuantiles,
  QUANTILE_OFFSET,
  tieOf,
} from '../../distribution/count-distribution.js';
import { QUANTILE_LEVELS } from '../../distribution/levels.js';
import { poissonCount, seededUniform } from '../../flow/uniform.js';
import { TieBalance } from './tie-balance.js';

const SLOTS = 24;
const DAYS = 364;
const LOW = QUANTILE_LEVELS.indexOf(0.25);
const HIGH = QUANTILE_LEVELS.indexOf(0.75);

/** Largest distance, over hours of the day, between a half and the share the middle halves held in a year. */
function worstHour({ seed, said, balanced }: { seed: number; said: number; balanced: boolean }): number {
  const uniform = seededUniform(seed);
  const balance = TieBalance.start(SLOTS, QUANTILE_LEVELS);
  const held = new Float64Array(SLOTS);
  for (let interval = 0; interval < SLOTS * DAYS; interval++) {
    const slot = interval % SLOTS;
    const rate = 3 + slot / 4;
    const lift = balanced ? balance.lift(slot) : undefined;
    const quantiles = countQuantiles(
      countDistribution(said * rate, 0),
      QUANTILE_LEVELS,
      tieOf(interval),
      lift,
    );
    const count = poissonCount(uniform, rate);
    if (count >= quantiles[LOW] && count <= quantiles[HIGH]) held[slot] += 1 / DAYS;
    balance.settle(slot, quantiles, count);
  }
  return Math.max(...held.map((share) => Math.abs(share - 0.5)));
}

describe('ties broken by what intervals have held', () => {
  it.each([
    ['of the right law', 1],
    ['an eighth too high', 1.125],
    ['a tenth too low', 0.9],
  ])('hold what they say at every hour better than chance allows others, forecasts %s', (_, said) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(worstHour({ seed, said, balanced: true })).toBeLessThan(0.04);
      expect(worstHour({ seed, said, balanced: false })).toBeGreaterThan(0.04);
    }
  });

  it('never move a bound off its integer, and keep bounds in order', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 80, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 60 }),
        (mean, dispersion, tie, counts) => {
          const law = countDistribution(mean, dispersion);
          const balance = TieBalance.start(1, QUANTILE_LEVELS);
          for (const count of counts) {
            balance.settle(0, countQuantiles(law, QUANTILE_LEVELS, tie, balance.lift(0)), count);
          }
          const plain = countQuantiles(law, QUANTILE_LEVELS, tie);
          const lifted = countQuantiles(law, QUANTILE_LEVELS, tie, balance.lift(0));
          lifted.forEach((bound, k) => {
            expect(Math.round(bound)).toBe(Math.round(plain[k]));
            expect(Math.abs(bound - plain[k])).toBeLessThan(2.001 * QUANTILE_OFFSET);
            if (k > 0) expect(bound).toBeGreaterThanOrEqual(lifted[k - 1]);
          });
        },
      ),
    );
  });

  it('owe by slot, a little less every day, and a copy goes its own way', () => {
    const balance = TieBalance.start(2, [0.25, 0.5, 0.75]);
    balance.settle(1, [1.999, 2.001, 4.001], 7);
    const copy = balance.clone();
    copy.settle(1, [1.999, 2.001, 4.001], 7);
    expect(Array.from(balance.lift(0), Math.abs)).toEqual([0, 0, 0]);
    expect(Array.from(balance.lift(1))).toEqual([-0.1, 0, 0.1]);
    expect(copy.lift(1)[2]).toBeCloseTo(0.2 * (0.5 * 0.99 + 0.5), 12);
  });

  it('owe less than nothing where an interval held its count', () => {
    const balance = TieBalance.start(1, [0.25, 0.75]);
    balance.settle(0, [0, 1.001], 0);
    expect(Array.from(balance.lift(0))).toEqual([0.1, -0.1]);
  });
});
