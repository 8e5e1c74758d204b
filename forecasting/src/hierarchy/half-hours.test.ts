import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUANTILE_LEVELS } from '../distribution/levels.js';
import { countPathQuantiles } from '../flow/path-quantiles.js';
import { poissonCount, seededUniform, type Uniform } from '../flow/uniform.js';
import { derivedShare, type HalfHourShares, halfHourShares } from './half-hour-shares.js';
import { splitHalves } from './split-halves.js';

const WEEK = 168;
const PAST = 26 * WEEK;
const AHEAD = 72;
const INTERVALS = [0.5, 0.8, 0.9, 0.95];

/** Arrivals per hour at a time of day: a morning rise whose steepest part lies within an hour. */
const risingDay = (hour: number): number =>
  hour < 7 ? 2 : hour < 10 ? 2 + 2 * (hour - 7) : 8 - (hour - 10) / 2.6;
/** Registered in batches on the hour: three quarters come in the first half, which the hours themselves cannot tell. */
const onTheHour = (hour: number): number => (hour % 1 < 0.5 ? 9 : 3);

const minutes = Array.from({ length: 30 }, (_, minute) => (minute + 0.5) / 60);
const meanOf = (rate: (hour: number) => number, hour: number, half: 0 | 1): number =>
  minutes.reduce((sum, offset) => sum + rate(hour + half / 2 + offset), 0) / 60;
const trueShare = (rate: (hour: number) => number, hour: number): number =>
  meanOf(rate, hour, 0) / (meanOf(rate, hour, 0) + meanOf(rate, hour, 1));

/** A factor of mean 1 and variance 1/4, common to the hour: its arrivals are negative binomial. */
const gammaFactor = (uniform: Uniform): number =>
  -[1, 2, 3, 4].reduce((sum) => sum + Math.log(1 - uniform()), 0) / 4;

interface Simulated {
  readonly total: Float64Array;
  readonly first: Float64Array;
  readonly slots: Float64Array;
}

function simulate(
  rate: (hour: number) => number,
  hours: number,
  uniform: Uniform,
  factor: (uniform: Uniform) => number = () => 1,
): Simulated {
  const total = new Float64Array(hours);
  const first = new Float64Array(hours);
  for (let i = 0; i < hours; i++) {
    const common = factor(uniform);
    first[i] = poissonCount(uniform, common * meanOf(rate, i % 24, 0));
    total[i] = first[i] + poissonCount(uniform, common * meanOf(rate, i % 24, 1));
  }
  return { total, first, slots: Float64Array.from({ length: hours }, (_, i) => i % WEEK) };
}

const worst = (shares: HalfHourShares, rate: (hour: number) => number): number =>
  Math.max(
    ...Array.from({ length: WEEK }, (_, slot) => Math.abs(shares.meanAt(slot) - trueShare(rate, slot % 24))),
  );
const meanError = (shares: HalfHourShares, rate: (hour: number) => number): number =>
  Array.from({ length: WEEK }, (_, slot) =>
    Math.abs(shares.meanAt(slot) - trueShare(rate, slot % 24)),
  ).reduce((sum, error) => sum + error / WEEK, 0);
const unmeasured = (known: Simulated): Simulated => ({
  ...known,
  first: known.first.map(() => Number.NaN),
});

describe('shares of the first half-hour', () => {
  it('follow a straight rate by hand, and never one that would fall below nothing', () => {
    // 4, 6, 8 an hour: the rate rises by 2 an hour from 5 to 7, so 5.5 of 12 in the first half.
    expect(derivedShare(4, 6, 8)).toBeCloseTo(5.5 / 12, 12);
    expect(derivedShare(8, 6, 4)).toBeCloseTo(6.5 / 12, 12);
    expect(derivedShare(0, 1, 100)).toBe(0.25);
    expect(derivedShare(100, 1, 0)).toBe(0.75);
  });

  it('are one half and said not to be measured where nothing is known', () => {
    const nothing = halfHourShares({ total: [], first: [], slots: [] });
    expect(nothing.meanAt(9)).toBe(0.5);
    expect(nothing.measuredHours).toBe(0);
  });

  it('come from the course of the hours while only hours are known', () => {
    const shares = halfHourShares(unmeasured(simulate(risingDay, PAST, seededUniform(1))));
    expect(shares.measuredHours).toBe(0);
    expect(worst(shares, risingDay)).toBeLessThan(0.055);
    expect(meanError(shares, risingDay)).toBeLessThan(0.012);
    // From 8 to 9 the rate rises from 4 to 6: 4.5 of 10.
    expect(Math.abs(shares.meanAt(8) - 0.45)).toBeLessThan(0.02);
  });

  it('are found when halves were counted, where the hours cannot tell them', () => {
    const known = simulate(onTheHour, PAST, seededUniform(2));
    expect(meanError(halfHourShares(unmeasured(known)), onTheHour)).toBeGreaterThan(0.2);
    const shares = halfHourShares(known);
    expect(shares.measuredHours).toBe(known.total.filter((count) => count > 0).length);
    // 52 weekend hours of 6 leave a deviation of 0.025 at one slot: three of them.
    expect(worst(shares, onTheHour)).toBeLessThan(0.075);
    expect(meanError(shares, onTheHour)).toBeLessThan(0.02);
  });

  it('are drawn towards the course of the hours while a single day was counted', () => {
    const known = simulate(risingDay, PAST, seededUniform(3));
    const day = { ...known, first: known.first.map((count, i) => (i < PAST - 24 ? Number.NaN : count)) };
    expect(meanError(halfHourShares(day), risingDay)).toBeLessThan(0.015);
  });

  it('scatter by chance where only chance splits an hour, and more where arrivals of an hour hang together', () => {
    const uniform = seededUniform(4);
    const chance = halfHourShares(simulate(risingDay, PAST, uniform, gammaFactor));
    expect(chance.concentrationAt(12)).toBeGreaterThan(100);
    const hours = Float64Array.from({ length: PAST }, () => poissonCount(uniform, 8));
    // An urn of 9 balls: two arrivals of one hour agree by 1 / (9 + 1) beyond chance.
    const flat = { mean: hours.map(() => 0.5), concentration: hours.map(() => 9) };
    const [halves] = splitHalves([hours], flat, uniform);
    const together = halfHourShares({
      total: hours,
      first: hours.map((_, i) => halves[2 * i]),
      slots: hours.map((_, i) => i % WEEK),
    });
    expect(together.concentrationAt(12)).toBeGreaterThan(7.5);
    expect(together.concentrationAt(12)).toBeLessThan(11);
  });

  it('lie strictly between nothing and all, whatever is counted', () => {
    const hour = fc.tuple(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(fc.array(hour, { maxLength: 400 }), (hours) => {
        const shares = halfHourShares({
          total: hours.map(([count, , known]) => (known ? count : Number.NaN)),
          first: hours.map(([count, part, , split]) => (split ? Math.round(count * part) : Number.NaN)),
          slots: hours.map((_, i) => i % WEEK),
        });
        for (let slot = 0; slot < WEEK; slot++) {
          expect(shares.meanAt(slot)).toBeGreaterThan(0);
          expect(shares.meanAt(slot)).toBeLessThan(1);
          expect(shares.concentrationAt(slot)).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('halves of joint paths', () => {
  it('add up to every hour of every path, and all lie where the share says so', () => {
    const path = fc.array(fc.nat(30), { minLength: 12, maxLength: 12 });
    const shares = fc.array(fc.constantFrom(0, 0.2, 0.5, 1), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(path, { maxLength: 8 }), shares, fc.integer(), (paths, mean, seed) => {
        const concentration = mean.map(() => 20);
        const halves = splitHalves(paths, { mean, concentration }, seededUniform(seed));
        paths.forEach((hours, p) => {
          expect(hours.map((_, h) => halves[p][2 * h] + halves[p][2 * h + 1])).toEqual(hours);
          mean.forEach((share, h) => {
            if (share === 0) expect(halves[p][2 * h]).toBe(0);
            if (share === 1) expect(halves[p][2 * h + 1]).toBe(0);
          });
        });
        expect(splitHalves(paths, { mean, concentration }, seededUniform(seed))).toEqual(halves);
      }),
    );
  });

  it('have the mean and variance of a beta-binomial count, by hand', () => {
    const paths = Array.from({ length: 20_000 }, () => [10]);
    const firsts = splitHalves(paths, { mean: [0.4], concentration: [4] }, seededUniform(7)).map(([n]) => n);
    const mean = firsts.reduce((sum, n) => sum + n, 0) / firsts.length;
    const variance = firsts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / firsts.length;
    expect(mean).toBeCloseTo(4, 1);
    // n·s·(1 − s)·(urn + n) / (urn + 1) = 2.4 · 14 / 5.
    expect(Math.abs(variance / 6.72 - 1)).toBeLessThan(0.03);
  });

  it.each([
    ['a Poisson course with a steep morning', risingDay, undefined, 'counted'],
    ['the same, its halves never counted', risingDay, undefined, 'derived'],
    ['batches on the hour', onTheHour, undefined, 'counted'],
    ['hours that share a factor', risingDay, gammaFactor, 'counted'],
    ['batches in hours that share a factor', onTheHour, gammaFactor, 'counted'],
  ] as const)('are calibrated: %s', (_, rate, factor, halvesAre) => {
    const uniform = seededUniform(8);
    const { total, first, slots } = simulate(rate, PAST + 120 * AHEAD, uniform, factor);
    const past = { total: total.slice(0, PAST), first: first.slice(0, PAST), slots: slots.slice(0, PAST) };
    const shares = halfHourShares(halvesAre === 'counted' ? past : unmeasured(past));
    const futures = Array.from({ length: 500 }, () => simulate(rate, AHEAD, uniform, factor).total);
    const inside = new Map<number, number>();
    let pairs = 0;
    for (let origin = PAST; origin + AHEAD <= total.length; origin += AHEAD) {
      const ahead = slots.slice(origin, origin + AHEAD);
      const halves = splitHalves(
        futures,
        { mean: ahead.map(shares.meanAt), concentration: ahead.map(shares.concentrationAt) },
        uniform,
      );
      countPathQuantiles(halves, QUANTILE_LEVELS, 2 * origin).forEach((quantiles, step) => {
        const hour = origin + Math.floor(step / 2);
        const truth = step % 2 === 0 ? first[hour] : total[hour] - first[hour];
        pairs++;
        for (const level of INTERVALS) {
          const low = quantiles[QUANTILE_LEVELS.findIndex((at) => Math.abs(at - (1 - level) / 2) < 1e-9)];
          const high = quantiles[QUANTILE_LEVELS.findIndex((at) => Math.abs(at - (1 + level) / 2) < 1e-9)];
          if (truth >= low && truth <= high) inside.set(level, (inside.get(level) ?? 0) + 1);
        }
      });
    }
    expect(pairs).toBe(120 * 2 * AHEAD);
    for (const level of INTERVALS)
      expect(Math.abs((inside.get(level) ?? 0) / pairs - level), `${level}`).toBeLessThan(0.02);
  });
});
