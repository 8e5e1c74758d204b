import type { Queryable } from '@releve/database';
import { roster } from '@releve/database/schema/planner';
import { and, eq, ne } from 'drizzle-orm';
import type { StoredRoster } from '../store.js';

/** One version of the same days is published at a time: publishing one puts the one before aside. */
export async function supersedeOlder(tx: Queryable, row: StoredRoster): Promise<void> {
  await tx
    .update(roster)
    .set({ status: 'superseded' })
    .where(
      and(
        eq(roster.unit, row.unit),
        eq(roster.from, row.from),
        eq(roster.days, row.days),
        eq(roster.status, 'published'),
        ne(roster.id, row.id),
      ),
    );
}
