import type { Principal } from '@releve/contracts';
import type { Database } from '@releve/database';
import { createEmbeddedBus, createLogger, type JobRunner, requestAs } from '@releve/platform';
import { createPlanner, type Planner } from '../app.js';
import type { PlannerPorts } from '../deps.js';

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

/** A planner on a database, started, and a way to call it as its supervisor. */
export async function smallPlanner(
  database: Database,
  ports: Partial<PlannerPorts> & Pick<PlannerPorts, 'clock'>,
) {
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
