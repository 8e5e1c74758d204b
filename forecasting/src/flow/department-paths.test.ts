import { describe, expect, it } from 'vitest';
import { BED_WINDOWS } from './beds-needed.js';
import { type Department, departmentPaths } from './department-paths.js';
import { departureCurve, type OutcomeStay } from './departure-curve.js';
import { departureCurves } from './departure-curves.js';
import { poissonCount, seededUniform } from './uniform.js';
import { withMarginals } from './with-marginals.js';

const uniform = seededUniform(2026);
const DECIDE_MINUTES = 180;
const BED_MINUTES = 120;
const ADMITTED = 0.25;
const perHour = (hour: number): number => 10 + 6 * Math.sin((2 * Math.PI * (hour - 8)) / 24);
const exponential = (mean: number): number => -mean * Math.log(1 - uniform());
/** Lognormal with the mean asked for and a spread of 0.8. */
const lognormal = (mean: number): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return mean * Math.exp(0.8 * normal - 0.32);
};

const stays = Array.from({ length: 8000 }, (): OutcomeStay => {
  return {
    stream: 'all',
    minutes: lognormal(DECIDE_MINUTES),
    outcome: uniform() < ADMITTED ? 'admitted' : 'left',
  };
});
const curves = departureCurves(stays);
const boarding = departureCurve(
  Array.from({ length: 8000 }, () => ({ minutes: exponential(BED_MINUTES), outcome: 'left' as const })),
);

interface TrueVisit {
  readonly from: number;
  readonly decided: number;
  readonly admitted: boolean;
  readonly until: number;
}

/** A department whose rates and stays are known: M(t)/G/∞ in two stages. */
function simulate(hours: number): readonly TrueVisit[] {
  const visits: TrueVisit[] = [];
  for (let hour = 0; hour < hours; hour++)
    for (let n = poissonCount(uniform, perHour(hour + 0.5)); n > 0; n--) {
      const from = (hour + uniform()) * 60;
      const decided = from + lognormal(DECIDE_MINUTES);
      const admitted = uniform() < ADMITTED;
      visits.push({
        from,
        decided,
        admitted,
        until: admitted ? decided + exponential(BED_MINUTES) : decided,
      });
    }
  return visits;
}

const present = (visits: readonly TrueVisit[], at: number): number =>
  visits.filter(({ from, until }) => from <= at && at < until).length;
const waiting = (visits: readonly TrueVisit[], at: number): number =>
  visits.filter(({ admitted, decided, until }) => admitted && decided <= at && at < until).length;

function departmentAt(visits: readonly TrueVisit[], now: number, hours: number, paths: number): Department {
  const here = visits.filter(({ from, until }) => from <= now && now < until);
  const counts = Array.from({ length: paths }, () =>
    Array.from({ length: hours }, (_, h) => poissonCount(uniform, perHour(now / 60 + h + 0.5))),
  );
  return {
    undecided: here
      .filter(({ decided }) => decided > now)
      .map(({ from }) => ({ stream: 'all', elapsedMinutes: now - from })),
    boarders: here
      .filter(({ decided }) => decided <= now)
      .map(({ decided }) => ({ minutesSinceDecision: now - decided })),
    arrivals: counts,
    firstSlotMinutes: 60,
    curves,
    boarding,
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const rmse = (errors: readonly number[]): number => Math.sqrt(mean(errors.map((error) => error * error)));

describe('a department whose truth is known', () => {
  const RUNS = 160;
  const leads = [2, 4, 8, 24];
  const past = simulate(40 * 24);
  const profile = Array.from({ length: 24 }, (_, hour) =>
    mean(Array.from({ length: 36 }, (_, day) => present(past, ((day + 3) * 24 + hour) * 60))),
  );
  const ranks = { present: [] as number[], boarding: [] as number[] };
  const errors = leads.map(() => ({
    flow: [] as number[],
    profile: [] as number[],
    persistence: [] as number[],
  }));
  const bedRanks: number[] = [];
  const rank = (futures: readonly number[], truth: number): number => {
    const below = futures.filter((value) => value < truth).length;
    const equal = futures.filter((value) => value === truth).length;
    return (below + uniform() * (equal + 1)) / (futures.length + 1);
  };
  for (let run = 0; run < RUNS; run++) {
    const hour = 60 + ((run * 7) % 24);
    const now = hour * 60;
    const visits = simulate(hour + 25);
    const paths = departmentPaths(departmentAt(visits, now, 24, 80), uniform);
    leads.forEach((lead, i) => {
      const truth = present(visits, now + lead * 60);
      const said = paths.present.map((path) => path[lead - 1]);
      ranks.present.push(rank(said, truth));
      ranks.boarding.push(
        rank(
          paths.boarding.map((path) => path[lead - 1]),
          waiting(visits, now + lead * 60),
        ),
      );
      errors[i].flow.push(mean(said) - truth);
      errors[i].profile.push(profile[(hour + lead) % 24] - truth);
      errors[i].persistence.push(present(visits, now) - truth);
      const window = BED_WINDOWS[i];
      const asked = visits.filter(
        ({ admitted, decided }) => admitted && decided > now && decided <= now + window,
      ).length;
      bedRanks.push(
        rank(
          paths.beds.map((path) => path[i]),
          asked,
        ),
      );
    });
  }

  it.each([
    ['present', ranks.present],
    ['boarding', ranks.boarding],
    ['beds needed', bedRanks],
  ])('is covered by the forecast of %s as promised', (_, places) => {
    const inside = (level: number): number =>
      places.filter((place) => Math.abs(place - 0.5) <= level / 2).length / places.length;
    // Three standard errors of 640 ranks, four of each run counted as one and a half: .078 and .098.
    expect(Math.abs(inside(0.8) - 0.8)).toBeLessThan(0.078);
    expect(Math.abs(inside(0.5) - 0.5)).toBeLessThan(0.098);
    expect(Math.abs(mean(places) - 0.5)).toBeLessThan(0.06);
  });

  it('is forecast better than by its profile and by persistence while anyone of now is left', () => {
    leads.forEach((lead, i) => {
      const { flow, profile: usual, persistence } = errors[i];
      // After 8 h the stays of now are over: the known rates, which the profile holds, are all there is to know.
      expect(rmse(flow), `profile, ${lead} h`).toBeLessThan(rmse(usual) * ([0.93, 1, 1.05, 1.05][i] ?? 1));
      if (lead < 24) expect(rmse(flow), `persistence, ${lead} h`).toBeLessThan(rmse(persistence));
    });
  });
});

it('keeps everyone who is here until their stay ends, and counts slots from a part hour on', () => {
  const never = departureCurve(
    Array.from({ length: 50 }, () => ({ minutes: 600, outcome: 'left' as const })),
  );
  const paths = departmentPaths(
    {
      undecided: [{ stream: 'all', elapsedMinutes: 570 }],
      boarders: [],
      arrivals: [[0, 0, 0]],
      firstSlotMinutes: 20,
      curves: { all: never, of: () => never },
      boarding: never,
    },
    seededUniform(1),
  );
  // Half an hour is left: here after 20 minutes, gone after 80.
  expect([...(paths.present[0] ?? [])]).toEqual([1, 0, 0]);
});

it('gives paths the quantiles published, in the order the paths had', () => {
  const paths = Array.from({ length: 41 }, (_, k) => [k, 40 - k]);
  const moved = withMarginals(
    paths,
    [0.1, 0.5, 0.9],
    [
      [100, 110, 120],
      [5, 5, 5],
    ],
  );
  expect(moved[20]?.[0]).toBeCloseTo(110, 6);
  expect(moved.map(([first]) => first)).toEqual(
    [...moved.map(([first]) => first)].sort((a = 0, b = 0) => a - b),
  );
  // The outer paths keep their distance from the outer quantile: rank 0 is 4 below the tenth percentile of 0 … 40.
  expect(moved[0]?.[0]).toBe(96);
  expect(moved[20]?.[1]).toBe(5);
});
