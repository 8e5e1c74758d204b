import { createOutboxRelay, createServiceApp, type Subscription } from '@releve/platform';
import type { Hono } from 'hono';
import { forecasterSubscriptions } from './consumers.js';
import type { ForecasterDeps, ForecasterPorts } from './deps.js';
import { forecasterRoutes } from './routes.js';
import { createSeriesCache } from './series-cache.js';
import { createSiteDirector, type SiteDirector } from './site-director.js';
import { createStore } from './store.js';

const TICK_MS = 1_000;

export interface Forecaster {
  /** Internal HTTP app. */
  readonly app: Hono;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The forecaster: counts in, forecasts with their uncertainty and their record out. */
export function createForecaster(ports: ForecasterPorts): Forecaster {
  const store = createStore(ports.database);
  const deps: ForecasterDeps = { ...ports, store, cache: createSeriesCache(store) };
  const directors = new Map<string, SiteDirector>();
  const subscriptions: Subscription[] = [];
  const relay = createOutboxRelay(ports.database, ports.bus, { owner: 'forecaster' });
  let timer: NodeJS.Timeout | undefined;

  const directorOf = (site: string): SiteDirector => {
    const known = directors.get(site);
    if (known) return known;
    const director = createSiteDirector(site, deps);
    directors.set(site, director);
    return director;
  };

  async function tick(): Promise<void> {
    const rounds = [...directors.values()].map((director) =>
      director.tick().catch((error: unknown) => ports.log.error({ err: error }, 'forecasting round failed')),
    );
    await Promise.all(rounds);
  }

  return {
    app: createServiceApp(
      forecasterRoutes(deps, (site) => directors.get(site)),
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
      timer = setInterval(() => void tick(), TICK_MS);
    },
    async stop() {
      clearInterval(timer);
      for (const subscription of subscriptions) await subscription.stop();
      await tickEnded(directors.values());
      await relay.stop();
      await ports.engine.stop();
    },
  };
}

/** Lets rounds under way end; a stopped engine refuses what is left of them. */
async function tickEnded(directors: Iterable<SiteDirector>): Promise<void> {
  await Promise.allSettled([...directors].map((director) => director.tick()));
}
