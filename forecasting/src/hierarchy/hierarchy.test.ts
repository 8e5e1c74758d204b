import { describe, expect, it } from 'vitest';
import { countPathQuantiles } from '../flow/path-quantiles.js';
import { poissonCount, seededUniform } from '../flow/uniform.js';
import { factorDeviations, splitPaths } from './split-paths.js';
import { streamShare } from './stream-shares.js';
import { blockTotals, meanCorrelation, sumPaths } from './sum-paths.js';

const HOURS = 24;
const rate = (hour: number): number => 6 + 4 * Math.sin((2 * Math.PI * (hour - 8)) / HOURS);
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length;

/** A site of about six an hour with three streams of 5, 30 and 55 %; the share of the first is a quarter higher at night. */
function simulate(hours: number, seed: number) {
  const uniform = seededUniform(seed);
  const total = new Float64Array(hours);
  const streams = [new Float64Array(hours), new Float64Array(hours), new Float64Array(hours)];
  for (let i = 0; i < hours; i++) {
    total[i] = poissonCount(uniform, rate(i % HOURS));
    const rare = i % HOURS < 8 ? 0.0625 : 0.05;
    for (let n = 0; n < total[i]; n++) {
      const u = uniform();
      if (u < rare) streams[0][i]++;
      else if (u < rare + 0.3) streams[1][i]++;
      else if (u < rare + 0.85) streams[2][i]++;
    }
  }
  return { total, streams, slots: Float64Array.from({ length: hours }, (_, i) => i % 168) };
}

const PAST = 26 * 168;
const AHEAD = 72;
const { total, streams, slots } = simulate(PAST + 120 * AHEAD, 9);
const shares = streams.map((stream) =>
  streamShare({ total: total.slice(0, PAST), stream: stream.slice(0, PAST), slots }),
);
const split = {
  shares: shares.map((share) =>
    Float64Array.from({ length: AHEAD }, (_, step) => share.at((PAST + step) % 168, step)),
  ),
  spreads: shares.map(({ spread }) => spread),
};
const uniform = seededUniform(4);
const siteFutures = (paths: number): Float64Array[] =>
  Array.from({ length: paths }, () =>
    Float64Array.from({ length: AHEAD }, (_, step) => poissonCount(uniform, rate(step % HOURS))),
  );

describe('streams of a site', () => {
  it('add up exactly, at every hour and over every day, on every path', () => {
    const site = siteFutures(50);
    const parts = splitPaths(site, split, uniform);
    expect(parts).toHaveLength(4);
    expect(sumPaths(parts).map((path) => Array.from(path))).toEqual(site.map((path) => Array.from(path)));
    const day = Float64Array.from({ length: AHEAD }, (_, step) => Math.floor(step / HOURS));
    const days = sumPaths(parts.map((part) => blockTotals(part, day)));
    expect(days.map((path) => Array.from(path))).toEqual(
      blockTotals(site, day).map((path) => Array.from(path)),
    );
  });

  it('find the share of a rare stream, higher at night, and no spread where there is only chance', () => {
    expect(mean(split.shares[0] ?? [])).toBeGreaterThan(0.047);
    expect(mean(split.shares[0] ?? [])).toBeLessThan(0.062);
    expect(shares[0]?.spread).toBeLessThan(0.15);
    expect(shares[1]?.spread).toBeLessThan(0.06);
  });

  it('are calibrated under one an hour: every level of the rare stream within two points', () => {
    const rare = splitPaths(siteFutures(1500), split, uniform)[0] ?? [];
    const sorted = Array.from({ length: AHEAD }, (_, step) =>
      rare.map((path) => path[step]).sort((a, b) => a - b),
    );
    const ranks: number[] = [];
    for (let origin = PAST; origin + AHEAD <= total.length; origin += AHEAD)
      for (let step = 0; step < AHEAD; step++) {
        const truth = streams[0]?.[origin + step] ?? 0;
        const futures = sorted[step] ?? [];
        const below = futures.findIndex((value) => value >= truth);
        const upTo = futures.findIndex((value) => value > truth);
        const [low, high] = [below < 0 ? 1500 : below, upTo < 0 ? 1500 : upTo];
        // Randomised rank, uniform when the distribution is right (Czado, Gneiting & Held 2009).
        ranks.push((low + uniform() * (high - low)) / 1500);
      }
    expect(mean(streams[0] ?? [])).toBeLessThan(0.5);
    for (const level of [0.5, 0.8, 0.9, 0.95]) {
      const inside = ranks.filter((rank) => Math.abs(rank - 0.5) <= level / 2).length / ranks.length;
      expect(Math.abs(inside - level), `${level}`).toBeLessThan(0.02);
    }
  });

  it('have intervals that hold what they say with their ends, though most counts are 0 and 1', () => {
    const rare = splitPaths(siteFutures(1500), split, uniform)[0] ?? [];
    const inside = new Map<number, number>();
    let pairs = 0;
    // Not the 50 % one: where none comes three times in four, an interval with its end 0 holds more.
    const levels = [0.025, 0.05, 0.1, 0.9, 0.95, 0.975];
    for (let origin = PAST; origin + AHEAD <= total.length; origin += AHEAD)
      countPathQuantiles(rare, levels, origin).forEach((quantiles, step) => {
        const truth = streams[0]?.[origin + step] ?? 0;
        pairs++;
        for (const [level, low, high] of [
          [0.8, 2, 3],
          [0.9, 1, 4],
          [0.95, 0, 5],
        ] as const) {
          const holds = truth >= (quantiles[low] ?? 0) && truth <= (quantiles[high] ?? 0);
          inside.set(level, (inside.get(level) ?? 0) + Number(holds));
        }
      });
    for (const [level, count] of inside)
      expect(Math.abs(count / pairs - level), `${level}`).toBeLessThan(0.02);
  });

  it('move from day to day as much as they have moved, large streams too', () => {
    const draw = seededUniform(6);
    const spreads = [0.15, 0.1];
    const shares = [0.3, 0.4].map((share) => new Float64Array(HOURS).fill(share));
    const days = Array.from({ length: 3000 }, () => new Float64Array(HOURS).fill(40));
    const parts = splitPaths(days, { shares, spreads }, draw);
    [0.3, 0.4].forEach((share, s) => {
      const totals = parts[s].map((path) => path.reduce((a, b) => a + b, 0));
      const centre = mean(totals);
      const found = mean(totals.map((total) => (total - centre) ** 2)) / centre ** 2;
      // Chance of 960 arrivals, and the spread of the log share.
      expect(Math.sqrt(found / ((1 - share) / share / 960 + spreads[s] ** 2))).toBeCloseTo(1, 1);
    });
  });

  it('need larger factors the larger their share, by hand', () => {
    // One stream of 30 %: 0.07 / (1 − 0.3).
    expect(factorDeviations([0.3], [0.07])[0]).toBeCloseTo(0.1, 9);
    expect(factorDeviations([0.3, 0.2], [0, 0])).toEqual([0, 0]);
    // Two streams: variances a, b with 0.49a + 0.16b = 0.0065, 0.09a + 0.36b = 0.0045, so both 0.01.
    const [first, second] = factorDeviations([0.3, 0.4], [Math.sqrt(0.0065), Math.sqrt(0.0045)]);
    expect(first).toBeCloseTo(0.1, 4);
    expect(second).toBeCloseTo(0.1, 4);
  });

  it('follows a change of mix within days', () => {
    const more = Float64Array.from(streams[1] ?? [], (count, i) =>
      i >= PAST - 10 * HOURS ? Math.min(total[i] ?? 0, count * 1.5) : count,
    );
    const share = streamShare({ total: total.slice(0, PAST), stream: more.slice(0, PAST), slots });
    expect(share.at(12, 0)).toBeGreaterThan(0.36);
    expect(share.at(12, 0)).toBeLessThan(0.48);
  });
});

describe('sites of a group', () => {
  const site = (factors: readonly number[], seed: number) => {
    const draw = seededUniform(seed);
    return factors.map((factor) => [poissonCount(draw, 100 * factor)]);
  };

  it('have the correlation their common factor gives them', () => {
    const draw = seededUniform(5);
    // Factors uniform on 0.7 … 1.3: variance 0.03 · 100² = 300 beside 100 of chance, so 300 / 400 in common.
    const factors = Array.from({ length: 4000 }, () => 0.7 + 0.6 * draw());
    const together = meanCorrelation([site(factors, 1), site(factors, 2), site(factors, 3)]);
    expect(Math.abs(together - 0.75)).toBeLessThan(0.03);
    const still = factors.map(() => 1);
    expect(Math.abs(meanCorrelation([site(still, 1), site(still, 2)]))).toBeLessThan(0.04);
    expect(meanCorrelation([site(factors, 1)])).toBe(0);
    expect(meanCorrelation([])).toBe(0);
  });

  it('are added over the paths all of them have', () => {
    const sum = sumPaths([
      [[1], [2], [3]],
      [[10], [20]],
    ]);
    expect(sum.map((path) => Array.from(path))).toEqual([[11], [22]]);
    expect(sumPaths([])).toEqual([]);
  });
});
