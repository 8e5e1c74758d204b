import { describe, expect, it } from 'vitest';
import type { ArrivalPaths, PresentPatient } from './arrival-paths.js';
import { BED_WINDOWS, bedsNeeded } from './beds-needed.js';
import { boardingAhead } from './boarding.js';
import { crossingProbability } from './crossing.js';
import { departureCurve, type OutcomeStay } from './departure-curve.js';
import { departureCurves } from './departure-curves.js';
import { type FlowState, occupancyAhead, occupancyPaths } from './occupancy.js';
import { atLeast, pmfMean, pmfVariance } from './pmf.js';
import { poissonCount, seededUniform, type Uniform } from './uniform.js';

const MEAN_STAY = 180;
const TREND = { mean: 10, swing: 6 };

/** Arrivals an hour at hour t: λ̄ + β·sin γt, a day's period. */
function perHour(hour: number): number {
  return TREND.mean + TREND.swing * Math.sin((2 * Math.PI * hour) / 24);
}

/**
 * Mean number present in M(t)/M/∞ with sinusoidal arrivals (Eick, Massey & Whitt 1993, eq. 15; Green, Kolesar & Whitt
 * 2007): λ̄/μ + β/(μ² + γ²)·(μ sin γt − γ cos γt).
 */
function meanPresent(hour: number): number {
  const [mu, gamma] = [60 / MEAN_STAY, (2 * Math.PI) / 24];
  const wave = mu * Math.sin(gamma * hour) - gamma * Math.cos(gamma * hour);
  return TREND.mean / mu + (TREND.swing / (mu * mu + gamma * gamma)) * wave;
}

/** A stay: exponential with the mean above, or lognormal with the same mean and a spread of 0.8. */
function exponentialStay(uniform: Uniform): number {
  return -MEAN_STAY * Math.log(1 - uniform());
}

function lognormalStay(uniform: Uniform): number {
  const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return MEAN_STAY * Math.exp(0.8 * normal - 0.32);
}

function curvesFrom(stay: (uniform: Uniform) => number, seed: number, size = 20_000) {
  const uniform = seededUniform(seed);
  const stays = Array.from({ length: size }, (): OutcomeStay => {
    return { stream: 'all', minutes: stay(uniform), outcome: uniform() < 0.25 ? 'admitted' : 'left' };
  });
  return departureCurves(stays);
}

function arrivalPaths(fromHour: number, hours: number, paths: number, uniform: Uniform): ArrivalPaths {
  const mean = Array.from({ length: hours }, (_, i) => perHour(fromHour + i + 0.5));
  const counts = Array.from({ length: paths }, () => mean.map((m) => poissonCount(uniform, m)));
  return { stream: 'all', slotMinutes: 60, counts };
}

/** Patients of a simulated department: arrival and end of stay in minutes from hour 0. */
function simulate(hours: number, stay: (uniform: Uniform) => number, uniform: Uniform) {
  const visits: { from: number; until: number }[] = [];
  for (let hour = 0; hour < hours; hour++) {
    const n = poissonCount(uniform, perHour(hour + 0.5));
    for (let i = 0; i < n; i++) {
      const from = (hour + uniform()) * 60;
      visits.push({ from, until: from + stay(uniform) });
    }
  }
  return visits;
}

function presentAt(visits: readonly { from: number; until: number }[], minute: number): PresentPatient[] {
  return visits
    .filter((visit) => visit.from <= minute && minute < visit.until)
    .map((visit) => ({ stream: 'all', elapsedMinutes: minute - visit.from }));
}

describe('occupancy ahead', () => {
  it('settles on the offered load of M(t)/M/∞, Poisson, whatever it starts from', () => {
    const uniform = seededUniform(5);
    const state: FlowState = {
      present: [],
      arrivals: [arrivalPaths(0, 72, 500, uniform)],
      curves: curvesFrom(exponentialStay, 6),
    };
    for (const hour of [48, 54, 60, 66, 72]) {
      const pmf = occupancyAhead(state, hour * 60);
      expect(Math.abs(pmfMean(pmf) - meanPresent(hour)) / meanPresent(hour)).toBeLessThan(0.025);
      expect(Math.abs(pmfVariance(pmf) / pmfMean(pmf) - 1)).toBeLessThan(0.2);
    }
  });

  it.each([
    ['exponential', exponentialStay],
    ['lognormal', lognormalStay],
  ])('covers the truth of a simulated department with %s stays', (_, stay) => {
    const uniform = seededUniform(17);
    const curves = curvesFrom(stay, 18);
    const leads = [120, 240, 480, 1440];
    const ranks: number[][] = leads.map(() => []);
    const errors: number[][] = leads.map(() => []);
    for (let run = 0; run < 150; run++) {
      const start = 48 + (run % 24);
      const visits = simulate(start + 25, stay, uniform);
      const state: FlowState = {
        present: presentAt(visits, start * 60),
        arrivals: [arrivalPaths(start, 24, 40, uniform)],
        curves,
      };
      leads.forEach((lead, i) => {
        const pmf = occupancyAhead(state, lead);
        const truth = presentAt(visits, start * 60 + lead).length;
        // Randomised rank, uniform when the forecast distribution is the true one (Czado, Gneiting & Held 2009).
        const [above, reach] = [atLeast(pmf, truth + 1), atLeast(pmf, truth)];
        ranks[i].push(1 - above - uniform() * (reach - above));
        errors[i].push(truth - pmfMean(pmf));
      });
    }
    leads.forEach((lead, i) => {
      const inside80 = ranks[i].filter((rank) => rank > 0.1 && rank < 0.9).length / 150;
      const inside50 = ranks[i].filter((rank) => rank > 0.25 && rank < 0.75).length / 150;
      // Three binomial standard errors at 150 runs: .098 and .122.
      expect(Math.abs(inside80 - 0.8), `80 % at ${lead} min`).toBeLessThan(0.098);
      expect(Math.abs(inside50 - 0.5), `50 % at ${lead} min`).toBeLessThan(0.122);
      const bias = errors[i].reduce((a, b) => a + b, 0) / 150;
      expect(Math.abs(bias), `bias at ${lead} min`).toBeLessThan(3 * (6 / Math.sqrt(150)));
    });
  });

  it('agrees with its own joint paths', () => {
    const uniform = seededUniform(23);
    const present = Array.from({ length: 25 }, (_, i) => ({ stream: 'all', elapsedMinutes: 12 * i }));
    const state = {
      present,
      arrivals: [arrivalPaths(8, 12, 2000, uniform)],
      curves: curvesFrom(lognormalStay, 24),
    };
    const paths = occupancyPaths(state, 30, 24, uniform);
    expect(paths).toHaveLength(2000);
    for (const step of [1, 7, 15, 23]) {
      const pmf = occupancyAhead({ ...state, arrivals: shortened(state.arrivals) }, (step + 1) * 30);
      const mean = paths.reduce((sum, path) => sum + path[step], 0) / paths.length;
      expect(Math.abs(mean - pmfMean(pmf))).toBeLessThan(0.7);
    }
  });

  it('keeps everyone at once and no one for ever', () => {
    const state = { present: presentFor(10), arrivals: [], curves: curvesFrom(exponentialStay, 3) };
    expect(pmfMean(occupancyAhead(state, 0))).toBeCloseTo(10, 10);
    expect(pmfMean(occupancyAhead(state, 100_000))).toBeCloseTo(0, 6);
  });
});

function shortened(arrivals: readonly ArrivalPaths[]): ArrivalPaths[] {
  return arrivals.map((stream) => ({ ...stream, counts: stream.counts.slice(0, 200) }));
}

function presentFor(n: number): PresentPatient[] {
  return Array.from({ length: n }, () => ({ stream: 'all', elapsedMinutes: 0 }));
}

describe('beds needed', () => {
  const curves = curvesFrom(exponentialStay, 31);

  it('has the mean of memoryless stays: 20 present, a quarter admitted', () => {
    const state = { present: presentFor(20), arrivals: [], curves };
    for (const minutes of BED_WINDOWS) {
      const expected = 20 * 0.25 * (1 - Math.exp(-minutes / MEAN_STAY));
      expect(Math.abs(pmfMean(bedsNeeded(state, minutes)) - expected)).toBeLessThan(0.15);
    }
  });

  it('adds those yet to arrive: λ·¼·(w − s·(1 − e^(−w/s))) for a constant rate', () => {
    const counts = [Array.from({ length: 24 }, () => 8)];
    const state = { present: [], arrivals: [{ stream: 'all', slotMinutes: 60, counts }], curves };
    for (const minutes of BED_WINDOWS) {
      const served = minutes - MEAN_STAY * (1 - Math.exp(-minutes / MEAN_STAY));
      const expected = (8 / 60) * 0.25 * served;
      expect(Math.abs(pmfMean(bedsNeeded(state, minutes)) - expected)).toBeLessThan(0.03 * expected + 0.05);
    }
  });

  it('takes a patient’s own chance, timed by the stream’s curve', () => {
    const present = [{ stream: 'all', elapsedMinutes: 60, admissionProbability: 0.9 }];
    const day = bedsNeeded({ present, arrivals: [], curves }, 10_000);
    expect(pmfMean(day)).toBeCloseTo(0.9, 2);
    const hours = bedsNeeded({ present, arrivals: [], curves }, 240);
    expect(Math.abs(pmfMean(hours) - 0.9 * (1 - Math.exp(-240 / MEAN_STAY)))).toBeLessThan(0.03);
  });
});

describe('boarding', () => {
  const uniform = seededUniform(41);
  const boarding = departureCurve(
    Array.from({ length: 20_000 }, () => ({
      minutes: -120 * Math.log(1 - uniform()),
      outcome: 'left' as const,
    })),
  );

  it('follows two exponential stages: decision at rate a, bed at rate b', () => {
    const curves = curvesFrom(exponentialStay, 43);
    const [a, b] = [1 / MEAN_STAY, 1 / 120];
    for (const lead of [60, 240, 600]) {
      const expected = 20 * 0.25 * (a / (a - b)) * (Math.exp(-b * lead) - Math.exp(-a * lead));
      const pmf = boardingAhead({ present: presentFor(20), arrivals: [], curves }, [], boarding, lead);
      expect(Math.abs(pmfMean(pmf) - expected)).toBeLessThan(0.12);
    }
  });

  it('lets boarders of now leave and arrivals board', () => {
    const curves = curvesFrom(exponentialStay, 44);
    const boarders = [{ minutesSinceDecision: 30 }, { minutesSinceDecision: 300 }];
    const now = boardingAhead({ present: [], arrivals: [], curves }, boarders, boarding, 0);
    expect(pmfMean(now)).toBeCloseTo(2, 10);
    const counts = [Array.from({ length: 48 }, () => 8)];
    const arrivals = [{ stream: 'all', slotMinutes: 60, counts }];
    const later = boardingAhead({ present: [], arrivals, curves }, boarders, boarding, 48 * 60);
    // Little's law: 8 an hour · ¼ admitted · 2 h of waiting = 4 boarding.
    expect(Math.abs(pmfMean(later) - 4)).toBeLessThan(0.15);
  });
});

describe('crossing a threshold', () => {
  const paths = [
    [1, 2, 3, 9],
    [1, 5, 2, 2],
    [0, 0, 0, 0],
    [4, 1, 1, 1],
  ];

  it('counts paths by their highest value in the window', () => {
    expect(crossingProbability(paths, 4, 60, 30)).toBe(0.5);
    expect(crossingProbability(paths, 4, 120, 30)).toBe(0.75);
    expect(crossingProbability(paths, 0, 30, 30)).toBe(1);
    expect(crossingProbability(paths, 10, 120, 30)).toBe(0);
  });

  it('says nothing of a window longer than the paths', () => {
    expect(crossingProbability(paths, 4, 150, 30)).toBeUndefined();
    expect(crossingProbability([], 4, 60, 30)).toBeUndefined();
  });
});
