import { Worker } from 'node:worker_threads';
import type { JobOutcome } from './job-runner.js';
import type { ThreadMessage } from './thread-message.js';
import { YOUNG_GENERATION_MB } from './young-generation.js';

/** A thread that runs jobs of one kind, one after another. */
export interface JobThread {
  /** Runs a job; a thread that crashes or outgrows its heap fails it, and runs no other. Never rejects. */
  run(input: unknown, onProgress: (progress: unknown) => void): Promise<JobOutcome>;
  /** Lets the process end while the thread waits for its next job. */
  rest(): void;
  /** Ends the thread; a job that runs is cancelled. */
  end(): Promise<void>;
}

/** @param file Built worker file that calls `serveThreadJobs`. */
export function startJobThread(file: URL, memoryMb: number): JobThread {
  const thread = new Worker(file, {
    // Built files: flags that make this process read sources are not theirs.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  let job: { onProgress(progress: unknown): void; resolve(outcome: JobOutcome): void } | undefined;
  let ended: JobOutcome | undefined;
  let failure: string | undefined;
  const settle = (outcome: JobOutcome): void => {
    job?.resolve(outcome);
    job = undefined;
  };
  thread.on('message', (message: ThreadMessage) => {
    if (message.kind === 'progress') job?.onProgress(message.progress);
    else settle(message);
  });
  thread.on('error', (error) => {
    const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    failure = memory ? `it needed more than ${memoryMb} MB of memory` : `it crashed: ${error.message}`;
  });
  thread.once('exit', (code) => {
    const reason = failure ?? `its thread ended with code ${code} and no result`;
    ended ??= { kind: 'failed', reason };
    settle(ended);
  });
  return {
    run(input, onProgress) {
      if (ended) return Promise.resolve(ended);
      thread.ref();
      return new Promise((resolve) => {
        job = { onProgress, resolve };
        thread.postMessage(input);
      });
    },
    rest: () => thread.unref(),
    async end() {
      ended ??= { kind: 'cancelled' };
      await thread.terminate();
    },
  };
}
