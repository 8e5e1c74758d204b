import {
  findReplacements,
  findSwaps,
  getReplan,
  getRoster,
  type Principal,
  publishRoster,
  type RosterReplan,
  RosterSummary,
  startReplan,
} from '@releve/contracts';
import { openTestDatabase } from '@releve/database/testing';
import {
  compile,
  openHighs,
  packLineRules,
  type RosterProblem,
  rulePack,
  solveCompact,
  toAssignments,
} from '@releve/optimization';
import { createEmbeddedBus, createLogger, type JobRunner, requestAs } from '@releve/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlanner, type Planner } from '../app.js';
import { demoStoredUnit } from '../demo-unit.js';
import type { StoredRoster } from '../store.js';
import { answerDesk } from './answer-desk.js';
import { answerReplan } from './answer-replan.js';
import type { DeskQuestion } from './desk-job.js';
import type { ReplanOrder } from './replan-job.js';

const START = '2026-12-07';
const DAYS = 14;
const now = new Date('2026-12-09T08:00:00Z');
const supervisor: Principal = {
  userId: 'c',
  name: 'Cadre',
  role: 'nursing-supervisor',
  sites: '*',
  units: '*',
};

/** Runs jobs where it stands: the threads' own files need a build. */
const inline = (work: (input: unknown, tell: (news: unknown) => void) => unknown): JobRunner => ({
  run: (_name, input, { onProgress = () => {} } = {}) => ({
    id: 'inline',
    outcome: Promise.resolve()
      .then(() => work(input, onProgress))
      .then((output) => ({ kind: 'done', output }) as const),
    cancel: () => {},
  }),
  close: async () => {},
});
const unwanted: JobRunner = { run: () => expect.unreachable(), close: async () => {} };

describe('the day it goes wrong', () => {
  let planner: Planner;
  let published: StoredRoster;
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const database = await openTestDatabase();
    const log = createLogger({ service: 'planner', level: 'warn' });
    const bus = await createEmbeddedBus(database, { log });
    planner = createPlanner({
      database,
      bus,
      clock: () => now,
      log,
      solver: { solve: () => expect.unreachable(), close: async () => {} },
      explainer: unwanted,
      asker: unwanted,
      simulator: unwanted,
      desk: inline((input) => answerDesk(input as DeskQuestion)),
      replanner: inline((input, tell) =>
        answerReplan(input as ReplanOrder, () => performance.now() / 1000, tell),
      ),
    });
    const unit = demoStoredUnit('val-serein', 'Europe/Paris', START);
    published = await publishedRoster();
    await database.db.transaction(async (tx) => {
      await planner.store.saveUnit(tx, unit, now);
      await planner.store.insertRoster(tx, published);
    });
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
      requestAs(supervisor, `/api/v1/units/demo-urgences/rosters${below}`, init),
    );
    return { status: answer.status, body: await answer.json() };
  };
  const rosterOf = async (id: string) => getRoster.response.parse((await call('GET', `/${id}`)).body);
  const shiftsOf = (agent: string) => published.assignments?.[agent] ?? [];
  /** An agent who works a day from tomorrow on, and that day. */
  const someone = (nth = 0) => {
    const agents = published.problem.agents.map(({ id }) => id);
    const working = agents.filter((id) => shiftsOf(id).some((shift, day) => day > 3 && shift !== ''));
    const agent = working[nth] ?? '';
    return { agent, day: shiftsOf(agent).findIndex((shift, day) => day > 3 && shift !== '') };
  };
  const ended = async (id: string): Promise<RosterReplan> => {
    for (;;) {
      const replan = getReplan.response.parse((await call('GET', `/${published.id}/replans/${id}`)).body);
      if (replan.status !== 'searching') return replan;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('ranks replacements and says why the others are excluded', async () => {
    const { body, status } = await call('POST', `/${published.id}/replacements`, someone());
    expect(status).toBe(200);
    const { options, excluded, shift } = findReplacements.response.parse(body);
    expect(shift).toBe(shiftsOf(someone().agent)[someone().day]);
    expect(options.length).toBeGreaterThan(0);
    const prices = options.map(({ price }) => price);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    expect(excluded.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(JSON.stringify(excluded)).toContain('décret 2002-9');
  });

  it('offers swaps, and refuses an agent or day it does not know', async () => {
    const { body } = await call('POST', `/${published.id}/swaps`, someone());
    expect(findSwaps.response.parse(body).swaps.every(({ moves }) => moves.length >= 2)).toBe(true);
    const unknown = await call('POST', `/${published.id}/replacements`, { agent: 'nobody', day: 4 });
    expect(unknown).toMatchObject({ status: 400, body: { place: 'body.agent' } });
    const late = await call('POST', `/${published.id}/swaps`, { ...someone(), day: 99 });
    expect(late).toMatchObject({ status: 400, body: { place: 'body.day' } });
  });

  it('makes a draft beside the published roster, and keeps the absence without any cause', async () => {
    const { agent, day } = someone();
    const found = findReplacements.response.parse(
      (await call('POST', `/${published.id}/replacements`, { agent, day })).body,
    );
    const [option] = found.options;
    const asked = {
      revision: published.revision,
      absences: [{ agent, fromDay: day, toDay: day }],
      cells: option?.moves.map(({ agent: id, day: on, to }) => ({ agent: id, day: on, shift: to })),
      overtime: option?.called
        .filter(({ overtimeMinutes }) => overtimeMinutes > 0)
        .map((one) => ({ agent: one.agent, day: one.day })),
    };
    expect((await call('POST', `/${published.id}/revisions`, { ...asked, revision: 9 })).status).toBe(409);
    const draft = RosterSummary.parse((await call('POST', `/${published.id}/revisions`, asked)).body);
    expect(draft.status).toBe('draft');
    expect(draft.id).not.toBe(published.id);
    const view = await rosterOf(draft.id);
    expect(view.violations).toEqual([]);
    expect(view.agents.find(({ id }) => id === agent)?.shifts[day]).toBe(null);
    expect((await rosterOf(published.id)).agents.find(({ id }) => id === agent)?.shifts[day]).not.toBe(null);
    const leave = (await planner.store.unit('demo-urgences'))?.planning.leave.filter(
      (one) => one.agent === agent && one.date >= '2026-12-10',
    );
    expect(leave?.some((one) => one.reason === undefined && one.creditMinutes === 720)).toBe(true);
    const again = await call('POST', `/${draft.id}/publish`, { revision: draft.revision });
    expect(again).toMatchObject({ status: 400, body: { place: 'body.reason' } });
  });

  it('re-plans with the least changes, applies the plan as a draft, and publishing it sets the old one aside', async () => {
    const absences = [0, 1].map((nth) => {
      const { agent, day } = someone(nth);
      return { agent, fromDay: day, toDay: day };
    });
    const order = { absences, needs: [], fromDay: 2, toDay: DAYS - 1, timeLimitSeconds: 30 };
    const started = await call('POST', `/${published.id}/replans`, order);
    expect(started.status).toBe(202);
    const replan = await ended(startReplan.response.parse(started.body).id);
    expect(replan.status).toBe('found');
    expect(replan.plan?.violations).toEqual([]);
    expect(replan.plan?.least.proven).toBe(true);
    expect(replan.plan?.changes.length).toBeGreaterThanOrEqual(replan.plan?.least.changes ?? 99);
    expect(replan.plan?.missingHalfHours).toBe(0);
    const applied = await call('POST', `/${published.id}/replans/${replan.id}/apply`);
    const draft = RosterSummary.parse(applied.body);
    const view = await rosterOf(draft.id);
    expect(view.violations).toEqual([]);
    for (const change of replan.plan?.changes ?? [])
      expect(view.agents.find(({ id }) => id === change.agent)?.shifts[change.day]).toBe(change.to);
    const body = { revision: draft.revision, reason: 'Absences' };
    const out = publishRoster.response.parse((await call('POST', `/${draft.id}/publish`, body)).body);
    expect(out.status).toBe('published');
    expect((await rosterOf(published.id)).status).toBe('superseded');
    expect((await call('POST', `/${published.id}/replans`, order)).status).toBe(409);
  });

  it('refuses days that are not the roster’s', async () => {
    const order = { fromDay: 3, toDay: 40, absences: [], needs: [] };
    const { body: list } = await call('GET', '');
    const [row] = (list as { rosters: { id: string; status: string }[] }).rosters.filter(
      ({ status }) => status === 'published',
    );
    expect(await call('POST', `/${row?.id}/replans`, order)).toMatchObject({
      status: 400,
      body: { place: 'body.toDay' },
    });
    const backwards = { ...order, toDay: 9, absences: [{ agent: someone().agent, fromDay: 5, toDay: 4 }] };
    expect(await call('POST', `/${row?.id}/replans`, backwards)).toMatchObject({ status: 400 });
  });
});

/** A small published roster under the hospital's law: twelve nurses, two by day and two by night. */
async function publishedRoster(): Promise<StoredRoster> {
  const pack = rulePack('fr-hospital');
  if (!pack) throw new Error('no pack');
  const shifts = [
    { id: 'J', startMinute: 420, durationMinutes: 720, breakMinutes: 20, countedMinutes: 720 },
    { id: 'N', startMinute: 1140, durationMinutes: 720, breakMinutes: 20, countedMinutes: 720 },
  ];
  const problem: RosterProblem = {
    period: { start: START, days: DAYS, zone: 'Europe/Paris' },
    shifts,
    agents: Array.from({ length: 14 }, (_, index) => ({
      id: `ide-${String(index + 1).padStart(2, '0')}`,
      name: `Agent ${index + 1}`,
      skills: ['nurse'],
      rules: [{ id: 'contract/minutes', line: { kind: 'period-minutes' as const, max: 4320 } }],
    })),
    cover: Array.from({ length: DAYS * 2 }, (_, index) => ({
      on: 'shift' as const,
      day: index >> 1,
      shift: 'JN'[index % 2] ?? 'J',
      skill: 'nurse',
      need: 2,
      shortage: [{ cost: 100 }],
      surplus: [{ cost: 10 }],
    })),
    requests: [],
    rules: packLineRules(pack, shifts),
  };
  const compiled = compile(problem);
  if (!compiled.ok) throw new Error('not compiled');
  const { grid } = solveCompact(compiled.value, await openHighs(), { timeLimitSeconds: 5 });
  if (!grid) throw new Error('no roster');
  const assignments = Object.fromEntries(
    Object.entries(toAssignments(compiled.value, grid)).map(([id, cells]) => [id, [...cells]]),
  );
  return {
    id: 'r1',
    unit: 'demo-urgences',
    from: START,
    days: DAYS,
    status: 'published',
    revision: 3,
    createdAt: now,
    publishedAt: now,
    rulePack: 'fr-hospital',
    problem,
    requirement: [],
    assignments,
    contractMinutes: {},
    locked: {},
    cost: 0,
    bound: 0,
    gap: 0,
    seconds: 1,
    reasons: [],
    simulated: true,
    searchedBy: null,
    leaseUntil: null,
    stopAsked: false,
    bestBelowMinimum: null,
    publication: null,
    fairness: null,
    tradeOff: null,
  };
}
