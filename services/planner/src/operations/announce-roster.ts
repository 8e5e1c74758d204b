import { randomUUID } from 'node:crypto';
import { SiteId, topics } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { appendToOutbox } from '@releve/platform';
import { summaryOf } from '../roster-view.js';
import type { StoredRoster } from '../store.js';

/** Tells of a roster's new state, in the transaction that made it. */
export async function announceRoster(
  tx: Queryable,
  row: StoredRoster,
  site: string,
  now: Date,
): Promise<void> {
  const id = randomUUID();
  const at = now.toISOString();
  await appendToOutbox(tx, 'planner', [
    {
      topic: topics.rosters,
      key: row.unit,
      id,
      payload: {
        id,
        type: 'roster.changed',
        version: 1,
        site: SiteId.parse(site),
        occurredAt: at,
        recordedAt: at,
        correlationId: row.id,
        data: summaryOf(row),
      },
    },
  ]);
}
