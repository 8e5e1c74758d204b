import { randomUUID } from 'node:crypto';
import { createOutboxRelay, createServiceApp, type Subscription } from '@releve/platform';
import type { Hono } from 'hono';
import { plannerSubscriptions } from './consumers.js';
import type { PlannerDeps, PlannerPorts } from './deps.js';
import { type GenerateRequest, generateRoster, type RunningSolves } from './operations/generate-roster.js';
import type { RunningReplans } from './operations/replan-roster.js';
import { searchLeases } from './operations/search-leases.js';
import { deskRunner } from './replan/desk-job.js';
import { replanRunner } from './replan/replan-job.js';
import { replanRoutes } from './replan/replan-routes.js';
import { plannerRoutes } from './routes.js';
import { simulationRunner } from './simulation/simulation-job.js';
import { simulationRoutes } from './simulation/simulation-routes.js';
import { createStore, type PlannerStore } from './store.js';

export interface Planner {
  /** Internal HTTP app. */
  readonly app: Hono;
  readonly store: PlannerStore;
  generate(request: GenerateRequest): ReturnType<typeof generateRoster>;
  /** Calls back whenever new futures of a site have been stored. */
  onPaths(listener: (site: string) => void): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The planner: forecasts in, required staff and legal rosters out. */
export function createPlanner(ports: PlannerPorts): Planner {
  const store = createStore(ports.database);
  const deps: PlannerDeps = { ...ports, store, process: randomUUID() };
  const running: RunningSolves = new Map();
  const replans: RunningReplans = new Map();
  const desk = ports.desk ?? deskRunner();
  const replanner = ports.replanner ?? replanRunner();
  const simulator = ports.simulator ?? simulationRunner();
  const leases = searchLeases(deps, running);
  const listeners: ((site: string) => void)[] = [];
  const relay = createOutboxRelay(ports.database, ports.bus, { owner: 'planner' });
  const subscriptions: Subscription[] = [];

  return {
    app: createServiceApp(
      [
        ...plannerRoutes(deps, running),
        ...simulationRoutes({ ...deps, simulator }),
        ...replanRoutes({ ...deps, desk, replanner }, replans),
      ],
      ports.log,
    ),
    store,
    generate: (request) => generateRoster(deps, running, request),
    onPaths: (listener) => listeners.push(listener),
    async start() {
      await relay.start();
      await leases.start();
      const told = plannerSubscriptions(deps, (site) => {
        for (const listener of listeners) listener(site);
      });
      for (const options of told) subscriptions.push(await ports.bus.subscribe(options));
    },
    async stop() {
      for (const subscription of subscriptions.splice(0)) await subscription.stop();
      const ending = [...running.values()].map((solve) => {
        solve.stop();
        return solve.outcome;
      });
      await Promise.allSettled(ending);
      await leases.stop();
      await ports.solver.close();
      await ports.explainer.close();
      await simulator.close();
      await ports.asker.close();
      await desk.close();
      await replanner.close();
      await relay.stop();
    },
  };
}
