import type { Admin, Kafka } from 'kafkajs';
import { DeadLetter, deadTopic } from '../dead-letter.js';
import type { OutgoingEvent } from '../event-bus.js';
import { toEvent } from './event-message.js';

const REPLAY_GROUP = 'releve-replay';

/** Reads the dead letters not replayed yet up to the end as it is now, publishes their events, then commits. */
export async function replayDeadLetters(
  kafka: Kafka,
  admin: Admin,
  topic: string,
  publish: (events: readonly OutgoingEvent[]) => Promise<void>,
): Promise<number> {
  const dead = deadTopic(topic);
  const groupId = `${REPLAY_GROUP}-${topic}`;
  const left = await unread(admin, groupId, dead);
  if (left.size === 0) return 0;

  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200 });
  await consumer.connect();
  let replayed = 0;
  try {
    await consumer.subscribe({ topics: [dead], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const eachBatch = async ({ batch }: { batch: Parameters<typeof toEvents>[0] }) => {
        const events = toEvents(batch);
        await publish(events.map(({ payload }) => DeadLetter.parse(payload).event as OutgoingEvent));
        const next = BigInt(batch.lastOffset()) + 1n;
        await consumer.commitOffsets([{ topic: dead, partition: batch.partition, offset: String(next) }]);
        replayed += events.length;
        if (next >= (left.get(batch.partition) ?? 0n)) left.delete(batch.partition);
        if (left.size === 0) resolve();
      };
      consumer
        .run({ autoCommit: false, eachBatch: (payload) => eachBatch(payload).catch(reject) })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return replayed;
}

interface DeadBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: Parameters<typeof toEvent>[2][];
  lastOffset(): string;
}

const toEvents = ({ topic, partition, messages }: DeadBatch) =>
  messages.map((message) => toEvent(topic, partition, message));

/** Ends of the partitions that hold letters after the group's position. */
async function unread(admin: Admin, groupId: string, topic: string): Promise<Map<number, bigint>> {
  const topics = await admin.listTopics();
  if (!topics.includes(topic)) return new Map();
  const [stored] = await admin.fetchOffsets({ groupId, topics: [topic] });
  const ends = await admin.fetchTopicOffsets(topic);
  return new Map(
    ends.flatMap(({ partition, high, low }) => {
      const at = BigInt(stored?.partitions.find((place) => place.partition === partition)?.offset ?? -1);
      const from = at < 0n ? BigInt(low) : at;
      return from < BigInt(high) ? [[partition, BigInt(high)] as const] : [];
    }),
  );
}
