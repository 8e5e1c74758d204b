import type { HourCount, Visit } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import { fingerprint } from '../pseudonym.js';

/** What a visit says, in short: two imports of one visit differ when their fingerprints do. */
export const visitFingerprint = (visit: Visit): string =>
  fingerprint([
    visit.arrivedAt,
    visit.departedAt,
    visit.admissionDecidedAt,
    visit.triage,
    visit.mode,
    visit.ageGroup,
    visit.outcome,
  ]);

export const countKey = ({ hour, stream }: Pick<HourCount, 'hour' | 'stream'>): string =>
  `${Date.parse(hour)} ${stream}`;

/** Imports into one site take turns, so that what is read stays true until it is written. */
export async function lockImports(tx: Queryable, site: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`intake import ${site}`}, 0))`);
}

/** Fingerprints recorded of these visits. */
export async function selectVisitPrints(
  db: Queryable,
  site: string,
  visits: readonly Visit[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.execute<{ key: string; print: string }>(sql`
    select i.visit_id as key, i.fingerprint as print
    from json_array_elements_text(${JSON.stringify(visits.map(({ visitId }) => visitId))}::text::json) w(v)
    join intake.imported_visit i on i.visit_id = w.v and i.site = ${site}`);
  return new Map(rows.map(({ key, print }) => [key, print]));
}

export async function saveVisitPrints(
  db: Queryable,
  site: string,
  visits: readonly { readonly item: Visit; readonly print: string }[],
): Promise<void> {
  const json = JSON.stringify(visits.map(({ item, print }) => ({ v: item.visitId, f: print })));
  await db.execute(sql`
    insert into intake.imported_visit (site, visit_id, fingerprint)
    select ${site}, v, f from json_to_recordset(${json}::text::json) as t(v text, f text)
    on conflict (visit_id, site) do update set fingerprint = excluded.fingerprint`);
}

/** Counts recorded of these hours and streams, as text. */
export async function selectCountPrints(
  db: Queryable,
  site: string,
  counts: readonly HourCount[],
): Promise<ReadonlyMap<string, string>> {
  const json = JSON.stringify(counts.map(({ hour, stream }) => ({ h: hour, s: stream })));
  const rows = await db.execute<{ key: string; print: string }>(sql`
    select (extract(epoch from i.hour) * 1000)::bigint::text || ' ' || i.stream as key,
      i.arrivals::text as print
    from json_to_recordset(${json}::text::json) as t(h timestamptz, s text)
    join intake.imported_count i on i.site = ${site} and i.stream = t.s and i.hour = t.h`);
  return new Map(rows.map(({ key, print }) => [key, print]));
}

export async function saveCounts(db: Queryable, site: string, counts: readonly HourCount[]): Promise<void> {
  const json = JSON.stringify(
    counts.map(({ hour, stream, arrivals }) => ({ h: hour, s: stream, n: arrivals })),
  );
  await db.execute(sql`
    insert into intake.imported_count (site, hour, stream, arrivals)
    select ${site}, h, s, n from json_to_recordset(${json}::text::json) as t(h timestamptz, s text, n int)
    on conflict (site, stream, hour) do update set arrivals = excluded.arrivals`);
}
