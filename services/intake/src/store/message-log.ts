import { LoggedMessage, type MessageSource, SourceHealth } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';

/** A line of the message log; no content, nothing that identifies a patient. */
export interface LogEntry {
  readonly site: string | null;
  readonly source: MessageSource;
  readonly controlId: string;
  readonly messageType: string;
  readonly outcome: LoggedMessage['outcome'];
  readonly ackCode: LoggedMessage['ackCode'];
  readonly reason: string | null;
}

/** Writes the log, and adds up the totals of each source. */
export async function appendLog(db: Queryable, entries: readonly LogEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  const at = now.toISOString();
  const json = JSON.stringify(
    entries.map((entry) => ({
      s: entry.site,
      o: entry.source,
      c: entry.controlId.slice(0, 64),
      t: entry.messageType.slice(0, 32),
      u: entry.outcome,
      a: entry.ackCode,
      r: entry.reason?.slice(0, 300) ?? null,
    })),
  );
  await db.execute(sql`
    insert into intake.message_log
      (site, source, received_at, control_id, message_type, outcome, ack_code, reason)
    select s, o, ${at}::timestamptz, c, t, u, a, r
    from json_to_recordset(${json}::text::json) as x(s text, o text, c text, t text, u text, a text, r text)`);
  await addTotals(db, entries, at);
}

interface Total {
  readonly site: string;
  readonly source: string;
  accepted: number;
  rejected: number;
  reason: string | null;
}

/** Adds counts to a source's totals. */
export async function addTotals(
  db: Queryable,
  entries: readonly Pick<LogEntry, 'site' | 'source' | 'outcome' | 'reason'>[],
  at: string,
): Promise<void> {
  const totals = new Map<string, Total>();
  for (const { site, source, outcome, reason } of entries) {
    if (site === null) continue;
    const key = `${site}/${source}`;
    const total = totals.get(key) ?? { site, source, accepted: 0, rejected: 0, reason: null };
    if (outcome === 'rejected') {
      total.rejected += 1;
      total.reason = reason;
    } else total.accepted += 1;
    totals.set(key, total);
  }
  await writeTotals(db, [...totals.values()], at);
}

/** Adds totals, one row per source; in a fixed order, so that two writers never wait for each other. */
export async function writeTotals(db: Queryable, totals: readonly Total[], at: string): Promise<void> {
  if (totals.length === 0) return;
  const ordered = [...totals].sort((a, b) => (a.site + a.source < b.site + b.source ? -1 : 1));
  await db.execute(sql`
    insert into intake.source_total as t
      (site, source, last_received_at, accepted, rejected, last_rejection_at, last_rejection_reason)
    select site, source, ${at}::timestamptz, accepted, rejected,
      case when rejected > 0 then ${at}::timestamptz end, left(reason, 300)
    from json_to_recordset(${JSON.stringify(ordered)}::text::json)
      as x(site text, source text, accepted int, rejected int, reason text)
    on conflict (site, source) do update set
      last_received_at = excluded.last_received_at,
      accepted = t.accepted + excluded.accepted,
      rejected = t.rejected + excluded.rejected,
      last_rejection_at = coalesce(excluded.last_rejection_at, t.last_rejection_at),
      last_rejection_reason = coalesce(excluded.last_rejection_reason, t.last_rejection_reason)`);
}

const iso = (ms: number | string | null): string | null =>
  ms === null ? null : new Date(Number(ms)).toISOString();

/** Health of a site's sources. */
export async function selectSources(db: Queryable, site: string): Promise<readonly SourceHealth[]> {
  const rows = await db.execute<{
    source: string;
    received: string;
    accepted: number;
    rejected: number;
    rejection: string | null;
    reason: string | null;
  }>(sql`
    select source, accepted, rejected, last_rejection_reason as reason,
      (extract(epoch from last_received_at) * 1000)::bigint::text as received,
      (extract(epoch from last_rejection_at) * 1000)::bigint::text as rejection
    from intake.source_total where site = ${site} order by source`);
  return rows.map(({ source, received, accepted, rejected, rejection, reason }) => {
    const rejectedAt = iso(rejection);
    return SourceHealth.parse({
      site,
      source,
      lastReceivedAt: iso(received),
      accepted,
      rejected,
      lastRejection: rejectedAt === null ? null : { at: rejectedAt, reason: reason ?? '' },
    });
  });
}

/** Forgets messages received before an instant. */
export async function pruneLog(db: Queryable, before: Date): Promise<void> {
  await db.execute(
    sql`delete from intake.message_log where received_at < ${before.toISOString()}::timestamptz`,
  );
}

export interface LogQuery {
  readonly outcome?: LoggedMessage['outcome'] | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** A site's messages, newest first. */
export async function selectLog(
  db: Queryable,
  site: string,
  { outcome, before, limit }: LogQuery,
): Promise<readonly LoggedMessage[]> {
  const rows = await db.execute<Record<string, unknown>>(sql`
    select id::int, source, control_id as "controlId", message_type as "messageType", outcome,
      ack_code as "ackCode", reason,
      to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt"
    from intake.message_log
    where site = ${site}
      and (${outcome ?? null}::text is null or outcome = ${outcome ?? null}::text)
      and id < ${before ?? 2_147_483_647}
    order by id desc limit ${limit}`);
  return rows.map((row) => LoggedMessage.parse(row));
}
