import type { Site } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';

/** What census knows of a site; instants in epoch ms. */
export interface SiteState {
  readonly site: string;
  readonly timeZone: string | null;
  readonly knownFrom: number | null;
  readonly knownUntil: number | null;
  /** Arrival of the first visit; null where only counts are known. */
  readonly visitsFrom: number | null;
  /** Last live movement: when it took place, and when it was recorded. */
  readonly liveAt: number | null;
  readonly liveRecordedAt: number | null;
  /** Up to when stays were last measured, and last told as seen. */
  readonly staysMeasuredTo: number | null;
  readonly staysSeenAt: number | null;
}

const ms = (value: string | null): number | null => (value === null ? null : Number(value));

/** Makes sure the site has a row. Events may come before the site is announced. */
export async function ensureSite(db: Queryable, site: string): Promise<void> {
  await db.execute(
    sql`insert into census.site (site, simulated) values (${site}, false) on conflict do nothing`,
  );
}

export async function describeSite(db: Queryable, site: Site): Promise<void> {
  await db.execute(sql`
    insert into census.site (site, time_zone, simulated) values (${site.id}, ${site.timeZone}, ${site.simulated})
    on conflict (site) do update set time_zone = excluded.time_zone, simulated = excluded.simulated`);
}

const columns = sql`site, time_zone as "timeZone",
  (extract(epoch from known_from) * 1000)::bigint::text as "knownFrom",
  (extract(epoch from known_until) * 1000)::bigint::text as "knownUntil",
  (extract(epoch from visits_from) * 1000)::bigint::text as "visitsFrom",
  (extract(epoch from live_at) * 1000)::bigint::text as "liveAt",
  (extract(epoch from live_recorded_at) * 1000)::bigint::text as "liveRecordedAt",
  (extract(epoch from stays_measured_to) * 1000)::bigint::text as "staysMeasuredTo",
  (extract(epoch from stays_seen_at) * 1000)::bigint::text as "staysSeenAt"`;

interface Row extends Record<string, unknown> {
  readonly site: string;
  readonly timeZone: string | null;
  readonly knownFrom: string | null;
  readonly knownUntil: string | null;
  readonly visitsFrom: string | null;
  readonly liveAt: string | null;
  readonly liveRecordedAt: string | null;
  readonly staysMeasuredTo: string | null;
  readonly staysSeenAt: string | null;
}

const toState = (row: Row): SiteState => ({
  site: row.site,
  timeZone: row.timeZone,
  knownFrom: ms(row.knownFrom),
  knownUntil: ms(row.knownUntil),
  visitsFrom: ms(row.visitsFrom),
  liveAt: ms(row.liveAt),
  liveRecordedAt: ms(row.liveRecordedAt),
  staysMeasuredTo: ms(row.staysMeasuredTo),
  staysSeenAt: ms(row.staysSeenAt),
});

export async function selectSite(db: Queryable, site: string): Promise<SiteState | null> {
  const [row] = await db.execute<Row>(sql`select ${columns} from census.site where site = ${site}`);
  return row ? toState(row) : null;
}

/** The site's row, locked until the transaction ends: whatever changes a site's counts takes turns. */
export async function lockSite(db: Queryable, site: string): Promise<SiteState> {
  await ensureSite(db, site);
  const [row] = await db.execute<Row>(
    sql`select ${columns} from census.site where site = ${site} for update`,
  );
  if (!row) throw new Error(`the row of site ${site} is gone within its own transaction`);
  return toState(row);
}

/** Sites that receive live movements. */
export async function selectLiveSites(db: Queryable): Promise<readonly SiteState[]> {
  const rows = await db.execute<Row>(sql`select ${columns} from census.site where live_at is not null`);
  return rows.map(toState);
}

const instant = (value: number | null) =>
  sql`${value === null ? null : new Date(value).toISOString()}::timestamptz`;

export async function saveSite(db: Queryable, state: SiteState): Promise<void> {
  await db.execute(sql`
    update census.site set
      known_from = ${instant(state.knownFrom)}, known_until = ${instant(state.knownUntil)},
      visits_from = ${instant(state.visitsFrom)}, live_at = ${instant(state.liveAt)},
      live_recorded_at = ${instant(state.liveRecordedAt)},
      stays_measured_to = ${instant(state.staysMeasuredTo)}, stays_seen_at = ${instant(state.staysSeenAt)}
    where site = ${state.site}`);
}
