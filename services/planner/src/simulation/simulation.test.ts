import { openTestDatabase } from '@releve/database/testing';
import { createEmbeddedBus, createLogger, type JobRunner } from '@releve/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoStoredUnit } from '../demo-unit.js';
import { createStore, type StoredRoster } from '../store.js';
import { runTask } from './run-task.js';
import { simulateChangesOf } from './simulate-changes.js';
import { simulateStoredRoster } from './simulate-roster.js';
import type { SimulationTask } from './simulation-job.js';
import type { SimulationDeps } from './simulation-routes.js';
import { measureCorrection, setCorrection } from './staffing-correction.js';

const START = '2026-12-07';
const now = new Date('2026-12-01T00:00:00Z');
const DAYS = 7;

/** About 96 visits a day, the same on every path but for a ripple. */
const path = (n: number, scale = 1) =>
  Array.from({ length: 21 * 24 }, (_, hour) =>
    Math.round(scale * ((hour % 24 >= 8 && hour % 24 < 22 ? 5 : 2) + ((hour + n) % 2))),
  );

/** Runs the same tasks here: the thread only carries them. */
const inline: JobRunner = {
  run: (_name, input) => ({
    id: 'inline',
    outcome: Promise.resolve({ kind: 'done', output: runTask(input as SimulationTask) }),
    cancel: () => {},
  }),
  close: async () => {},
};

describe('simulation in the planner', { timeout: 60_000 }, () => {
  const closing: (() => Promise<void>)[] = [];
  let deps: SimulationDeps;
  beforeAll(async () => {
    const database = await openTestDatabase();
    const log = createLogger({ service: 'planner', level: 'warn' });
    const bus = await createEmbeddedBus(database, { log });
    const store = createStore(database);
    const unwanted = { solve: () => expect.unreachable(), close: async () => {} };
    deps = {
      database,
      bus,
      log,
      store,
      clock: () => now,
      solver: unwanted,
      explainer: inline,
      asker: inline,
      simulator: inline,
      process: 'test',
    };
    const unit = demoStoredUnit('val-serein', 'Europe/Paris', START);
    const paths = (site: string, scale: number) => ({
      site,
      forecastId: `f-${site}`,
      start: now,
      recentArrivals: path(0).slice(0, 48),
      arrivals: Array.from({ length: 4 }, (_, n) => path(n, scale)),
      modelVersion: 'm',
      receivedAt: now,
    });
    await database.db.transaction(async (tx) => {
      await store.saveUnit(tx, unit, now);
      await store.savePaths(tx, paths('val-serein', 1));
      await store.savePaths(tx, paths('other', 0.5));
      await store.insertRoster(tx, rosterOf(unit, 12));
    });
    closing.push(
      () => bus.close(),
      () => database.close(),
    );
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  it('says what patients would wait under a roster, level by level, and what it stands on', async () => {
    const result = await simulateStoredRoster(
      deps,
      { unit: 'demo-urgences', roster: 'r1' },
      { runs: 5, seed: 1 },
    );
    expect(result).toMatchObject({
      rostered: ['nurse'],
      assumed: ['aide', 'doctor'],
      seenBy: 'doctor',
      forecastId: 'f-val-serein',
    });
    expect(result.levels.map(({ level }) => level)).toEqual(['1', '2', '3A', '3B', '4', '5']);
    expect(result.present).toHaveLength(DAYS * 24);
    expect(result.present[0]?.start).toBe('2026-12-06T23:00:00.000Z');
    const arrivals = result.levels.reduce((sum, level) => sum + level.arrivalsPerDay.mean, 0);
    expect(arrivals).toBeGreaterThan(95);
    expect(arrivals).toBeLessThan(107);
    for (const { waitMinutes } of result.levels)
      expect(waitMinutes.low).toBeLessThanOrEqual(waitMinutes.high);
  });

  it('compares each change alone with the department as it is', async () => {
    const request = {
      days: DAYS,
      runs: 6,
      seed: 1,
      staff: 2,
      skill: 'nurse',
      beds: 24,
      moreBeds: 4,
      epidemic: 0.3,
      closed: 'other',
      closedShare: 0.5,
    };
    const result = await simulateChangesOf(deps, 'demo-urgences', request);
    expect(result).toMatchObject({ roster: 'r1', beds: 24, from: START });
    const difference = new Map(result.variants.map((variant) => [variant.change, variant.difference]));
    expect([...difference.keys()]).toEqual(['staff', 'beds', 'epidemic', 'closed-site']);
    expect(difference.get('staff')?.arrivals).toEqual({ mean: 0, low: 0, high: 0 });
    expect(difference.get('beds')?.meanWaitMinutes.mean).toBeLessThan(0);
    expect(difference.get('epidemic')?.meanWaitMinutes.low).toBeGreaterThan(0);
    // Half of a site of half the size: a quarter more patients.
    const share = (difference.get('closed-site')?.arrivals.mean ?? 0) / result.base.arrivals.mean;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.3);
  });

  it('simulates no change that is none, and refuses what it does not know', async () => {
    const none = {
      days: 2,
      runs: 5,
      seed: 1,
      staff: 0,
      skill: 'nurse',
      moreBeds: 1,
      epidemic: 0,
      closedShare: 1,
    };
    expect((await simulateChangesOf(deps, 'demo-urgences', none)).variants).toEqual([]);
    await expect(
      simulateChangesOf(deps, 'demo-urgences', { ...none, staff: 1, skill: 'pilot' }),
    ).rejects.toThrow();
    await expect(
      simulateChangesOf(deps, 'demo-urgences', { ...none, closed: 'val-serein' }),
    ).rejects.toThrow();
  });

  it('measures the staffing formula, and computes the requirement with the factor set', async () => {
    const { skills } = await measureCorrection(deps, 'demo-urgences', { runs: 5, seed: 1 });
    expect(skills.map(({ skill, promised, applied }) => [skill, promised, applied])).toEqual([
      ['nurse', 0.2, 1],
      ['aide', 0.3, 1],
      ['doctor', 0.3, 1],
    ]);
    for (const { corrected, promised } of skills) expect(corrected.mean).toBeLessThanOrEqual(promised);
    await setCorrection(deps, 'demo-urgences', [{ skill: 'nurse', factor: 1.5 }]);
    const stored = await deps.store.unit('demo-urgences');
    expect(stored?.planning.profile.skills.map(({ safetyFactor }) => safetyFactor)).toEqual([1.5, 1, 1]);
    await expect(setCorrection(deps, 'demo-urgences', [{ skill: 'pilot', factor: 1 }])).rejects.toThrow();
  });
});

/** Everybody able to works every other day, as far as numbers matter to a simulation: not a legal roster. */
function rosterOf(unit: ReturnType<typeof demoStoredUnit>, each: number): StoredRoster {
  const { planning, definition } = unit;
  const period = { start: START, days: DAYS, zone: 'Europe/Paris' };
  const problem = {
    period,
    shifts: planning.shifts,
    agents: definition.agents,
    cover: [],
    requests: [],
    rules: [],
  };
  const shiftOf = (index: number) => (index < each ? 'J' : index < 2 * each ? 'N' : '');
  return {
    id: 'r1',
    unit: definition.id,
    from: START,
    days: DAYS,
    status: 'draft',
    revision: 1,
    createdAt: now,
    publishedAt: null,
    rulePack: definition.rulePack,
    problem,
    requirement: [],
    assignments: Object.fromEntries(
      definition.agents.map(({ id }, index) => [id, new Array<string>(DAYS).fill(shiftOf(index))]),
    ),
    contractMinutes: {},
    locked: {},
    cost: 0,
    bound: null,
    gap: null,
    seconds: 0,
    reasons: [],
    simulated: true,
    fairness: null,
    leaseUntil: null,
    searchedBy: null,
    stopAsked: false,
    bestBelowMinimum: null,
    publication: null,
    tradeOff: null,
  };
}
