import type { Admin } from 'kafkajs';

export interface TopicSettings {
  readonly partitions: number;
  readonly replicas: number;
}

/** Creates topics that are not there yet; each is asked for once. */
export function createTopicMaker(admin: Admin, { partitions, replicas }: TopicSettings) {
  const known = new Map<string, Promise<unknown>>();

  async function make(topics: readonly string[]): Promise<void> {
    await admin.createTopics({
      waitForLeaders: true,
      topics: topics.map((topic) => ({ topic, numPartitions: partitions, replicationFactor: replicas })),
    });
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
