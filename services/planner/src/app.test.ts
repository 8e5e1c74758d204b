import {
  generateRoster,
  getRequirement,
  getRoster,
  keepBest,
  type Principal,
  publishRoster,
  type RosterSummary,
  topics,
} from '@releve/contracts';
import { openTestDatabase } from '@releve/database/testing';
import { createEmbeddedBus, createLogger, requestAs } from '@releve/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlanner, type Planner } from './app.js';
import { demoStoredUnit } from './demo-unit.js';
import { explainRunner } from './explain/explain-job.js';
import { solveInThreads } from './solver/solve-in-threads.js';
import { whyRunner } from './why/why-job.js';

const START = '2026-12-07';
const now = new Date('2026-12-01T00:00:00Z');
const supervisor: Principal = {
  userId: 'c',
  name: 'Cadre',
  role: 'nursing-supervisor',
  sites: '*',
  units: '*',
};

/** A day's rhythm of about 120 visits, the same on every path but for a ripple. */
const path = (n: number) =>
  Array.from(
    { length: 42 * 24 },
    (_, hour) => (hour % 24 >= 8 && hour % 24 < 22 ? 6 : 3) + ((hour * (n + 3)) % 3),
  );
const paths = {
  id: 'p1',
  type: 'forecast.paths',
  version: 1,
  site: 'val-serein',
  occurredAt: now.toISOString(),
  recordedAt: now.toISOString(),
  correlationId: 'p1',
  data: {
    forecastId: 'p1',
    timeZone: 'Europe/Paris',
    modelVersion: 'm1',
    start: now.toISOString(),
    recentArrivals: path(0).slice(0, 48),
    arrivals: Array.from({ length: 20 }, (_, n) => path(n)),
    simulated: true,
  },
};

describe('the planner', () => {
  let planner: Planner;
  const closing: (() => Promise<void>)[] = [];
  const announced: RosterSummary[] = [];

  beforeAll(async () => {
    const database = await openTestDatabase();
    const log = createLogger({ service: 'planner', level: 'warn' });
    const bus = await createEmbeddedBus(database, { log });
    planner = createPlanner({
      database,
      bus,
      clock: () => now,
      log,
      solver: solveInThreads(),
      explainer: explainRunner(),
      asker: whyRunner(),
    });
    await bus.subscribe({
      group: 'test',
      topics: [topics.rosters],
      from: 'earliest',
      handle: async (events) =>
        void announced.push(...events.map(({ payload }) => (payload as { data: RosterSummary }).data)),
    });
    await planner.start();
    await database.db.transaction((tx) =>
      planner.store.saveUnit(tx, demoStoredUnit('val-serein', 'Europe/Paris', START), now),
    );
    const heard = new Promise<void>((resolve) => planner.onPaths(() => resolve()));
    await bus.publish([{ topic: topics.forecasts, key: 'val-serein', id: 'p1', payload: paths }]);
    await heard;
    closing.push(
      () => planner.stop(),
      () => bus.close(),
      () => database.close(),
    );
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const call = async (method: string, below: string, body?: unknown) => {
    const init =
      body === undefined
        ? { method }
        : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await planner.app.fetch(
      requestAs(supervisor, `/api/v1/units/demo-urgences${below}`, init),
    );
    return {
      status: answer.status,
      body: (answer.headers.get('content-type') ?? '').includes('json')
        ? await answer.json()
        : await answer.text(),
    };
  };
  const rosterOf = async (id: string) => getRoster.response.parse((await call('GET', `/rosters/${id}`)).body);
  const until = async (done: () => Promise<boolean>) => {
    while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 200));
  };
  const ended = async (id: string) => {
    await until(async () => (await rosterOf(id)).status !== 'generating');
    return rosterOf(id);
  };
  const generate = async (extra: object = {}) =>
    generateRoster.response.parse(
      (await call('POST', '/rosters', { from: START, days: 28, timeLimitSeconds: 90, seed: 1, ...extra }))
        .body,
    );

  it('turns the futures into required nurses per half-hour, more by day than by night', async () => {
    const { slots } = getRequirement.response.parse(
      (await call('GET', `/requirement?from=${START}&days=2`)).body,
    );
    const nurses = slots.filter(({ skill }) => skill === 'nurse');
    expect(nurses).toHaveLength(96);
    const at = (hour: string) =>
      nurses.find(({ start }) => start === `2026-12-07T${hour}:00:00.000Z`)?.required ?? 0;
    expect(at('17')).toBeGreaterThan(at('04'));
    expect(nurses.every(({ required, floor, q50 }) => required >= floor && required >= q50)).toBe(true);
  });

  it('takes a requirement set by hand, with its reason, over the forecast’s', async () => {
    const start = '2026-12-07T17:00:00.000Z';
    expect(
      (
        await call('PATCH', '/requirement', {
          reason: 'Match',
          slots: [{ start, skill: 'nurse', required: 14 }],
        })
      ).status,
    ).toBe(200);
    const { slots } = getRequirement.response.parse(
      (await call('GET', `/requirement?from=${START}&days=1`)).body,
    );
    expect(slots.find((slot) => slot.start === start && slot.skill === 'nurse')).toMatchObject({
      required: 14,
      editedReason: 'Match',
    });
  });

  it('answers how far the forecast reaches when asked beyond it', async () => {
    const { status, body } = await call('GET', '/requirement?from=2027-03-01&days=7');
    expect(status).toBe(404);
    expect(body).toMatchObject({
      detail: 'The forecast does not cover all of these days.',
      value: '2027-03-01, 7',
      expected: expect.stringMatching(/^days between .*2027-01-12/),
    });
  });

  it('makes a legal roster of 59 nurses, stops with the best, shows, checks, edits, locks, exports and publishes it', {
    timeout: 180_000,
  }, async () => {
    const { id: rosterId } = await generate();
    await until(async () =>
      (await rosterOf(rosterId)).agents.some(({ shifts }) => shifts.some((shift) => shift !== null)),
    );
    await call('POST', `/rosters/${rosterId}/stop`);
    const roster = await ended(rosterId);
    expect(roster.reasons).toEqual([]);
    expect(roster).toMatchObject({ status: 'draft', violations: [], simulated: true });
    expect(roster.agents).toHaveLength(59);
    expect(roster.cover.length).toBe(28 * 48 - 14);
    expect(announced.some(({ id, status }) => id === roster.id && status === 'draft')).toBe(true);

    const worker = roster.agents.find(({ shifts }) => shifts[3] === 'N');
    const change = { agent: worker?.id ?? '', day: 4, shift: 'J' };
    const { body: checked } = await call('POST', `/rosters/${roster.id}/check`, { cells: [change] });
    expect(JSON.stringify(checked)).toMatch(/repos/);

    const edited = getRoster.response.parse(
      (
        await call('PATCH', `/rosters/${roster.id}/cells`, {
          revision: roster.revision,
          cells: [{ ...change, locked: true }],
        })
      ).body,
    );
    expect(edited.violations.length).toBeGreaterThan(0);
    expect(edited.agents.find(({ id }) => id === worker?.id)?.locked).toEqual([4]);
    expect((await call('POST', `/rosters/${roster.id}/publish`, { revision: edited.revision })).status).toBe(
      409,
    );
    expect(
      (await call('PATCH', `/rosters/${roster.id}/cells`, { revision: roster.revision, cells: [change] }))
        .status,
    ).toBe(409);

    const undone = { agent: change.agent, day: 4, shift: worker?.shifts[4] ?? null, locked: false };
    const back = getRoster.response.parse(
      (await call('PATCH', `/rosters/${roster.id}/cells`, { revision: edited.revision, cells: [undone] }))
        .body,
    );
    expect(back.violations).toEqual([]);

    const late = await call('POST', `/rosters/${roster.id}/publish`, { revision: back.revision });
    expect(late).toMatchObject({ status: 400, body: { place: 'body.reason' } });
    const published = await call('POST', `/rosters/${roster.id}/publish`, {
      revision: back.revision,
      reason: 'Absences',
    });
    expect(publishRoster.response.parse(published.body).status).toBe('published');

    const csv = String((await call('GET', `/rosters/${roster.id}/export?format=csv`)).body).split('\r\n');
    expect(csv[0]?.startsWith('agent,name,2026-12-07,2026-12-08')).toBe(true);
    expect(csv).toHaveLength(61);
    const ics = String(
      (await call('GET', `/rosters/${roster.id}/export?format=ics&agent=${worker?.id}`)).body,
    );
    expect(ics).toContain('DTSTART:2026');
  });

  it('names the conflict in words when too many must be off on one day', { timeout: 180_000 }, async () => {
    const mustBeOff = Array.from({ length: 56 }, (_, n) => ({
      agent: `ide-${String(n + 1).padStart(2, '0')}`,
      day: 10,
    }));
    const roster = await ended((await generate({ mustBeOff })).id);
    expect(roster.status).toBe('infeasible');
    expect(roster.reasons.length).toBeGreaterThan(1);
    expect(roster.reasons[0]?.fr).toContain('Aucun planning n’est légal');
    // The best roster that only lacks people is kept aside, and can be taken.
    expect(roster.agents.every(({ shifts }) => shifts.every((shift) => shift === null))).toBe(true);
    expect(roster.bestBelowMinimum?.map(({ day }) => day)).toContain(10);
    const kept = await call('POST', `/rosters/${roster.id}/keep`, { revision: roster.revision });
    expect(keepBest.response.parse(kept.body).status).toBe('draft');
    const draft = getRoster.response.parse((await call('GET', `/rosters/${roster.id}`)).body);
    expect(draft.belowMinimum).toEqual(roster.bestBelowMinimum);
    expect(new Set(draft.violations.filter(({ hard }) => hard).map(({ rule }) => rule))).toEqual(
      new Set(['hard-minimum']),
    );
  });

  it('refuses a cell of an agent, day or shift it does not know, naming it', async () => {
    const roster = await generate();
    const { body, status } = await call('POST', `/rosters/${roster.id}/check`, {
      cells: [{ agent: 'nobody', day: 0, shift: 'J' }],
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ place: 'body.cells.0.agent', value: 'nobody' });
    await call('POST', `/rosters/${roster.id}/stop`);
    await ended(roster.id);
  });
});
