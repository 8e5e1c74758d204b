import { expect, it } from 'vitest';
import type { PresentPatient } from './arrival-paths.js';
import { CROSSING_WINDOWS_HOURS, crossingProbability } from './crossing.js';
import type { OutcomeStay } from './departure-curve.js';
import { departureCurves } from './departure-curves.js';
import { occupancyPaths } from './occupancy.js';
import {
  brierScore,
  brierSkill,
  climatology,
  reliabilityOf,
  type ScoredProbability,
} from './probability-scores.js';
import { poissonCount, seededUniform } from './uniform.js';

const STEP = 30;
const THRESHOLD = 38;
const perHour = (hour: number): number => 10 + 6 * Math.sin((2 * Math.PI * (hour - 8)) / 24);

it('crossing probabilities of a simulated department are reliable and beat climatology in every window', () => {
  const uniform = seededUniform(71);
  const stay = (): number => -180 * Math.log(1 - uniform());
  const curves = departureCurves(
    Array.from({ length: 5000 }, (): OutcomeStay => ({ stream: 'all', minutes: stay(), outcome: 'left' })),
  );
  const days = 170;
  const visits = Array.from({ length: days * 24 }, (_, hour) =>
    Array.from({ length: poissonCount(uniform, perHour(hour + 0.5)) }, () => {
      const from = (hour + uniform()) * 60;
      return { from, until: from + stay() };
    }),
  );
  const presentAt = (minute: number): PresentPatient[] =>
    visits
      .slice(Math.max(0, Math.floor(minute / 60) - 48), Math.floor(minute / 60) + 1)
      .flat()
      .filter((visit) => visit.from <= minute && minute < visit.until)
      .map((visit) => ({ stream: 'all', elapsedMinutes: minute - visit.from }));
  const census = Array.from({ length: (days * 1440) / STEP }, (_, i) => presentAt(i * STEP).length);

  for (const window of CROSSING_WINDOWS_HOURS.slice(0, 3)) {
    const steps = (window * 60) / STEP;
    const crossed = (i: number): boolean => Math.max(...census.slice(i + 1, i + 1 + steps)) >= THRESHOLD;
    const past = Array.from({ length: 100 * 48 }, (_, i) => ({ slot: i % 48, happened: crossed(i) }));
    const usual = climatology(past.slice(96));
    const forecasts: ScoredProbability[] = [];
    const reference: ScoredProbability[] = [];
    for (let i = 100 * 48; i < (days - 2) * 48; i += 11) {
      const hour = (i * STEP) / 60;
      const mean = Array.from({ length: window }, (_, h) => perHour(hour + h + 0.5));
      const counts = Array.from({ length: 120 }, () => mean.map((m) => poissonCount(uniform, m)));
      const arrivals = [{ stream: 'all', slotMinutes: 60, counts }];
      const paths = occupancyPaths({ present: presentAt(i * STEP), arrivals, curves }, STEP, steps, uniform);
      const probability = crossingProbability(paths, THRESHOLD, window * 60, STEP) ?? Number.NaN;
      forecasts.push({ probability, happened: crossed(i) });
      reference.push({ probability: usual(i % 48), happened: crossed(i) });
    }
    expect(brierScore(forecasts), `${window} h`).toBeLessThan(0.15);
    expect(brierSkill(forecasts, reference), `${window} h`).toBeGreaterThan(0.03);
    expect(reliabilityOf(forecasts).reliability, `${window} h`).toBeLessThan(0.01);
  }
});
