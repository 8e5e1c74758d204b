import { describe, expect, it } from 'vitest';
import type { OutcomeStay } from './departure-curve.js';
import { departureCurves } from './departure-curves.js';
import { departurePace, paceBetween, type RecentStay, USUAL_PACE } from './departure-pace.js';
import { occupancyAhead, occupancyPaths } from './occupancy.js';
import { pmfMean } from './pmf.js';
import { poissonCount, seededUniform, type Uniform } from './uniform.js';

const MEAN_STAY = 180;

function exponential(uniform: Uniform, mean: number): number {
  return -mean * Math.log(1 - uniform());
}

const curves = (() => {
  const uniform = seededUniform(51);
  return departureCurves(
    Array.from({ length: 20_000 }, (): OutcomeStay => {
      return { stream: 'all', minutes: exponential(uniform, MEAN_STAY), outcome: 'left' };
    }),
  );
})();

/** Stays of two days of 12 arrivals an hour; from 12 hours ago on, everything ends at `pace` times the usual rate. */
function recentStays(pace: number, uniform: Uniform): RecentStay[] {
  const stays: RecentStay[] = [];
  for (let hoursAgo = 48; hoursAgo > 0; hoursAgo--) {
    for (let n = poissonCount(uniform, 12); n > 0; n--) {
      const startedMinutesAgo = (hoursAgo - uniform()) * 60;
      const usual = exponential(uniform, MEAN_STAY);
      const before = Math.max(0, startedMinutesAgo - 720);
      const length = usual <= before ? usual : before + (usual - before) / pace;
      if (length >= startedMinutesAgo) stays.push({ stream: 'all', startedMinutesAgo });
      else stays.push({ stream: 'all', startedMinutesAgo, endedMinutesAgo: startedMinutesAgo - length });
    }
  }
  return stays;
}

describe('pace of departures', () => {
  it.each([0.7, 1, 1.3])('is found when it has been %d for twelve hours', (pace) => {
    const uniform = seededUniform(52);
    const found = Array.from({ length: 40 }, () => departurePace(recentStays(pace, uniform), curves).pace);
    const mean = found.reduce((a, b) => a + b, 0) / found.length;
    // Shrunk towards 1, and the last half-lives before the change still weigh a little.
    const towards = 1 + (pace - 1) * 0.75;
    expect(Math.abs(mean - towards)).toBeLessThan(0.08);
  });

  it('fades back to the usual pace', () => {
    const slow = { pace: 0.6, observed: 0, expected: 0 };
    expect(paceBetween(slow, 0, 0)).toBeCloseTo(0.6, 10);
    expect(paceBetween(slow, 0, 480)).toBeCloseTo(1 - 0.4 * (1 - Math.exp(-1)), 10);
    expect(paceBetween(slow, 5000, 5060)).toBeCloseTo(1, 3);
    expect(paceBetween(USUAL_PACE, 0, 300)).toBe(1);
  });

  it('keeps more patients when departures are slow, in single moments and in paths alike', () => {
    const uniform = seededUniform(53);
    const present = Array.from({ length: 40 }, (_, i) => ({ stream: 'all', elapsedMinutes: 10 * i }));
    const counts = Array.from({ length: 1500 }, () =>
      Array.from({ length: 8 }, () => poissonCount(uniform, 12)),
    );
    const state = { present, curves, arrivals: [{ stream: 'all', slotMinutes: 60, counts }] };
    const slow = { ...state, pace: { pace: 0.6, observed: 0, expected: 0 } };
    const paths = occupancyPaths(slow, 60, 8, uniform);
    for (const hour of [1, 4, 8]) {
      const usual = pmfMean(occupancyAhead(state, hour * 60));
      const paced = pmfMean(occupancyAhead(slow, hour * 60));
      expect(paced).toBeGreaterThan(usual + 1);
      const mean = paths.reduce((sum, path) => sum + path[hour - 1], 0) / paths.length;
      expect(Math.abs(mean - paced)).toBeLessThan(0.05 * paced);
    }
  });
});
