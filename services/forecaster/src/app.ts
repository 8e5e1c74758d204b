import { createOutboxRelay, createServiceApp, type Subscription } from '@releve/platform';
import type { Hono } from 'hono';
import { createAlertStore } from './alert-store.js';
import { forecasterSubscriptions } from './consumers.js';
import type { ForecasterDeps, ForecasterPorts } from './deps.js';
import { createFlowStore } from './flow-store.js';
import { hourlyRound } from './operations/hourly-round.js';
import { createRecordCache } from './record-cache.js';
import { registryRoutes } from './registry-routes.js';
import { createRegistryStore } from './registry-store.js';
import { forecasterRoutes } from './routes.js';
import { createSeriesCache } from './series-cache.js';
import type { SeriesKey } from './series-key.js';
import { createSiteDirector, type SiteDirector } from './site-director.js';
import { createStore } from './store.js';
import { createTrainer, type Trainer } from './training/trainer.js';

const TICK_MS = 1_000;
const HOURLY_MS = 3_600_000;
/** The first hourly round leaves the start-up alone. */
const FIRST_HOURLY_MS = 90_000;

export interface Forecaster {
  /** Internal HTTP app. */
  readonly app: Hono;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The forecaster: counts in, forecasts with their uncertainty and their record out. */
export function createForecaster(ports: ForecasterPorts): Forecaster {
  const store = createStore(ports.database);
  const deps: ForecasterDeps = {
    ...ports,
    store,
    cache: createSeriesCache(store),
    flow: createFlowStore(ports.database),
    alerts: createAlertStore(ports.database),
    records: createRecordCache(ports.clock),
    registry: createRegistryStore(ports.database),
    retrain: (site) => trainer.dataChanged(site),
  };
  const modelChanged = (key: SeriesKey) => directorOf(key.site).modelChanged(key);
  const trainer: Trainer = createTrainer(deps, ports.jobs, modelChanged);
  const directors = new Map<string, SiteDirector>();
  const subscriptions: Subscription[] = [];
  const relay = createOutboxRelay(ports.database, ports.bus, { owner: 'forecaster' });
  let timer: NodeJS.Timeout | undefined;
  let rounds: Promise<void> = Promise.resolve();
  let trainings: Promise<void> = Promise.resolve();
  let hourlyTimer: NodeJS.Timeout | undefined;
  let hourly: Promise<void> = Promise.resolve();

  const directorOf = (site: string): SiteDirector => {
    const known = directors.get(site);
    if (known) return known;
    const director = createSiteDirector(site, deps);
    directors.set(site, director);
    return director;
  };

  async function tick(): Promise<void> {
    await Promise.all(
      [...directors.values()].map((director) =>
        director
          .tick()
          .catch((error: unknown) => ports.log.error({ err: error }, 'forecasting round failed')),
      ),
    );
  }

  function runHourly(afterMs: number): void {
    hourlyTimer = setTimeout(() => {
      hourly = hourlyRound(deps)
        .catch((error: unknown) => ports.log.error({ err: error }, 'hourly round failed'))
        .finally(() => runHourly(HOURLY_MS));
    }, afterMs);
  }

  return {
    app: createServiceApp(
      [
        ...forecasterRoutes(deps, (site) => directors.get(site)),
        ...registryRoutes({ ...deps, trainer, modelChanged }),
      ],
      ports.log,
    ),
    async start() {
      for (const site of await store.sites()) directorOf(site);
      await relay.start();
      for (const options of forecasterSubscriptions(
        deps,
        (site, origin) => directorOf(site).countsChanged(origin),
        directorOf,
      ))
        subscriptions.push(await ports.bus.subscribe(options));
      timer = setInterval(() => {
        rounds = tick();
        trainings = trainer
          .tick()
          .catch((error: unknown) => ports.log.error({ err: error }, 'trainings not looked after'));
      }, TICK_MS);
      runHourly(FIRST_HOURLY_MS);
    },
    async stop() {
      clearInterval(timer);
      clearTimeout(hourlyTimer);
      for (const subscription of subscriptions) await subscription.stop();
      // What waits for an answer of the engine gets a refusal: nothing holds up the stop.
      await Promise.all([ports.engine.stop(), trainer.stop()]);
      await Promise.all([rounds, hourly, trainings]);
      clearTimeout(hourlyTimer);
      await relay.stop();
    },
  };
}
