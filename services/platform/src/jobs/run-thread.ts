import { Worker } from 'node:worker_threads';
import type { JobOutcome } from './job-runner.js';
import type { ThreadMessage } from './thread-message.js';
import { YOUNG_GENERATION_MB } from './young-generation.js';

export interface ThreadWork {
  readonly file: URL;
  readonly input: unknown;
  readonly memoryMb: number;
  readonly onProgress: (progress: unknown) => void;
}

/** Runs one job in a thread of its own; a thread that crashes or outgrows its heap is a failed job. */
export function runThread({ file, input, memoryMb, onProgress }: ThreadWork): {
  readonly outcome: Promise<JobOutcome>;
  readonly cancel: () => void;
} {
  const thread = new Worker(file, {
    workerData: input,
    // Built files: flags that make this process read sources are not theirs.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  let cancelled = false;
  let end: JobOutcome | undefined;
  thread.on('message', (message: ThreadMessage) => {
    if (message.kind === 'progress') onProgress(message.progress);
    else end ??= message;
  });
  thread.on('error', (error) => {
    const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    end ??= {
      kind: 'failed',
      reason: memory ? `it needed more than ${memoryMb} MB of memory` : `it crashed: ${error.message}`,
    };
  });
  return {
    outcome: new Promise((resolve) => {
      thread.once('exit', (code) => {
        if (cancelled) resolve({ kind: 'cancelled' });
        else resolve(end ?? { kind: 'failed', reason: `its thread ended with code ${code} and no result` });
      });
    }),
    cancel: () => {
      if (end) return;
      cancelled = true;
      void thread.terminate();
    },
  };
}
