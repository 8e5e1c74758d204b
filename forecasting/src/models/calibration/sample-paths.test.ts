import { describe, expect, it } from 'vitest';
import { zoneClock } from '../../calendar/zone-clock.js';
import { normalDraws } from '../../distribution/normal-draws.js';
import { countPathQuantiles } from '../../flow/path-quantiles.js';
import { poissonCount, seededUniform } from '../../flow/uniform.js';
import { blockTotals, meanCorrelation } from '../../hierarchy/sum-paths.js';
import type { CountSeries } from '../../series/count-series.js';
import { OrderedPairs } from './ordered-pairs.js';
import { calibrate, quantileForecast, samplePaths } from './predictive.js';

const STEPS = 48;
const SPREAD = 0.12;
const PERSISTENCE = 0.95;
const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.75, 0.9, 0.95, 0.975];
const rate = (step: number): number => 9 + 2 * Math.sin((2 * Math.PI * (step - 9)) / 24);
const uniform = seededUniform(21);
const normal = normalDraws(22);

/** Counts of two days round a known rate times a lognormal factor that fades by the hour. */
function twoDays(): readonly number[] {
  let log = SPREAD * normal();
  return Array.from({ length: STEPS }, (_, step) => {
    if (step > 0) log = PERSISTENCE * log + SPREAD * Math.sqrt(1 - PERSISTENCE ** 2) * normal();
    return poissonCount(uniform, rate(step) * Math.exp(log - SPREAD ** 2 / 2));
  });
}

/** Variance of the first `size` hours: chance, and ΣΣ λᵢλⱼ·(e^(σ²ρᵏ) − 1) of the factor. */
function varianceOf(size: number): number {
  let variance = 0;
  for (let i = 0; i < size; i++) {
    variance += rate(i);
    for (let j = 0; j < size; j++)
      variance += rate(i) * rate(j) * Math.expm1(SPREAD ** 2 * PERSISTENCE ** Math.abs(i - j));
  }
  return variance;
}

function learned() {
  const past = Array.from({ length: 400 }, twoDays).flat();
  const pairs = new OrderedPairs(24, past.length);
  past.forEach((count, target) => {
    const lead = target % STEPS;
    pairs.push({ lead, target, slot: lead % 24, mean: rate(lead), count, weight: 1 });
  });
  return calibrate(pairs);
}

function historyOf(length: number): CountSeries {
  const clock = zoneClock('UTC');
  if (!clock.ok) throw new Error('UTC');
  const values = new Float64Array(length);
  return { minutes: 60, clock: clock.value, grid: 'utc', start: 0, values, missingRuns: [] };
}

const PASTS = 4;
const history = historyOf(24);
const mean = Float64Array.from({ length: STEPS }, (_, step) => rate(step));
/** One past of 800 days tells a spread to 3 % only: several are learned from, and looked at together. */
const calibrations = Array.from({ length: PASTS }, learned);
const futures = calibrations.map((one, i) => samplePaths(history, mean, one, 1500, { seed: i + 1 }));
const [calibration] = calibrations;
const blockOf = (size: number) => Int32Array.from(mean, (_, step) => Math.floor(step / size));

describe('paths of a series whose level comes and goes', () => {
  it.each([1, 6, 24])('hold what they say over %d hours, by counts drawn anew', (size) => {
    const blocks = futures.map((paths) => blockTotals(paths, blockOf(size)));
    const inside = new Map<number, number>();
    let sums = 0;
    let asked: number[][] = [];
    for (let day = 0; day < 2000; day++) {
      const truth = blockTotals([twoDays()], blockOf(size))[0];
      // Ties are spread over what is forecast, so each day asks for its own quantiles.
      if (day % 50 === 0) asked = countPathQuantiles(blocks[(day / 50) % PASTS], LEVELS, day * 7);
      asked.forEach((quantiles, block) => {
        sums++;
        [0.95, 0.9, 0.8, 0.5].forEach((level, k) => {
          const holds = truth[block] >= quantiles[k] && truth[block] <= quantiles[LEVELS.length - 1 - k];
          inside.set(level, (inside.get(level) ?? 0) + Number(holds));
        });
      });
    }
    for (const [level, count] of inside)
      expect(Math.abs(count / sums - level), `${level} over ${size} h`).toBeLessThan(0.02);
  });
  it.each([6, 24, 48])('are as wide over %d hours as chance and factor make them, by hand', (size) => {
    const totals = blockTotals(futures.flat(), blockOf(size)).map(([first]) => first);
    const centre = totals.reduce((a, b) => a + b, 0) / totals.length;
    const found = totals.reduce((sum, total) => sum + (total - centre) ** 2, 0) / totals.length;
    expect(Math.abs(Math.sqrt(found / varianceOf(size)) - 1)).toBeLessThan(0.06);
  });

  it('leave each step its own distribution', () => {
    const alone = quantileForecast(history, mean, calibration);
    for (const step of [0, 9, 30]) {
      const values = futures[0].map((path) => path[step]);
      const below = (count: number): number =>
        values.filter((value) => value <= count).length / values.length;
      // Quantiles lie a thousandth off their integer: the level lies between what is below and up to it.
      [0.1, 0.5, 0.9].forEach((level, k) => {
        const quantile = Math.round(alone.quantiles[step][[2, 10, 18][k]]);
        expect(below(quantile - 1) - 0.03).toBeLessThan(level);
        expect(below(quantile) + 0.03).toBeGreaterThan(level);
      });
    }
  });

  it('rise and fall together with those of another site of the group, and with none without one', () => {
    const days = (seeds: { seed: number; commonSeed?: number }) =>
      blockTotals(samplePaths(history, mean, calibration, 2000, seeds), blockOf(24));
    const inGroup = meanCorrelation([days({ seed: 2, commonSeed: 9 }), days({ seed: 3, commonSeed: 9 })]);
    // Three fifths of what is not chance; both days have 24 hours of the same rates.
    const chance = 24 * 9;
    const expected = 0.6 * (1 - chance / varianceOf(24));
    expect(Math.abs(inGroup / expected - 1)).toBeLessThan(0.2);
    expect(Math.abs(meanCorrelation([days({ seed: 2 }), days({ seed: 3 })]))).toBeLessThan(0.05);
  });
});
