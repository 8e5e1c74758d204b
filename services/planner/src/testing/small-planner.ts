import type { Principal } from '@releve/contracts';
import type { Database, Queryable } from '@releve/database';
import { openTestDatabase } from '@releve/database/testing';
import { createEmbeddedBus, createLogger, type JobRunner, requestAs } from '@releve/platform';
import { afterAll, beforeAll } from 'vitest';
import { createPlanner, type Planner } from '../app.js';
import type { PlannerPorts } from '../deps.js';
import type { PlannerStore } from '../store.js';

const supervisor: Principal = {
  userId: 'c',
  name: 'Cadre',
  role: 'nursing-supervisor',
  sites: '*',
  units: '*',
};

const idle: JobRunner = {
  run: () => ({ id: 'idle', outcome: Promise.resolve({ kind: 'cancelled' }), cancel: () => {} }),
  close: async () => {},
};

type SmallPorts = Partial<PlannerPorts> & Pick<PlannerPorts, 'clock'>;

/** A planner on a database, started, and a way to call it as its supervisor. */
export async function smallPlanner(database: Database, ports: SmallPorts) {
  const log = createLogger({ service: 'planner', level: 'warn' });
  const bus = await createEmbeddedBus(database, { log });
  const planner: Planner = createPlanner({
    database,
    bus,
    log,
    solver: {
      solve: () => ({ begun: Promise.resolve(), outcome: new Promise(() => {}), stop: () => {} }),
      close: async () => {},
    },
    explainer: idle,
    asker: idle,
    ...ports,
  });
  await planner.start();
  const call = async (method: string, below: string, body?: unknown) => {
    const init =
      body === undefined
        ? { method }
        : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await planner.app.fetch(requestAs(supervisor, `/api/v1/units/petite${below}`, init));
    return { status: answer.status, answer };
  };
  return {
    planner,
    call,
    json: async (method: string, below: string, body?: unknown): Promise<unknown> =>
      (await call(method, below, body)).answer.json(),
    stop: async () => {
      await planner.stop();
      await bus.close();
    },
  };
}

type SmallPlanner = Awaited<ReturnType<typeof smallPlanner>>;

/** For the tests of a `describe`: a small planner on a database of its own, filled by `fill` and stopped after them. */
export function useSmallPlanner(
  ports: SmallPorts,
  fill: (tx: Queryable, store: PlannerStore) => Promise<void> = async () => {},
): Pick<SmallPlanner, 'planner' | 'call' | 'json'> & { readonly database: Database } {
  let database: Database;
  let small: SmallPlanner;
  beforeAll(async () => {
    database = await openTestDatabase();
    small = await smallPlanner(database, ports);
    await database.db.transaction((tx) => fill(tx, small.planner.store));
  });
  afterAll(async () => {
    await small.stop();
    await database.close();
  });
  return {
    get database() {
      return database;
    },
    get planner() {
      return small.planner;
    },
    call: (...asked) => small.call(...asked),
    json: (...asked) => small.json(...asked),
  };
}
