import { type Database, migrate, openDatabase } from '@releve/database';
import { sql } from 'drizzle-orm';
import type { Hono } from 'hono';
import type { EventBus } from '../bus/event-bus.js';
import { openBus } from '../bus/open-bus.js';
import { type Environment, readConfig } from '../config/read-config.js';
import { type ServiceEnvironment, serviceEnvironment } from '../config/service-environment.js';
import { mountServiceHealth } from '../health/mount-health.js';
import { type HttpServer, serve } from '../http/serve.js';
import type { Clock } from '../ids/clock.js';
import { createLogger, type Logger } from '../logs/create-logger.js';
import { createMetrics, type Metrics } from '../metrics/create-metrics.js';
import { type HostProcess, runService } from './run-service.js';

/** What a service is made from when it runs as its own process. */
export interface AloneResources {
  readonly database: Database;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly environment: ServiceEnvironment;
}

/** A service as its own process sees it. */
export interface AloneService {
  readonly app: Hono;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface AloneOptions {
  readonly name: string;
  readonly host: HostProcess;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly create: (resources: AloneResources) => AloneService | Promise<AloneService>;
}

/**
 * Runs one service as its own process: opens and migrates its database, opens its bus, serves its internal HTTP
 * with health and metrics, and ends all of it in reverse on SIGTERM or SIGINT.
 */
export async function runAlone({
  name,
  host,
  environment: given,
  clock,
  create,
}: AloneOptions): Promise<void> {
  const environment = readConfig(serviceEnvironment, given);
  const log = createLogger({ service: name, level: environment.RELEVE_LOG_LEVEL });
  const ending: (() => Promise<void>)[] = [];
  let started: AloneService | undefined;
  const start = async (): Promise<void> => {
    const database = await openDatabase(environment.RELEVE_DATABASE_URL, {
      applicationName: `releve-${name}`,
    });
    ending.push(() => database.close());
    await migrate(database);
    const bus = await openBus(environment.RELEVE_BUS_URL, { database, clientId: `releve-${name}`, log });
    ending.push(() => bus.close());
    const metrics = createMetrics(name);
    const service = await create({ database, bus, clock, log, metrics, environment });
    started = service;
    await service.start();
    const findings = async () => {
      await database.db.execute(sql`select 1`);
      return [];
    };
    metrics.mount(mountServiceHealth(service.app, { findings }));
    const server: HttpServer = await serve(service.app, {
      host: environment.RELEVE_HTTP_HOST,
      port: environment.RELEVE_HTTP_PORT,
    });
    ending.push(() => server.close());
    log.info({ url: server.url }, 'serving internal HTTP');
  };
  const stop = async (): Promise<void> => {
    // The service first: live streams end with it, not with the server's time limit.
    await started?.stop();
    for (const end of ending.reverse()) await end();
  };
  await runService({ name, host, log, start, stop });
}
