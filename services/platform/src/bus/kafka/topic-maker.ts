import { setTimeout as wait } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

export interface TopicSettings {
  readonly partitions: number;
  readonly replicas: number;
}

const LED_WITHIN_MS = 30_000;

/** Waits until every partition has a leader that knows it: KRaft tells of a new topic before that. */
async function untilLed(admin: Admin, topic: string): Promise<void> {
  const deadline = performance.now() + LED_WITHIN_MS;
  for (;;) {
    try {
      await admin.fetchTopicOffsets(topic);
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await wait(50);
    }
  }
}

/** Creates topics that are not there yet; each is asked for once. */
export function createTopicMaker(admin: Admin, { partitions, replicas }: TopicSettings) {
  const known = new Map<string, Promise<unknown>>();

  async function make(topics: readonly string[]): Promise<void> {
    await admin.createTopics({
      waitForLeaders: false,
      topics: topics.map((topic) => ({ topic, numPartitions: partitions, replicationFactor: replicas })),
    });
    for (const topic of topics) await untilLed(admin, topic);
  }

  return async function ensureTopics(topics: Iterable<string>): Promise<void> {
    const wanted = [...new Set(topics)];
    const missing = wanted.filter((topic) => !known.has(topic));
    if (missing.length > 0) {
      const making = make(missing).catch((error: unknown) => {
        for (const topic of missing) known.delete(topic);
        throw error;
      });
      for (const topic of missing) known.set(topic, making);
    }
    await Promise.all(wanted.map((topic) => known.get(topic)));
  };
}
