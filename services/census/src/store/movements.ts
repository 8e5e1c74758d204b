import { VisitMoved } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import type { Movement } from '../fold/movement.js';

const schema = VisitMoved.shape.data;

/** Stores movement versions not there yet. */
export async function insertMovements(
  db: Queryable,
  site: string,
  movements: readonly Movement[],
): Promise<void> {
  if (movements.length === 0) return;
  const json = JSON.stringify(
    movements.map((movement) => ({
      v: movement.visitId,
      m: movement.movementId,
      n: movement.movementVersion,
      k: movement.kind,
      a: movement.at,
      p: movement.patch,
      i: movement.mergedInto ?? null,
      c: movement.cancelsMovementId ?? null,
    })),
  );
  await db.execute(sql`
    insert into census.visit_movement
      (site, visit_id, movement_id, movement_version, kind, at, patch, merged_into, cancels_movement_id)
    select ${site}, v, m, n, k, a, p, i, c
    from json_to_recordset(${json}::text::json)
      as t(v text, m text, n bigint, k text, a timestamptz, p jsonb, i text, c text)
    on conflict do nothing`);
}

/** Replaces the movement by which an imported visit stands among others. */
export async function replaceImported(
  db: Queryable,
  site: string,
  movements: readonly Movement[],
): Promise<void> {
  if (movements.length === 0) return;
  const json = JSON.stringify(movements.map(({ visitId, movementId }) => ({ v: visitId, m: movementId })));
  await db.execute(sql`
    delete from census.visit_movement d using json_to_recordset(${json}::text::json) as t(v text, m text)
    where d.site = ${site} and d.visit_id = t.v and d.movement_id = t.m`);
  await insertMovements(db, site, movements);
}

interface Row extends Record<string, unknown> {
  readonly json: unknown;
}

/** Every stored movement of the visits. */
export async function selectMovements(
  db: Queryable,
  site: string,
  visitIds: readonly string[],
): Promise<readonly Movement[]> {
  if (visitIds.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select json_strip_nulls(json_build_object(
      'visitId', m.visit_id, 'movementId', m.movement_id, 'movementVersion', m.movement_version, 'kind', m.kind,
      'at', to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'mergedInto', m.merged_into, 'cancelsMovementId', m.cancels_movement_id
    ))::jsonb || jsonb_build_object('patch', m.patch) as json
    from json_array_elements_text(${JSON.stringify(visitIds)}::text::json) w(v)
    join census.visit_movement m on m.site = ${site} and m.visit_id = w.v`);
  return rows.map(({ json }) => schema.parse(json));
}

/** Which of the visits have movements. */
export async function withMovements(
  db: Queryable,
  site: string,
  visitIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (visitIds.length === 0) return new Set();
  const rows = await db.execute<{ v: string }>(sql`
    select w.v from json_array_elements_text(${JSON.stringify(visitIds)}::text::json) w(v)
    where exists (select from census.visit_movement m where m.site = ${site} and m.visit_id = w.v)`);
  return new Set(rows.map(({ v }) => v));
}

/** The visits, and every visit that merges link them to, directly or through others. */
export async function mergeGroup(
  db: Queryable,
  site: string,
  visitIds: readonly string[],
): Promise<readonly string[]> {
  if (visitIds.length === 0) return [];
  const rows = await db.execute<{ v: string }>(sql`
    with recursive linked(v) as (
      select json_array_elements_text(${JSON.stringify(visitIds)}::text::json)
      union
      select case when m.visit_id = l.v then m.merged_into else m.visit_id end
      from linked l join census.visit_movement m
        on m.site = ${site} and m.kind = 'merge' and m.merged_into is not null
        and (m.visit_id = l.v or m.merged_into = l.v)
    ) select v from linked`);
  return rows.map(({ v }) => v);
}
