import type { Database } from '@releve/database';
import {
  appendToOutbox,
  createOutboxRelay,
  createServiceApp,
  type EventBus,
  type Logger,
  type Subscription,
} from '@releve/platform';
import type { Hono } from 'hono';
import { subscribeCensus } from './consumers.js';
import type { WriteEvents } from './operations/announce.js';
import { tick } from './operations/tick.js';
import { censusRoutes } from './routes.js';

export interface CensusDeps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly clock: () => Date;
  readonly log: Logger;
}

export interface Census {
  /** The internal HTTP app. */
  readonly app: Hono;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const owner = 'census';
const tickMs = 20_000;

/** Census: visit events in; visits, hourly counts and occupancy out. */
export function createCensus({ database, bus, clock, log }: CensusDeps): Census {
  const writeEvents: WriteEvents = (tx, events) => appendToOutbox(tx, owner, events);
  const relay = createOutboxRelay(database, bus, { owner, log });
  let subscription: Subscription | null = null;
  let timer: NodeJS.Timeout | null = null;
  let ticking: Promise<void> = Promise.resolve();
  const runTick = (): void => {
    ticking = ticking
      .then(() => tick(database, clock, writeEvents))
      .catch((error: unknown) => log.error({ err: error }, 'the ended hour could not be announced'));
  };
  return {
    app: createServiceApp(censusRoutes(database, clock), log),
    start: async () => {
      await relay.start();
      subscription = await subscribeCensus({ database, bus, clock, writeEvents });
      timer = setInterval(runTick, tickMs);
    },
    stop: async () => {
      if (timer) clearInterval(timer);
      await subscription?.stop();
      await ticking;
      await relay.stop();
    },
  };
}
