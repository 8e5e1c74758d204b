import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import type { OutgoingEvent } from '../bus/event-bus.js';
import { toJson } from '../bus/json-text.js';

/** Notified with the owner when its events are committed. */
export const outboxChannel = 'releve_outbox';

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
  const rows = JSON.stringify(
    events.map(({ topic, key, id, payload }, n) => ({ n, topic, key, id, payload: toJson(payload) })),
  );
  await tx.execute(sql`
    with appended as (
      insert into platform.outbox (owner, topic, key, id, payload)
      select ${owner}, topic, key, id, payload
      from json_to_recordset(${rows}::json) as t(n int, topic text, key text, id text, payload text) order by n
    )
    select pg_notify(${outboxChannel}, ${owner})`);
}
