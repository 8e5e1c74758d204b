import { randomUUID } from 'node:crypto';
import type { EventBus, ReceivedEvent } from '../bus/event-bus.js';
import type { Logger } from '../logs/create-logger.js';
import type { JobRunner, RunningJob } from './job-runner.js';
import { JobCancel, type JobNews, JobRequest, jobTopics } from './job-topics.js';

/** This many cancelled jobs are remembered, for requests that have not been read yet. */
const REMEMBERED = 10_000;

export interface JobServer {
  /** Cancels jobs in hand; they stay on the bus for another process. */
  stop(): Promise<void>;
}

/**
 * Serves the jobs asked for over the bus with a runner of this process. A job's request is committed when
 * it has ended, so the jobs of a process that crashes are run again by another.
 */
export async function serveJobs(bus: EventBus, runner: JobRunner, log?: Logger): Promise<JobServer> {
  const running = new Map<string, RunningJob>();
  const cancelled = new Set<string>();
  let news = 0;

  function remember(id: string): void {
    cancelled.add(id);
    for (const oldest of cancelled) {
      if (cancelled.size <= REMEMBERED) return;
      cancelled.delete(oldest);
    }
  }

  const tell = (of: JobNews) =>
    bus.publish([
      { topic: jobTopics.results, key: of.id, id: `${of.id}:${randomUUID()}:${news++}`, payload: of },
    ]);

  async function serve(event: ReceivedEvent, signal: AbortSignal): Promise<void> {
    const { id, name, input, key } = JobRequest.parse(event.payload);
    if (cancelled.delete(id)) return;
    let told: Promise<void> = Promise.resolve();
    const queue = (of: JobNews) => {
      told = told
        .then(() => tell(of))
        .catch((error: unknown) => log?.warn({ err: error, job: id }, 'job news lost'));
    };
    const job = runner.run(name, input, {
      onProgress: (progress) => queue({ kind: 'progress', id, progress }),
      ...(key === undefined ? {} : { key }),
    });
    running.set(id, job);
    signal.addEventListener('abort', job.cancel, { once: true });
    const outcome = await job.outcome;
    signal.removeEventListener('abort', job.cancel);
    running.delete(id);
    await told;
    if (outcome.kind === 'cancelled' && signal.aborted) throw new Error('the worker process is stopping');
    await tell({ ...outcome, id });
  }

  const cancels = await bus.subscribe({
    group: `jobs-served-${randomUUID()}`,
    topics: [jobTopics.cancels],
    from: 'latest',
    handle: async (events) => {
      for (const { payload } of events) {
        const { id } = JobCancel.parse(payload);
        const job = running.get(id);
        if (job) job.cancel();
        else remember(id);
      }
    },
  });
  const requests = await bus.subscribe({
    group: 'jobs-workers',
    topics: [jobTopics.requests],
    from: 'earliest',
    batchSize: 1,
    handle: async ([event], signal) => {
      if (event) await serve(event, signal);
    },
  });
  return {
    async stop() {
      await cancels.stop();
      await requests.stop();
    },
  };
}
