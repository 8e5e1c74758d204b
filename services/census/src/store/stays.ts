import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import { hourMs, longestOpenStayMs } from '../projections/hours.js';

const iso = (ms: number) => new Date(ms).toISOString();

/** Visits with a decision to admit and no bed yet as each hour ended. Keys: hour starts, epoch ms. */
export async function selectBoardingAtEnds(
  db: Queryable,
  site: string,
  hours: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const ends = JSON.stringify(hours.map((hour) => iso(hour + hourMs)));
  const rows = await db.execute<{ readonly h: string; readonly n: number }>(sql`
    select (extract(epoch from w.e::timestamptz) * 1000)::bigint::text as h, count(v.visit_id)::int as n
    from json_array_elements_text(${ends}::text::json) w(e)
    left join census.visit v on v.site = ${site}
      and v.arrived_at > ${iso(first - longestOpenStayMs)}::timestamptz
      and v.arrived_at <= ${iso(last + hourMs)}::timestamptz
      and v.arrived_at > w.e::timestamptz - ${`${longestOpenStayMs / hourMs} hours`}::interval
      and v.admission_decided_at < w.e::timestamptz
      and (v.departed_at is null or v.departed_at >= w.e::timestamptz)
    group by w.e`);
  return new Map(rows.map(({ h, n }) => [Number(h) - hourMs, n]));
}

/** Stays of one triage level that ended, or are under way, in one five-minute bin of their length. */
export interface StayBin {
  readonly stage: 'decision' | 'bed';
  readonly triage: string | null;
  readonly minutes: number;
  readonly left: number;
  readonly admitted: number;
  readonly open: number;
}

const binMinutes = 5;

/**
 * Lengths of the stays that began in a window, counted by five minutes: to the decision to admit or to leaving, and from
 * the decision to leaving for the ward. Stays under way are counted at their length so far; none beyond 72 h.
 */
export async function selectStayBins(
  db: Queryable,
  site: string,
  from: number,
  to: number,
): Promise<readonly StayBin[]> {
  const at = sql`${iso(to)}::timestamptz`;
  const bin = (start: ReturnType<typeof sql>, end: ReturnType<typeof sql>) =>
    sql`(floor(least(extract(epoch from ${end} - ${start}) / 60, ${(longestOpenStayMs / hourMs) * 60})
      / ${binMinutes}) * ${binMinutes} + ${Math.floor(binMinutes / 2)})::int`;
  const stayed = sql`arrived_at`;
  // Nobody closed a visit this old; it tells nothing of how long stays last.
  const neverClosed = sql`${iso(to - longestOpenStayMs)}::timestamptz`;
  return db.execute<StayBin & Record<string, unknown>>(sql`
    with stay as (
      select triage, arrived_at, departed_at, admission_decided_at as decided_at
      from census.visit
      where site = ${site} and arrived_at > ${iso(from)}::timestamptz and arrived_at <= ${at}
    )
    select 'decision' as stage, triage, ${bin(stayed, sql`coalesce(decided_at, departed_at, ${at})`)} as minutes,
      count(*) filter (where decided_at is null and departed_at is not null)::int as left,
      count(*) filter (where decided_at is not null)::int as admitted,
      count(*) filter (where decided_at is null and departed_at is null)::int as open
    from stay
    where coalesce(decided_at, departed_at) is not null or arrived_at > ${neverClosed}
    group by 2, 3
    union all
    select 'bed', null, ${bin(sql`decided_at`, sql`coalesce(departed_at, ${at})`)},
      count(departed_at)::int, 0, count(*) filter (where departed_at is null)::int
    from stay
    where decided_at is not null and (departed_at is not null or decided_at > ${neverClosed})
    group by 3`);
}

/** A stay and its turning points, epoch ms. */
export interface SeenStay {
  readonly arrived: number;
  readonly decided: number | null;
  readonly departed: number | null;
  readonly triage: string | null;
}

/** Stays under way at some time after `since`; those open for longer than 72 h are left out. */
export async function selectSeenStays(
  db: Queryable,
  site: string,
  since: number,
  at: number,
): Promise<readonly SeenStay[]> {
  const rows = await db.execute<Record<'a' | 'd' | 'b' | 't', string | null>>(sql`
    select (extract(epoch from arrived_at) * 1000)::bigint::text as a,
      (extract(epoch from departed_at) * 1000)::bigint::text as d,
      (extract(epoch from admission_decided_at) * 1000)::bigint::text as b, triage as t
    from census.visit
    where site = ${site} and arrived_at > ${iso(since - longestOpenStayMs)}::timestamptz
      and arrived_at <= ${iso(at)}::timestamptz
      and (departed_at > ${iso(since)}::timestamptz
        or (departed_at is null and arrived_at > ${iso(at - longestOpenStayMs)}::timestamptz))
    order by arrived_at desc limit 5000`);
  const ms = (value: string | null): number | null => (value === null ? null : Number(value));
  return rows.map(({ a, d, b, t }) => ({
    arrived: Number(a),
    decided: ms(b),
    departed: ms(d),
    triage: t,
  }));
}
