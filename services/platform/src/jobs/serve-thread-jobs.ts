import { parentPort } from 'node:worker_threads';
import type { ThreadMessage } from './thread-message.js';

export type JobWork = (input: unknown, tell: (progress: unknown) => void) => unknown;

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** The whole of a worker file: runs the jobs its thread is sent, one after another, until the thread is ended. */
export function serveThreadJobs(work: JobWork): void {
  const post = (message: ThreadMessage) => parentPort?.postMessage(message);
  parentPort?.on('message', async (input) => {
    try {
      const output = await work(input, (progress) => post({ kind: 'progress', progress }));
      post({ kind: 'done', output });
    } catch (error) {
      post({ kind: 'failed', reason: reasonOf(error) });
    }
  });
}
