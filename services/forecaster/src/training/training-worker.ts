import { createServiceApp, type EventBus, type JobServer, type Logger, serveJobs } from '@releve/platform';
import type { Hono } from 'hono';
import { trainInThreads } from './train-in-threads.js';

export interface TrainingWorker {
  readonly app: Hono;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A process that runs trainings asked for over the bus; a training it leaves is run by another. */
export function createTrainingWorker(
  { bus, log }: { readonly bus: EventBus; readonly log: Logger },
  threads: number,
): TrainingWorker {
  const runner = trainInThreads(threads);
  let server: JobServer | undefined;
  return {
    app: createServiceApp([], log),
    async start() {
      server = await serveJobs(bus, runner, log);
    },
    async stop() {
      await server?.stop();
      await runner.close();
    },
  };
}
