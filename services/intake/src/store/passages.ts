import type { Visit } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import type { RpuPeriod } from '../rpu/rpu-period.js';

/** Notes the passages a file of RPU tells of. */
export async function savePassages(db: Queryable, site: string, visits: readonly Visit[]): Promise<void> {
  const json = JSON.stringify(visits.map(({ visitId, arrivedAt }) => ({ v: visitId, a: arrivedAt })));
  await db.execute(sql`
    insert into intake.reported_passage (site, visit_id, arrived_at)
    select ${site}, v, a from json_to_recordset(${json}::text::json) as t(v text, a timestamptz)
    on conflict (visit_id, site) do update set arrived_at = excluded.arrived_at`);
}

/** Passages noted whose arrival lies in the period. */
export async function selectPassages(
  db: Queryable,
  site: string,
  { from, to }: RpuPeriod,
): Promise<readonly string[]> {
  const rows = await db.execute<{ v: string }>(sql`
    select visit_id as v from intake.reported_passage
    where site = ${site} and arrived_at >= ${new Date(from).toISOString()}::timestamptz
      and arrived_at < ${new Date(to).toISOString()}::timestamptz
    order by visit_id`);
  return rows.map(({ v }) => v);
}

/** Forgets passages, and what was recorded of them: told of again, they are new. */
export async function deletePassages(
  db: Queryable,
  site: string,
  visitIds: readonly string[],
): Promise<void> {
  const gone = sql`(select json_array_elements_text(${JSON.stringify(visitIds)}::text::json))`;
  await db.execute(sql`delete from intake.reported_passage where site = ${site} and visit_id in ${gone}`);
  await db.execute(sql`delete from intake.imported_visit where site = ${site} and visit_id in ${gone}`);
}
