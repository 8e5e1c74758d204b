import { fileURLToPath } from 'node:url';
import { DatabaseError } from '@releve/database';
import {
  type Clock,
  createLogger,
  type Environment,
  type HostProcess,
  readConfig,
  runService,
  ServiceError,
} from '@releve/platform';
import type { Simulator } from '@releve/simulator';
import { standaloneEnvironment } from './config.js';
import { runDemo } from './demo/run-demo.js';
import { type Standalone, startStandalone } from './standalone.js';

const staticDir = fileURLToPath(new URL('../../../dashboards/dist', import.meta.url));
const version = '0.1.0';
const BAD_INPUT = 2;

export interface RunOptions {
  readonly environment: Environment;
  readonly host: HostProcess;
  readonly clock: Clock;
  /** Where progress and addresses are told to a person. */
  readonly print: (line: string) => void;
}

/** Runs the standalone system until SIGINT or SIGTERM; what a person must know is printed in plain lines. */
export async function runStandalone({ environment: given, host, clock, print }: RunOptions): Promise<void> {
  const refuse = (error: DatabaseError | ServiceError): void => {
    print(`Relève cannot start: ${error.message}`);
    host.exit(BAD_INPUT);
  };
  let running: Standalone | undefined;
  let simulator: Simulator | undefined;
  try {
    const environment = readConfig(standaloneEnvironment, given);
    const log = createLogger({ service: 'standalone', level: environment.RELEVE_LOG_LEVEL });
    const started = clock().getTime();
    const seconds = () => `${((clock().getTime() - started) / 1_000).toFixed(1)} s`;
    const start = async (): Promise<void> => {
      running = await startStandalone({ environment, clock, log, staticDir, version });
      print(`Relève is listening (${seconds()}).`);
      print(`  dashboards   ${running.url}/`);
      print(`  API          ${running.url}/api/docs`);
      print(`  HL7 (MLLP)   ${environment.RELEVE_MLLP_HOST}:${running.mllpPort}`);
      print(`  data         ${environment.RELEVE_DATA_DIR}`);
      if (environment.RELEVE_DEMO)
        print('  Sign in with one of the demonstration accounts shown on the sign-in page.');
      if (!environment.RELEVE_DEMO_DATA) return;
      let told = 0;
      simulator = await runDemo(running, {
        dataDir: environment.RELEVE_DATA_DIR,
        site: environment.RELEVE_DEMO_SITE,
        clock,
        log,
        onHistory: (loaded, about) => {
          if (loaded < about && clock().getTime() - told < 2_000) return;
          told = clock().getTime();
          print(
            `  simulated history: ${loaded} of about ${about} visits, ${Math.min(100, Math.round((100 * loaded) / about))} %, ${seconds()}`,
          );
        },
      });
      print(`The simulated hospitals are sending (${seconds()}). Ctrl-C stops everything.`);
    };
    const stop = async (): Promise<void> => {
      await simulator?.stop();
      await running?.stop();
      print('Relève has stopped.');
    };
    const startOrRefuse = async (): Promise<void> => {
      try {
        await start();
      } catch (error) {
        if (error instanceof DatabaseError || error instanceof ServiceError) return refuse(error);
        throw error;
      }
    };
    await runService({ name: 'standalone', host, log, start: startOrRefuse, stop });
  } catch (error) {
    if (error instanceof ServiceError) return refuse(error);
    throw error;
  }
}
