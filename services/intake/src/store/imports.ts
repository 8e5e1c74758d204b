import type { HourCount, Visit } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import { fingerprint } from '../pseudonym.js';

/** Visits or hours of one batch: which are new, which differ from what was sent before. */
export interface Ledger<T> {
  readonly accepted: readonly T[];
  readonly replaced: readonly T[];
  readonly duplicate: number;
}

const sortOut = <T>(items: readonly T[], key: (item: T) => string, rows: readonly LedgerRow[]): Ledger<T> => {
  const written = new Map(rows.map((row) => [row.key, row.fresh]));
  const accepted = items.filter((item) => written.get(key(item)) === true);
  const replaced = items.filter((item) => written.get(key(item)) === false);
  return { accepted, replaced, duplicate: items.length - accepted.length - replaced.length };
};

interface LedgerRow extends Record<string, unknown> {
  readonly key: string;
  /** Not there before. */
  readonly fresh: boolean;
}

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

/** Records the visits of one batch, each visit once in it. xmax is 0 exactly in rows that are new. */
export async function recordVisitBatch(
  db: Queryable,
  site: string,
  visits: readonly Visit[],
): Promise<Ledger<Visit>> {
  const json = JSON.stringify(visits.map((visit) => ({ v: visit.visitId, f: visitFingerprint(visit) })));
  const rows = await db.execute<LedgerRow>(sql`
    insert into intake.imported_visit as i (site, visit_id, fingerprint)
    select ${site}, v, f from json_to_recordset(${json}::text::json) as t(v text, f text) order by v
    on conflict (site, visit_id) do update set fingerprint = excluded.fingerprint
      where i.fingerprint <> excluded.fingerprint
    returning visit_id as key, xmax = 0 as fresh`);
  return sortOut(visits, ({ visitId }) => visitId, rows);
}

/** What `recordVisitBatch` would find, without writing: fingerprints already recorded. */
export async function selectVisitFingerprints(
  db: Queryable,
  site: string,
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.execute<{ key: string; print: string }>(sql`
    select visit_id as key, fingerprint as print from intake.imported_visit
    where site = ${site}
      and visit_id in (select json_array_elements_text(${JSON.stringify(visitIds)}::text::json))`);
  return new Map(rows.map(({ key, print }) => [key, print]));
}

export const countKey = ({ hour, stream }: Pick<HourCount, 'hour' | 'stream'>): string =>
  `${Date.parse(hour)} ${stream}`;

/** Records the counts of one batch, each hour and stream once in it. */
export async function recordCountBatch(
  db: Queryable,
  site: string,
  counts: readonly HourCount[],
): Promise<Ledger<HourCount>> {
  const json = JSON.stringify(
    counts.map(({ hour, stream, arrivals }) => ({ h: hour, s: stream, n: arrivals })),
  );
  const rows = await db.execute<LedgerRow>(sql`
    insert into intake.imported_count as i (site, hour, stream, arrivals)
    select ${site}, h, s, n
    from json_to_recordset(${json}::text::json) as t(h timestamptz, s text, n int) order by s, h
    on conflict (site, stream, hour) do update set arrivals = excluded.arrivals
      where i.arrivals <> excluded.arrivals
    returning (extract(epoch from hour) * 1000)::bigint::text || ' ' || stream as key, xmax = 0 as fresh`);
  return sortOut(counts, countKey, rows);
}

export async function selectCounts(
  db: Queryable,
  site: string,
  counts: readonly HourCount[],
): Promise<ReadonlyMap<string, string>> {
  const json = JSON.stringify(counts.map(({ hour, stream }) => ({ h: hour, s: stream })));
  const rows = await db.execute<{ key: string; print: string }>(sql`
    select (extract(epoch from i.hour) * 1000)::bigint::text || ' ' || i.stream as key, i.arrivals::text as print
    from json_to_recordset(${json}::text::json) as t(h timestamptz, s text)
    join intake.imported_count i on i.site = ${site} and i.stream = t.s and i.hour = t.h`);
  return new Map(rows.map(({ key, print }) => [key, print]));
}
