import { describe, expect, it } from 'vitest';
import { normalDraws } from '../../distribution/normal-draws.js';
import { IntervalColumn } from '../interval-column.js';
import { levelNoise } from './level-noise.js';

const SLOTS = 4;
const MANY = 1e6;

/** Noise found where the log of each day's count strays from the expected by `stray`, in the mean of 20 series. */
function foundNoise(stray: (seed: number) => readonly number[], usual = MANY): number {
  let sum = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const days = stray(seed);
    const counts = days.flatMap((day) => Array.from({ length: SLOTS }, () => usual * Math.exp(day)));
    const logRate = IntervalColumn.zeros(counts.length);
    for (let i = 0; i < counts.length; i++) logRate.set(i, Math.log(usual));
    const course = { logRate, level: IntervalColumn.zeros(counts.length) };
    sum += levelNoise(counts, course, counts.length, SLOTS);
  }
  return sum / 20;
}

function autoregressive(seed: number, days: number, carried: number, deviation: number): readonly number[] {
  const draw = normalDraws(seed);
  let last = (deviation / Math.sqrt(1 - carried ** 2)) * draw();
  return Array.from({ length: days }, () => {
    last = carried * last + deviation * draw();
    return last;
  });
}

describe('level noise', () => {
  it('is the variance of a day where days are independent', () => {
    const found = foundNoise((seed) => autoregressive(seed, 364, 0, 0.1));
    expect(found / 0.01).toBeGreaterThan(0.9);
    expect(found / 0.01).toBeLessThan(1.3);
  });

  it('is the variance of a mean of many days, times their number, where days hang together', () => {
    // Long-run variance of an autoregression of order one: that of its steps over (1 − φ)² (Hamilton 1994, 3.1).
    const carried = 0.6;
    const found = foundNoise((seed) => autoregressive(seed, 364, carried, 0.05));
    const known = (0.05 / (1 - carried)) ** 2;
    // Weeks still hang together: those of φ = 0.6 tell 74 % of it.
    expect(found / known).toBeGreaterThan(0.65);
    expect(found / known).toBeLessThan(0.95);
  });

  it('leaves out what a Poisson count varies by itself', () => {
    const usual = 25;
    const found = foundNoise((seed) => {
      const draw = normalDraws(seed);
      return Array.from({ length: 364 }, () => Math.log1p(draw() / Math.sqrt(usual * SLOTS)));
    }, usual);
    expect(found).toBeLessThan(0.004);
  });

  it('is not moved by three odd weeks', () => {
    const plain = foundNoise((seed) => autoregressive(seed, 364, 0, 0.1));
    const odd = foundNoise((seed) =>
      autoregressive(seed, 364, 0, 0.1).map((stray, day) => (day >= 100 && day < 121 ? stray - 1 : stray)),
    );
    expect(odd / plain).toBeLessThan(1.5);
  });

  it('takes the usual noise where there are too few days or weeks to tell', () => {
    expect(foundNoise((seed) => autoregressive(seed, 10, 0, 0.1))).toBeCloseTo(0.04, 10);
    const weeks = foundNoise((seed) => autoregressive(seed, 35, 0, 0.1));
    expect(weeks / 0.04).toBeGreaterThan(0.6);
    expect(weeks / 0.04).toBeLessThan(1.6);
  });
});
