import type { Database } from '@releve/database';
import { ServiceError } from '../errors/service-error.js';
import type { Logger } from '../logs/create-logger.js';
import { createEmbeddedBus } from './embedded/create-embedded-bus.js';
import type { EventBus } from './event-bus.js';
import { createKafkaBus } from './kafka/create-kafka-bus.js';

export interface OpenBusOptions {
  /** Where the embedded bus keeps its log. */
  readonly database: Database;
  /** How this process is named to Kafka's brokers. */
  readonly clientId: string;
  readonly log?: Logger;
}

const opened = new WeakSet<Database>();

/**
 * Opens `embedded:` (the log is in the database) or `kafka://host:port,host:port`.
 * @throws ServiceError bad-input for another URL, unavailable when no broker answers.
 */
export async function openBus(url: string, { database, clientId, log }: OpenBusOptions): Promise<EventBus> {
  const logging = log ? { log } : {};
  if (url === 'embedded:') {
    const justRestarted = database.kind === 'pglite' && !opened.has(database);
    opened.add(database);
    return createEmbeddedBus(database, { justRestarted, ...logging });
  }
  const brokers = /^kafka:\/\/([^/]+)\/?$/.exec(url)?.[1]?.split(',');
  if (brokers) return createKafkaBus({ brokers, clientId, ...logging });
  throw new ServiceError('bad-input', `Cannot open a bus from "${url}".`, {
    place: 'RELEVE_BUS_URL',
    value: url,
    expected: 'embedded: or kafka://host:port,host:port',
  });
}
