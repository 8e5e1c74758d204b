import type { Database } from '@releve/database';
import type { Logger } from '../../logs/create-logger.js';
import type { EventBus } from '../event-bus.js';
import { appendEvents, eventsChannel } from './bus-log.js';
import { type EmbeddedSettings, EmbeddedSubscription } from './embedded-subscription.js';
import { forgetMembers, groupsChannel } from './group-positions.js';
import { pruneLog } from './prune-log.js';
import { replayDeadLetters } from './replay-dead.js';

const PRUNE_MS = 600_000;

export interface EmbeddedBusOptions extends Partial<EmbeddedSettings> {
  /** Events are kept this long at least (default 72). */
  readonly retentionHours?: number;
  /** This process is the only one on the database and has just opened it: members left are dead ones. */
  readonly justRestarted?: boolean;
  readonly log?: Logger;
}

/** PGlite has one process: its members' deaths are known at the next start, so leases need not be short. */
const defaults = ({ kind }: Database): EmbeddedSettings => ({
  partitions: 8,
  leaseMs: kind === 'pglite' ? 30_000 : 5_000,
  defaultBatchSize: 100,
  graceMs: 10_000,
});

/**
 * The embedded bus: a durable log in the database's `platform` schema. Subscribers are woken by the commit
 * itself, so an event arrives milliseconds after it.
 */
export async function createEmbeddedBus(
  database: Database,
  options: EmbeddedBusOptions = {},
): Promise<EventBus> {
  const { retentionHours = 72, justRestarted, log, ...given } = options;
  const settings = { ...defaults(database), ...given };
  if (justRestarted) await forgetMembers(database.db);

  const subscriptions = new Set<EmbeddedSubscription>();
  const unlisten = [
    await database.listen(eventsChannel, (topic) => {
      for (const subscription of subscriptions) subscription.eventsAppended(topic);
    }),
    await database.listen(groupsChannel, (group) => {
      for (const subscription of subscriptions) subscription.groupChanged(group);
    }),
  ];
  const pruning = setInterval(() => {
    pruneLog(database, retentionHours).catch((error: unknown) =>
      log?.error({ err: error }, 'the bus log could not be pruned'),
    );
  }, PRUNE_MS);
  pruning.unref();

  return {
    publish: (events) => appendEvents(database.db, events, settings.partitions),
    async subscribe(subscriptionOptions) {
      const subscription = new EmbeddedSubscription(database, subscriptionOptions, settings, log);
      subscriptions.add(subscription);
      await subscription.start();
      return {
        stop: async () => {
          await subscription.stop();
          subscriptions.delete(subscription);
        },
      };
    },
    replayDead: (topic) => replayDeadLetters(database, topic, settings.partitions),
    async close() {
      clearInterval(pruning);
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      subscriptions.clear();
      for (const stop of unlisten) await stop();
    },
  };
}
