import { join } from 'node:path';
import { createCensus } from '@releve/census';
import { type Database, migrate, openDatabase } from '@releve/database';
import {
  createForecaster,
  defaultForecasterConfig,
  startForecastEngine,
  trainInThreads,
} from '@releve/forecaster';
import { createGateway, gatewayConfig } from '@releve/gateway';
import { createIntake, type Intake, intakeDefaults, loadPseudonymKey } from '@releve/intake';
import { createPlanner, explainRunner, type Planner, solveInThreads, whyRunner } from '@releve/planner';
import {
  type Clock,
  createMetrics,
  type Logger,
  openBus,
  type ServiceDirectory,
  serve,
} from '@releve/platform';
import type { Hono } from 'hono';
import type { StandaloneEnvironment } from './config.js';

export interface StandaloneOptions {
  readonly environment: StandaloneEnvironment;
  readonly clock: Clock;
  readonly log: Logger;
  /** The built dashboards. */
  readonly staticDir: string;
  readonly version: string;
}

/** The whole system in one process, running. */
export interface Standalone {
  readonly url: string;
  readonly mllpPort: number;
  readonly database: Database;
  readonly intake: Intake;
  readonly planner: Planner;
  readonly services: ServiceDirectory;
  stop(): Promise<void>;
}

const inProcess = (app: Hono) => async (request: Request) => app.fetch(request);

/**
 * Starts every service on the embedded database and bus, the gateway last, and stops them in reverse.
 * @throws when the data directory is in use, a port is taken, or the database cannot be opened; nothing is left running
 */
export async function startStandalone(options: StandaloneOptions): Promise<Standalone> {
  const { environment, clock, log, staticDir, version } = options;
  const ending: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const database = await openDatabase(`pglite:${join(environment.RELEVE_DATA_DIR, 'database')}`);
    ending.push(() => database.close());
    await migrate(database);
    const bus = await openBus('embedded:', { database, clientId: 'releve', log });
    ending.push(() => bus.close());

    const ports = (service: string) => ({ database, bus, clock, log: log.child({ service }) });
    const intake = createIntake({
      ...ports('intake'),
      config: {
        ...intakeDefaults,
        mllp: { host: environment.RELEVE_MLLP_HOST, port: environment.RELEVE_MLLP_PORT },
        pseudonymKey: loadPseudonymKey(environment.RELEVE_DATA_DIR),
      },
    });
    const census = createCensus(ports('census'));
    const forecaster = createForecaster({
      ...ports('forecaster'),
      engine: startForecastEngine(),
      jobs: trainInThreads(),
      config: { ...defaultForecasterConfig, codeVersion: version },
    });
    const planner = createPlanner({
      ...ports('planner'),
      solver: solveInThreads(),
      explainer: explainRunner(),
      asker: whyRunner(),
    });
    const services: ServiceDirectory = {
      intake: inProcess(intake.app),
      census: inProcess(census.app),
      forecaster: inProcess(forecaster.app),
      planner: inProcess(planner.app),
    };
    const config = gatewayConfig(environment, environment.RELEVE_HTTP_HOST);
    const metrics = createMetrics('standalone');
    const gateway = createGateway({
      ...ports('gateway'),
      services,
      config,
      staticDir,
      version,
      metrics,
    });

    for (const service of [planner, forecaster, census, intake, gateway]) {
      ending.push(service.stop);
      await service.start();
    }
    const server = await serve(gateway.app, {
      host: environment.RELEVE_HTTP_HOST,
      port: environment.RELEVE_HTTP_PORT,
    });
    ending.push(() => server.close(1_000));
    return { url: server.url, mllpPort: intake.mllpPort() ?? 0, database, intake, planner, services, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
