import type { Database } from '@releve/database';
import { sql } from 'drizzle-orm';

/**
 * Deletes events older than the retention that every group alive within it has passed. Dead letters stay
 * until they have been replayed.
 */
export async function pruneLog({ db, kind }: Database, retentionHours: number): Promise<void> {
  const oldest = sql`now() - ${retentionHours} * interval '1 hour'`;
  await db.execute(sql`
    delete from platform.bus_position p
    where not exists (select from platform.bus_member m where m."group" = p."group")
      and p.leased_until < ${oldest}`);
  await db.execute(sql`
    delete from platform.bus_event e
    where e.published_at < ${oldest} and e."offset" < coalesce(
      (select min(p."offset") from platform.bus_position p
        where p.topic = e.topic and p.partition = e.partition),
      case when e.topic like '%.dead' then 0 else e."offset" + 1 end)`);
  // PGlite has no autovacuum.
  if (kind === 'pglite')
    await db.execute(sql`vacuum platform.bus_event, platform.bus_position, platform.outbox, platform.inbox`);
}
