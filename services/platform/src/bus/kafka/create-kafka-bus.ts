import { CompressionTypes, Kafka, type KafkaConfig, logLevel, Partitioners } from 'kafkajs';
import { unavailable } from '../../errors/service-error.js';
import type { Logger } from '../../logs/create-logger.js';
import type { EventBus, OutgoingEvent, Subscription } from '../event-bus.js';
import { toMessage } from './event-message.js';
import { startKafkaSubscription } from './kafka-subscription.js';
import { replayDeadLetters } from './replay-dead.js';
import { pinLatest } from './start-offsets.js';
import { createTopicMaker, type TopicSettings } from './topic-maker.js';

/** A stop waits for the fetch under way: this long at most. */
const FETCH_WAIT_MS = 500;
const SESSION_MS = 10_000;

export interface KafkaBusOptions extends Partial<TopicSettings> {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly log?: Logger;
  /** TLS, SASL, time limits and sockets, as kafkajs takes them. */
  readonly connection?: Pick<
    KafkaConfig,
    'ssl' | 'sasl' | 'connectionTimeout' | 'requestTimeout' | 'socketFactory'
  >;
  /** A member not heard of for this long loses its partitions. */
  readonly sessionTimeoutMs?: number;
}

/** The bus on Kafka; topics are created with 8 partitions unless told. @throws unavailable */
export async function createKafkaBus(options: KafkaBusOptions): Promise<EventBus> {
  const { brokers, clientId, log, partitions = 8, replicas = -1, sessionTimeoutMs = SESSION_MS } = options;
  const kafka = new Kafka({
    clientId,
    brokers: [...brokers],
    logLevel: log ? logLevel.WARN : logLevel.NOTHING,
    logCreator:
      () =>
      ({ log: { message, ...details } }) =>
        log?.warn({ kafka: details }, message),
    ...options.connection,
  });
  const admin = kafka.admin();
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  try {
    await Promise.all([admin.connect(), producer.connect()]);
  } catch (error) {
    await Promise.allSettled([admin.disconnect(), producer.disconnect()]);
    const reason = error instanceof Error ? error.message : String(error);
    throw unavailable(`No Kafka broker answers at ${brokers.join(', ')}: ${reason}`, 'Is Kafka started?');
  }
  const ensureTopics = createTopicMaker(admin, { partitions, replicas });
  const subscriptions = new Set<Subscription>();

  async function publish(events: readonly OutgoingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const byTopic = new Map<string, OutgoingEvent[]>();
    for (const event of events) byTopic.set(event.topic, [...(byTopic.get(event.topic) ?? []), event]);
    await ensureTopics(byTopic.keys());
    await producer.sendBatch({
      acks: -1,
      compression: CompressionTypes.GZIP,
      topicMessages: [...byTopic].map(([topic, of]) => ({ topic, messages: of.map(toMessage) })),
    });
  }

  return {
    publish,
    async subscribe(subscriptionOptions) {
      const { group, topics, from } = subscriptionOptions;
      await ensureTopics(topics);
      if (from === 'latest') await pinLatest(admin, group, topics);
      const consumer = kafka.consumer({
        groupId: group,
        maxWaitTimeInMs: FETCH_WAIT_MS,
        sessionTimeout: sessionTimeoutMs,
        heartbeatInterval: sessionTimeoutMs / 4,
        allowAutoTopicCreation: false,
      });
      const started = await startKafkaSubscription({
        consumer,
        producer,
        options: subscriptionOptions,
        ensureTopics,
        log,
      });
      subscriptions.add(started);
      return {
        stop: async () => {
          await started.stop();
          subscriptions.delete(started);
        },
      };
    },
    replayDead: (topic) => replayDeadLetters(kafka, admin, topic, publish),
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      subscriptions.clear();
      await Promise.all([producer.disconnect(), admin.disconnect()]);
    },
  };
}
