import type { Consumer, EachBatchPayload, Producer } from 'kafkajs';
import type { Logger } from '../../logs/create-logger.js';
import { deadLetter } from '../dead-letter.js';
import { deliver } from '../deliver.js';
import type { ReceivedEvent, Subscription, SubscriptionOptions } from '../event-bus.js';
import { toEvent, toMessage } from './event-message.js';

const DEFAULT_BATCH = 100;
const HEARTBEAT_MS = 1_000;
const GRACE_MS = 10_000;
const JOIN_MS = 60_000;
const CONCURRENT_PARTITIONS = 4;

export interface KafkaSubscriptionParts {
  readonly consumer: Consumer;
  readonly producer: Producer;
  readonly options: SubscriptionOptions;
  readonly ensureTopics: (topics: Iterable<string>) => Promise<void>;
  readonly log: Logger | undefined;
}

class Stale extends Error {}

/** Runs a consumer; resolves once it is a member of its group. */
export async function startKafkaSubscription(parts: KafkaSubscriptionParts): Promise<Subscription> {
  const { consumer, options } = parts;
  const stopping = new AbortController();
  const abort = new AbortController();
  const eachBatch = (batch: EachBatchPayload) => handleBatch(batch, parts, stopping.signal, abort.signal);

  await consumer.connect();
  await consumer.subscribe({ topics: [...options.topics], fromBeginning: options.from === 'earliest' });
  await Promise.all([
    joined(consumer),
    consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
      eachBatch,
    }),
  ]);

  let stopped: Promise<void> | undefined;
  const end = async () => {
    stopping.abort();
    const grace = setTimeout(() => abort.abort(), GRACE_MS);
    await consumer.stop();
    clearTimeout(grace);
    await consumer.disconnect();
  };
  return {
    stop: () => {
      stopped ??= end();
      return stopped;
    },
  };
}

function joined(consumer: Consumer): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`joined no group within ${JOIN_MS} ms`)), JOIN_MS);
    const forget = consumer.on(consumer.events.GROUP_JOIN, () => {
      clearTimeout(timer);
      forget();
      resolve();
    });
  });
}

async function handleBatch(
  payload: EachBatchPayload,
  parts: KafkaSubscriptionParts,
  stopping: AbortSignal,
  abort: AbortSignal,
): Promise<void> {
  const { batch, resolveOffset, commitOffsetsIfNecessary, heartbeat, isRunning, isStale } = payload;
  const { options, log, producer, ensureTopics } = parts;
  const { topic, partition } = batch;
  const size = options.batchSize ?? DEFAULT_BATCH;
  const events = batch.messages.map((message) => toEvent(topic, partition, message));
  const beating = setInterval(() => void heartbeat().catch(() => {}), HEARTBEAT_MS);

  const commit = async ({ offset }: ReceivedEvent) => {
    if (isStale()) throw new Stale(`partition ${topic}/${partition} went to another member`);
    resolveOffset(offset);
    const next = String(BigInt(offset) + 1n);
    await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: next }] }] });
  };
  try {
    for (let from = 0; from < events.length; from += size) {
      if (!isRunning() || isStale() || stopping.aborted) return;
      const ended = await deliver(events.slice(from, from + size), {
        options,
        abort,
        stopping,
        commit,
        bury: async (event, attempts, error) => {
          const letter = deadLetter(event, options.group, attempts, error);
          await ensureTopics([letter.topic]);
          await producer.send({ topic: letter.topic, messages: [toMessage(letter)], acks: -1 });
          await commit(event);
        },
        onFailure: (event, attempt, error) =>
          log?.warn(
            { err: error, topic, eventId: event.id, attempt, group: options.group },
            'event not handled',
          ),
      });
      if (!ended) return;
      await heartbeat();
    }
  } finally {
    clearInterval(beating);
  }
}
