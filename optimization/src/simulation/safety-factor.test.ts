import { describe, expect, it } from 'vitest';
import { erlangC } from '../staffing/erlang-c.js';
import type { StaffingProfile } from '../staffing/profile.js';
import { halfinWhittBeta } from '../staffing/safety-level.js';
import { measureSafetyFactor } from './safety-factor.js';

/** One kind of patient who needs one nurse for all of an exponential stay of an hour: M/M/s. */
const profile = (delayProbability: number): StaffingProfile => ({
  id: 'mms',
  label: { fr: 'M/M/s', en: 'M/M/s' },
  source: 'test',
  zone: 'UTC',
  acuities: [
    {
      id: '4',
      label: { fr: '4', en: '4' },
      share: 1,
      area: 'all',
      stay: { kind: 'exponential', meanMinutes: 60 },
    },
  ],
  areas: [{ id: 'all', label: { fr: '', en: '' }, patientsPerAgent: {}, minimumPosts: {} }],
  skills: [
    {
      id: 'nurse',
      label: { fr: '', en: '' },
      careMinutesPerHour: { '4': 60 },
      delayProbability,
      shortRisk: 0.2,
      shortagePricePerHour: 100,
      minimumPosts: [],
    },
  ],
});

const measure = (promise: number, perHour: number) =>
  measureSafetyFactor(
    {
      profile: profile(promise),
      skill: 'nurse',
      arrivals: new Array<number>(1200).fill(perHour),
      stepMinutes: 60,
      warmUpSteps: 48,
      runs: 6,
    },
    5,
  );

describe('the measured safety factor', { timeout: 60_000 }, () => {
  it.each([
    [0.2, 8],
    [0.5, 3],
  ])('measures Erlang-C and keeps a promise of %d at load %d', (promise, load) => {
    const result = measure(promise, load);
    const beta = halfinWhittBeta(promise);
    const staff = (factor: number) => Math.ceil(load + factor * beta * Math.sqrt(load) - 1e-9);
    expect(Math.abs(result.measured.mean - erlangC(load, staff(1)))).toBeLessThan(0.015);
    // By Erlang-C, the fewest agents that keep the promise; a step of the factor less would give one fewer.
    let fewest = Math.ceil(load) + (Number.isInteger(load) ? 1 : 0);
    while (erlangC(load, fewest) > promise) fewest += 1;
    expect(staff(result.factor)).toBe(fewest);
    expect(staff(result.factor - 0.05)).toBe(fewest - 1);
    expect(result.corrected.mean).toBeLessThanOrEqual(promise);
  });

  it('is the same for the same seed', () => {
    expect(measure(0.3, 2)).toEqual(measure(0.3, 2));
  });
});
