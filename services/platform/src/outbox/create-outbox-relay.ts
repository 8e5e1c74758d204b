import type { Database, Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import type { EventBus } from '../bus/event-bus.js';
import { JsonText } from '../bus/json-text.js';
import type { Logger } from '../logs/create-logger.js';
import { outboxChannel } from './append-to-outbox.js';
import { pruneInbox } from './handle-once.js';

const BATCH = 500;
const BATCH_BYTES = 4_000_000;
/** Only a backstop: commits wake the relay. */
const POLL_MS = 1_000;
const UPKEEP_MS = 3_600_000;
const INBOX_DAYS = 30;

export interface OutboxRelay {
  start(): Promise<void>;
  /** Publishes what is committed, then ends. */
  stop(): Promise<void>;
}

export interface OutboxRelayOptions {
  /** Whose events: a service's name. */
  readonly owner: string;
  readonly log?: Logger;
}

interface OutboxRow extends Record<string, unknown> {
  position: number;
  topic: string;
  key: string;
  id: string;
  payload: string;
}

/** Moves one batch from the outbox to the bus, oldest first. @returns how many. */
async function relayBatch(on: Queryable, bus: EventBus, owner: string): Promise<number> {
  const rows = await on.execute<OutboxRow>(sql`
    select position, topic, key, id, payload from (
      select *, sum(octet_length(payload)) over (order by position) - octet_length(payload) as before
      from (select * from platform.outbox where owner = ${owner} order by position limit ${BATCH}) next
    ) sized where before < ${BATCH_BYTES} order by position`);
  if (rows.length === 0) return 0;
  await bus.publish(
    rows.map(({ topic, key, id, payload }) => ({ topic, key, id, payload: new JsonText(payload) })),
  );
  const positions = JSON.stringify(rows.map(({ position }) => position));
  await on.execute(sql`
    delete from platform.outbox where owner = ${owner}
      and position in (select value::bigint from json_array_elements_text(${positions}::json))`);
  return rows.length;
}

/** One relay per owner works at a time; another process's takes over when it is gone. */
async function relayAlone(database: Database, bus: EventBus, owner: string): Promise<number> {
  if (database.kind === 'pglite')
    return database.withLock(`outbox ${owner}`, () => relayBatch(database.db, bus, owner));
  return database.db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`outbox ${owner}`}, 0)) as taken`,
    );
    return lock?.taken ? relayBatch(tx, bus, owner) : 0;
  });
}

/**
 * Publishes an owner's outbox in order, at least once: an event is deleted after it is durable on the bus.
 * Also forgets inbox marks after 30 days.
 */
export function createOutboxRelay(
  database: Database,
  bus: EventBus,
  { owner, log }: OutboxRelayOptions,
): OutboxRelay {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const timers: NodeJS.Timeout[] = [];
  let unlisten = async () => {};

  async function drain(): Promise<void> {
    do {
      again = false;
      while ((await relayAlone(database, bus, owner)) > 0);
    } while (again);
  }

  function wake(): void {
    again = true;
    if (stopped || running) return;
    running = drain()
      .catch((error: unknown) =>
        log?.error({ err: error, owner }, 'the outbox could not be relayed; trying again'),
      )
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  }

  return {
    async start() {
      unlisten = await database.listen(outboxChannel, (whose) => {
        if (whose === owner) wake();
      });
      timers.push(
        setInterval(wake, POLL_MS),
        setInterval(() => {
          pruneInbox(database, INBOX_DAYS).catch((error: unknown) =>
            log?.error({ err: error }, 'the inbox could not be pruned'),
          );
        }, UPKEEP_MS),
      );
      wake();
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await unlisten();
      await running;
      await drain().catch((error: unknown) =>
        log?.warn({ err: error, owner }, 'events left in the outbox; the next start publishes them'),
      );
    },
  };
}
