import { randomUUID } from 'node:crypto';
import type { JobOptions, JobOutcome, JobRunner, RunningJob } from './job-runner.js';
import { runThread } from './run-thread.js';

export interface ThreadRunnerOptions {
  /** Built worker file of each job, each calling `serveJob`. */
  readonly workers: Readonly<Record<string, URL>>;
  /** Jobs at once; more wait their turn. */
  readonly threads: number;
  /** Heap of each thread; WebAssembly memory comes on top (default 512). */
  readonly memoryMb?: number;
}

interface Waiting {
  readonly start: () => void;
  readonly drop: () => void;
}

/** Runs jobs in worker threads of this process. */
export function createThreadRunner({ workers, threads, memoryMb = 512 }: ThreadRunnerOptions): JobRunner {
  const waiting = new Set<Waiting>();
  const jobs = new Set<RunningJob>();
  let running = 0;
  let closed = false;

  function next(): void {
    const [first] = waiting;
    if (!first || running >= threads) return;
    waiting.delete(first);
    first.start();
  }

  function run(name: string, input: unknown, { onProgress = () => {} }: JobOptions = {}): RunningJob {
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
      const turn: Waiting = {
        start: () => {
          running++;
          const thread = runThread({ file, input, memoryMb, onProgress });
          cancel = thread.cancel;
          void thread.outcome.then((end) => {
            running--;
            resolve(end);
            next();
          });
        },
        drop: () => {
          waiting.delete(turn);
          resolve({ kind: 'cancelled' });
        },
      };
      cancel = turn.drop;
      waiting.add(turn);
      next();
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
