import type { Database, Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';

/**
 * Marks an event as handled by a group, in the transaction that handles it.
 * @returns false when it has been handled before: do nothing then.
 */
export async function handleOnce(tx: Queryable, group: string, eventId: string): Promise<boolean> {
  const marked = await tx.execute(
    sql`insert into platform.inbox ("group", event_id) values (${group}, ${eventId}) on conflict do nothing`,
  );
  return marked.count === 1;
}

/** Forgets marks older than any redelivery could be. */
export async function pruneInbox({ db }: Database, olderThanDays: number): Promise<void> {
  await db.execute(
    sql`delete from platform.inbox where handled_at < now() - ${olderThanDays} * interval '1 day'`,
  );
}
