import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from './thread-message.js';

export type JobWork = (input: unknown, tell: (progress: unknown) => void) => unknown;

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** The whole of a worker file: runs one job on the input its thread was started with, then ends. */
export async function serveJob(work: JobWork): Promise<void> {
  const post = (message: ThreadMessage) => parentPort?.postMessage(message);
  try {
    const output = await work(workerData, (progress) => post({ kind: 'progress', progress }));
    post({ kind: 'done', output });
  } catch (error) {
    post({ kind: 'failed', reason: reasonOf(error) });
  }
  parentPort?.close();
}
