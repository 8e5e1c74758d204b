import { describe, expect, it } from 'vitest';
import { countPathQuantiles } from '../flow/path-quantiles.js';
import { poissonCount, seededUniform } from '../flow/uniform.js';
import { coupledPaths, dailyCorrelation } from './coupled-paths.js';
import { splitPaths } from './split-paths.js';
import { streamShare } from './stream-shares.js';
import { blockTotals, sumPaths } from './sum-paths.js';

const HOURS = 24;
const rate = (hour: number): number => 6 + 4 * Math.sin((2 * Math.PI * (hour - 8)) / HOURS);
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const variance = (values: readonly number[]): number =>
  mean(values.map((value) => (value - mean(values)) ** 2));

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
  it('have totals as wide as their common days make them, each site as it was', () => {
    const site = (seed: number) => {
      const draw = seededUniform(seed);
      return Array.from({ length: 4000 }, () => [poissonCount(draw, 100)]);
    };
    const sites = [site(1), site(2)];
    for (const correlation of [0, 0.5]) {
      const coupled = coupledPaths(sites, correlation, uniform);
      const sums = sumPaths(coupled).map(([value = 0]) => value);
      // Var(A + B) = 200·(1 + ρ); a sixth of it for 4,000 draws and ranks in place of scores.
      expect(Math.abs(variance(sums) / (200 * (1 + correlation)) - 1)).toBeLessThan(0.1);
      expect(coupled[0]?.map(([v]) => v).sort()).toEqual(sites[0]?.map(([v]) => v).sort());
    }
  });

  it('measures how much days have moved together', () => {
    const draw = seededUniform(5);
    const a = Array.from({ length: 300 }, () => draw() - 0.5);
    const b = a.map((value) => value + (draw() - 0.5));
    // Equal variances of the common and the own part: 1/√2.
    expect(Math.abs(dailyCorrelation([a, b]) - Math.SQRT1_2)).toBeLessThan(0.07);
    expect(dailyCorrelation([a])).toBe(0);
  });
});
