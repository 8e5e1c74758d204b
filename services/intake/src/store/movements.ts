import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';

/** The identity of one version of one movement, and the fingerprint of what it said. */
export interface MovementRecord {
  readonly visitId: string;
  readonly movementId: string;
  readonly movementVersion: number;
  readonly fingerprint: string;
}

export const movementKey = (record: Pick<MovementRecord, 'visitId' | 'movementId'>): string =>
  `${record.visitId}/${record.movementId}`;

/** Every stored version of the movements named. */
export async function selectMovements(
  db: Queryable,
  wanted: readonly Pick<MovementRecord, 'visitId' | 'movementId'>[],
): Promise<readonly MovementRecord[]> {
  const json = JSON.stringify(wanted.map(({ visitId, movementId }) => ({ v: visitId, m: movementId })));
  const rows = await db.execute<{ v: string; m: string; n: string; f: string }>(sql`
    select r.visit_id as v, r.movement_id as m, r.movement_version::text as n, r.fingerprint as f
    from json_to_recordset(${json}::text::json) as w(v text, m text)
    join intake.received_movement r on r.visit_id = w.v and r.movement_id = w.m`);
  return rows.map(({ v, m, n, f }) => ({
    visitId: v,
    movementId: m,
    movementVersion: Number(n),
    fingerprint: f,
  }));
}

/** Stores those not there yet. @returns the keys stored; another process may have been quicker with the rest. */
export async function insertMovements(
  db: Queryable,
  records: readonly MovementRecord[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set();
  const json = JSON.stringify(
    records.map(({ visitId, movementId, movementVersion, fingerprint }) => ({
      v: visitId,
      m: movementId,
      n: movementVersion,
      f: fingerprint,
    })),
  );
  const rows = await db.execute<{ v: string; m: string; n: string }>(sql`
    insert into intake.received_movement (visit_id, movement_id, movement_version, fingerprint, received_at)
    select v, m, n, f, ${now.toISOString()}::timestamptz
    from json_to_recordset(${json}::text::json) as t(v text, m text, n bigint, f text)
    on conflict do nothing
    returning visit_id as v, movement_id as m, movement_version::text as n`);
  return new Set(rows.map(({ v, m, n }) => `${v}/${m}/${n}`));
}
