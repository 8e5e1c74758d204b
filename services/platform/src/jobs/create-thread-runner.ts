import { randomUUID } from 'node:crypto';
import type { JobOptions, JobOutcome, JobRunner, RunningJob } from './job-runner.js';
import { runThread } from './run-thread.js';
import { createTurns } from './turns.js';

export interface ThreadRunnerOptions {
  /** Built worker file of each job, each calling `serveJob`. */
  readonly workers: Readonly<Record<string, URL>>;
  /** Jobs at once; more wait their turn. */
  readonly threads: number;
  /** Heap of each thread; WebAssembly memory comes on top (default 512). */
  readonly memoryMb?: number;
}

/** Runs jobs in worker threads of this process, in fair turns between their keys. */
export function createThreadRunner({ workers, threads, memoryMb = 512 }: ThreadRunnerOptions): JobRunner {
  const turns = createTurns(threads);
  const jobs = new Set<RunningJob>();
  let closed = false;

  function run(
    name: string,
    input: unknown,
    { onProgress = () => {}, key = '' }: JobOptions = {},
  ): RunningJob {
    let cancel = () => {};
    const outcome = new Promise<JobOutcome>((resolve) => {
      const file = workers[name];
      if (closed || !file) {
        const reason = closed
          ? 'the runner is closed'
          : `no worker "${name}"; there are: ${Object.keys(workers)}`;
        resolve({ kind: 'failed', reason });
        return;
      }
      const turn = turns.take(key, (end) => {
        const thread = runThread({ file, input, memoryMb, onProgress });
        cancel = thread.cancel;
        void thread.outcome.then((outcome) => {
          end();
          resolve(outcome);
        });
      });
      // A turn that has begun is cancelled through its thread.
      const begun = cancel;
      cancel = () => {
        if (turn.leave()) resolve({ kind: 'cancelled' });
        else begun();
      };
    });
    const job: RunningJob = { id: randomUUID(), outcome, cancel: () => cancel() };
    jobs.add(job);
    void outcome.then(() => jobs.delete(job));
    return job;
  }

  return {
    run,
    async close() {
      closed = true;
      const left = [...jobs];
      for (const job of left) job.cancel();
      await Promise.all(left.map((job) => job.outcome));
    },
  };
}
