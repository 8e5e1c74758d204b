import { Worker } from 'node:worker_threads';
import { YOUNG_GENERATION_MB } from '@releve/platform';
import type { AnswerTo, EngineRequest, EngineResult } from './engine-protocol.js';

/** The engine as the service sees it: requests are answered one at a time, urgent ones first. */
export interface EngineClient {
  ask<R extends EngineRequest>(
    request: R,
    urgency?: 'now' | 'background',
  ): Promise<EngineResult<AnswerTo<R>>>;
  stop(): Promise<void>;
}

/** Most of what a fit needs are typed arrays, outside the heap. */
const resourceLimits = { maxOldGenerationSizeMb: 600, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB };

interface Waiting {
  readonly request: EngineRequest;
  readonly resolve: (result: EngineResult<AnswerTo<EngineRequest>>) => void;
}

const lost = (reason: string): EngineResult<never> => ({ ok: false, error: { reason, notFitted: true } });

/**
 * Starts the engine in a worker thread from its built file. A thread that dies fails the request in hand with
 * the reason and is started again; its models are fitted anew when next asked for.
 */
export function startEngine(workerFile: URL): EngineClient {
  const queues = { now: [] as Waiting[], background: [] as Waiting[] };
  let inHand: Waiting | null = null;
  let stopped = false;
  let worker = start();

  function start(): Worker {
    const thread = new Worker(workerFile, { execArgv: [], resourceLimits });
    thread.on('message', (result: EngineResult<AnswerTo<EngineRequest>>) => finish(result));
    let reason = 'it ended by itself';
    thread.on('error', (error) => {
      reason = error.message;
    });
    thread.on('exit', () => {
      if (stopped) return;
      worker = start();
      finish(lost(`the forecast engine failed: ${reason}`));
    });
    return thread;
  }

  function finish(result: EngineResult<AnswerTo<EngineRequest>>): void {
    inHand?.resolve(result);
    inHand = null;
    next();
  }

  function next(): void {
    if (inHand || stopped) return;
    inHand = queues.now.shift() ?? queues.background.shift() ?? null;
    if (inHand) worker.postMessage(inHand.request);
  }

  return {
    ask: <R extends EngineRequest>(request: R, urgency: 'now' | 'background' = 'now') =>
      new Promise<EngineResult<AnswerTo<R>>>((resolve) => {
        if (stopped) return resolve(lost('the forecast engine is stopping'));
        queues[urgency].push({ request, resolve: resolve as Waiting['resolve'] });
        next();
      }),
    stop: async () => {
      stopped = true;
      for (const waiting of [...queues.now, ...queues.background, ...(inHand ? [inHand] : [])])
        waiting.resolve(lost('the forecast engine is stopping'));
      await worker.terminate();
    },
  };
}
