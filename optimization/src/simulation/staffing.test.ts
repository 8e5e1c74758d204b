import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_FR } from '../staffing/default-profile-fr.js';
import { halfinWhittBeta } from '../staffing/safety-level.js';
import { squareRootStaffing } from '../staffing/square-root.js';
import { meanStayMinutes } from '../staffing/stay.js';
import { iterativeStaffing } from './iterative-staffing.js';
import { DEFAULT_PATIENCE, scenarioFromProfile } from './scenario-from-profile.js';
import { serversFromRoster } from './servers-from-roster.js';
import { simulateFlow } from './simulate-flow.js';

describe('iterative staffing', () => {
  const steady = (delayProbability: number) =>
    iterativeStaffing(
      {
        arrivals: new Array<number>(40).fill(10),
        stepMinutes: 60,
        warmUpSteps: 28,
        service: { kind: 'exponential', meanMinutes: 40 },
        delayProbability,
        runs: 250,
        maxIterations: 12,
      },
      1,
    );

  it('finds Erlang-C’s 8 servers for P(wait) just above 0.5327, and 9 just below', () => {
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(steady(0.58).staff)).toBeCloseTo(8, 0);
    expect(mean(steady(0.45).staff)).toBeCloseTo(9, 0);
  });

  it('holds the probability of waiting through the day, where arrivals × service would not', () => {
    const day = [
      25, 19, 15, 14, 13, 14, 19, 32, 52, 64, 66, 64, 60, 56, 55, 55, 56, 58, 58, 56, 48, 40, 34, 27,
    ];
    const result = iterativeStaffing(
      {
        arrivals: [...day, ...day].map((share) => (150 * share) / 1000),
        stepMinutes: 60,
        warmUpSteps: 24,
        service: { kind: 'exponential', meanMinutes: 60 },
        delayProbability: 0.2,
        runs: 250,
        maxIterations: 10,
      },
      4,
    );
    expect(result.staff).toHaveLength(48);
    expect(result.converged).toBe(true);
    expect(Math.max(...result.delay)).toBeLessThanOrEqual(0.2);
    expect(Math.min(...result.delay)).toBeGreaterThan(0.01);
    const formula = squareRootStaffing(9.9, halfinWhittBeta(0.2));
    expect(Math.abs(Math.max(...result.staff) - formula)).toBeLessThanOrEqual(2);
  });
});

describe('a roster into a simulation', () => {
  const problem = {
    period: { start: '2026-10-24', days: 2, zone: 'Europe/Paris', pastDays: 1 },
    shifts: [
      { id: 'J', startMinute: 420, durationMinutes: 720 },
      { id: 'N', startMinute: 1140, durationMinutes: 720 },
    ],
    agents: [
      { id: 'a', skills: ['nurse'], past: [{ day: -1, shift: 'N' }] },
      { id: 'b', skills: ['nurse', 'triage'] },
    ],
    cover: [],
    requests: [],
    rules: [],
  };

  it('counts who is on duty by half-hour, carry-in and the 25-hour day included', () => {
    const { nurse, triage } = serversFromRoster(problem, { a: ['', 'J'], b: ['N', ''] }, ['nurse', 'triage']);
    expect(nurse).toHaveLength(98);
    // 0–7 h from the night before, 7–19 h nobody, then the night of 13 hours, then the day.
    expect(nurse.slice(0, 14).every((count) => count === 1)).toBe(true);
    expect(nurse.slice(14, 38).every((count) => count === 0)).toBe(true);
    expect(nurse.slice(38, 64).every((count) => count === 1)).toBe(true);
    expect(nurse.slice(64, 88).every((count) => count === 1)).toBe(true);
    expect(nurse.slice(88)).toEqual(new Array<number>(10).fill(0));
    expect(triage.reduce((sum, count) => sum + count, 0)).toBe(26);
  });

  it('gives each acuity its work, and more staff shortens waits', () => {
    const input = (staff: number) => ({
      arrivals: new Array<number>(72).fill(6),
      stepMinutes: 60,
      warmUpSteps: 24,
      order: ['nurse', 'doctor'],
      patienceMinutes: DEFAULT_PATIENCE,
      servers: { nurse: new Array<number>(144).fill(staff), doctor: new Array<number>(144).fill(staff) },
    });
    const scenario = scenarioFromProfile(DEFAULT_PROFILE_FR, input(9));
    const acuity = DEFAULT_PROFILE_FR.acuities[4];
    const nurseCare = DEFAULT_PROFILE_FR.skills[0].careMinutesPerHour[acuity.id];
    expect(meanStayMinutes(scenario.levels[4].stages[0].minutes)).toBeCloseTo(
      (nurseCare / 60) * meanStayMinutes(acuity.stay),
      9,
    );
    const few = simulateFlow(() => scenario, 20, 1);
    const many = simulateFlow(() => scenarioFromProfile(DEFAULT_PROFILE_FR, input(13)), 20, 1);
    expect(many.levels[4].meanWaitMinutes.mean).toBeLessThan(few.levels[4].meanWaitMinutes.mean);
    expect(many.leftUnseen.mean).toBeLessThanOrEqual(few.leftUnseen.mean);
    expect(few.levels.map((level) => level.id)).toEqual(['1', '2', '3A', '3B', '4', '5']);
  });
});
