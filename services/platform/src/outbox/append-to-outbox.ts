import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import type { OutgoingEvent } from '../bus/event-bus.js';
import { toJson } from '../bus/json-text.js';

/** Notified with the owner when its events are committed. */
export const outboxChannel = 'releve_outbox';

/** Events per statement. */
const CHUNK = 1_000;

/**
 * Writes events in the caller's transaction: they are published if and only if it commits, in this order
 * per key. Take the row locks that order two writers before appending.
 */
export async function appendToOutbox(
  tx: Queryable,
  owner: string,
  events: readonly OutgoingEvent[],
): Promise<void> {
  if (events.length === 0) return;
  for (let from = 0; from < events.length; from += CHUNK)
    await tx.execute(sql`
      insert into platform.outbox (owner, topic, key, id, payload)
      values ${sql.join(
        events
          .slice(from, from + CHUNK)
          .map(({ topic, key, id, payload }) => sql`(${owner}, ${topic}, ${key}, ${id}, ${toJson(payload)})`),
        sql`, `,
      )}`);
  await tx.execute(sql`select pg_notify(${outboxChannel}, ${owner})`);
}
