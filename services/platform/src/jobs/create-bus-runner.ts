import { randomUUID } from 'node:crypto';
import type { EventBus, ReceivedEvent } from '../bus/event-bus.js';
import type { JobOptions, JobOutcome, JobRunner, RunningJob } from './job-runner.js';
import { JobNews, jobTopics } from './job-topics.js';

interface Pending {
  readonly onProgress: (progress: unknown) => void;
  readonly resolve: (outcome: JobOutcome) => void;
}

/** Runs jobs in whatever processes serve them (`serveJobs`), reached over the bus. */
export async function createBusRunner(bus: EventBus): Promise<JobRunner> {
  const pending = new Map<string, Pending>();

  const hear = (event: ReceivedEvent): void => {
    const news = JobNews.parse(event.payload);
    const job = pending.get(news.id);
    if (!job) return;
    if (news.kind === 'progress') {
      job.onProgress(news.progress);
      return;
    }
    pending.delete(news.id);
    job.resolve(outcomeOf(news));
  };
  const subscription = await bus.subscribe({
    group: `jobs-asked-${randomUUID()}`,
    topics: [jobTopics.results],
    from: 'latest',
    handle: async (events) => events.forEach(hear),
  });

  const send = (topic: string, id: string, payload: unknown) =>
    bus.publish([{ topic, key: id, id: `${topic}:${id}`, payload }]);

  function run(name: string, input: unknown, { onProgress = () => {}, key }: JobOptions = {}): RunningJob {
    const id = randomUUID();
    const end = (outcome: JobOutcome) => {
      pending.get(id)?.resolve(outcome);
      pending.delete(id);
    };
    const outcome = new Promise<JobOutcome>((resolve) => pending.set(id, { onProgress, resolve }));
    send(jobTopics.requests, id, { id, name, input, ...(key === undefined ? {} : { key }) }).catch(
      (error: unknown) => end({ kind: 'failed', reason: `it could not be asked for: ${String(error)}` }),
    );
    return {
      id,
      outcome,
      cancel: () => {
        if (!pending.has(id)) return;
        send(jobTopics.cancels, id, { id }).catch(() => {});
        end({ kind: 'cancelled' });
      },
    };
  }

  return {
    run,
    async close() {
      const left = [...pending.keys()];
      await Promise.allSettled(left.map((id) => send(jobTopics.cancels, id, { id })));
      for (const job of pending.values()) job.resolve({ kind: 'cancelled' });
      pending.clear();
      await subscription.stop();
    },
  };
}

function outcomeOf(news: Exclude<JobNews, { kind: 'progress' }>): JobOutcome {
  if (news.kind === 'done') return { kind: 'done', output: news.output };
  if (news.kind === 'failed') return { kind: 'failed', reason: news.reason };
  return { kind: 'cancelled' };
}
