import type { Database } from '@releve/database';
import {
  appendToOutbox,
  createOutboxRelay,
  createServiceApp,
  type EventBus,
  type Logger,
} from '@releve/platform';
import type { Hono } from 'hono';
import type { IntakeConfig } from './config.js';
import { MessageReceiver } from './message-receiver.js';
import type { ReadingRules } from './messages.js';
import { MllpServer } from './mllp/mllp-server.js';
import { createOperations, type IntakeOperations } from './operations/operations.js';
import { announceSites } from './operations/put-site.js';
import type { WriteEvents } from './operations/store-messages.js';
import { pseudonymiser } from './pseudonym.js';
import { intakeRoutes } from './routes.js';
import { SiteDirectory } from './site-directory.js';
import { pruneLog } from './store/message-log.js';
import { selectSites } from './store/sites.js';

export interface IntakeDeps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly config: IntakeConfig;
}

export interface Intake {
  /** The internal HTTP app. */
  readonly app: Hono;
  readonly operations: IntakeOperations;
  /** Loads and announces the sites, then listens to HL7 senders. */
  start(): Promise<void>;
  /** Takes no more messages, answers those it has read. */
  stop(): Promise<void>;
  /** Port that HL7 senders connect to; null when there is no listener, or before `start`. */
  mllpPort(): number | null;
}

const owner = 'intake';
const maxUnanswered = 128;
const maxConnections = 256;
const DAY_MS = 86_400_000;
const UPKEEP_MS = 3_600_000;

export function createIntake(deps: IntakeDeps): Intake {
  const { database, bus, clock, log, config } = deps;
  const writeEvents: WriteEvents = (tx, events) => appendToOutbox(tx, owner, events);
  const relay = createOutboxRelay(database, bus, { owner, log });
  const pseudonymise = pseudonymiser(config.pseudonymKey);
  const sites = new SiteDirectory(() => selectSites(database.db), clock);
  const rules: ReadingRules = {
    sites,
    facilities: config.facilities,
    emergencyUnits: config.emergencyUnits,
    pseudonymise,
    now: () => clock().getTime(),
  };
  const receiver = new MessageReceiver({ database, writeEvents, rules, clock, log });
  const operations = createOperations({ database, writeEvents, pseudonymise, clock }, sites, receiver, rules);
  const { maxMessageBytes } = config;
  const server = config.mllp
    ? new MllpServer({ ...config.mllp, maxMessageBytes, maxUnanswered, maxConnections }, receiver, log)
    : null;
  let port: number | null = null;
  let upkeep: NodeJS.Timeout | undefined;
  const forgetOld = (): void => {
    const before = new Date(clock().getTime() - config.messageLogDays * DAY_MS);
    pruneLog(database.db, before).catch((error: unknown) =>
      log.error({ err: error }, 'the message log could not be pruned'),
    );
  };
  return {
    app: createServiceApp(intakeRoutes(operations), log),
    operations,
    mllpPort: () => port,
    start: async () => {
      await sites.reload();
      await announceSites({ database, writeEvents, clock });
      await relay.start();
      port = server ? await server.listen() : null;
      upkeep = setInterval(forgetOld, UPKEEP_MS);
      if (port !== null) log.info({ port, host: config.mllp?.host }, 'listening to HL7 senders');
    },
    stop: async () => {
      clearInterval(upkeep);
      if (port !== null) await server?.close();
      await receiver.drained();
      await relay.stop();
    },
  };
}
