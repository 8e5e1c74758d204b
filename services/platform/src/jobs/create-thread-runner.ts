import { randomUUID } from 'node:crypto';
import type { JobOptions, JobOutcome, JobRunner, RunningJob } from './job-runner.js';
import { startJobThread } from './job-thread.js';
import { createRestingThreads } from './resting-threads.js';
import { createTurns } from './turns.js';

export interface ThreadRunnerOptions {
  /** Built worker file of each job, each calling `serveThreadJobs`. */
  readonly workers: Readonly<Record<string, URL>>;
  /** Jobs at once; more wait their turn. */
  readonly threads: number;
  /** Heap of each thread; WebAssembly memory comes on top (default 512). */
  readonly memoryMb?: number;
  /** A thread whose job is done waits so long for another before it ends (default 0). */
  readonly keepThreadsMs?: number;
}

/** Runs jobs in worker threads of this process, in fair turns between their keys. */
export function createThreadRunner({
  workers,
  threads,
  memoryMb = 512,
  keepThreadsMs = 0,
}: ThreadRunnerOptions): JobRunner {
  const turns = createTurns(threads);
  const resting = createRestingThreads(keepThreadsMs);
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
        const thread = resting.take(file) ?? startJobThread(file, memoryMb);
        cancel = () => void thread.end();
        void thread.run(input, onProgress).then(async (outcome) => {
          cancel = () => {};
          await (outcome.kind === 'done' ? resting.put(file, thread) : thread.end());
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
      await resting.endAll();
    },
  };
}
