import type { HourCount } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import type { HourDelta } from '../projections/hour-changes.js';

/** One stored hour; arrivals by stream. */
export interface StoredHour {
  readonly hour: number;
  readonly arrivals: Readonly<Record<string, number>>;
  /** Of all arrivals counted, those of the first 30 minutes; null where halves were not counted. */
  readonly firstHalfArrivals: number | null;
  readonly imported: Readonly<Record<string, number>> | null;
  readonly departedLater: number;
}

interface Row extends Record<string, unknown> {
  readonly h: string;
  readonly a: Record<string, number>;
  readonly f: number | null;
  readonly i: Record<string, number> | null;
  readonly d: number;
}

const toHour = ({ h, a, f, i, d }: Row): StoredHour => ({
  hour: Number(h),
  arrivals: a,
  firstHalfArrivals: f,
  imported: i,
  departedLater: d,
});

const isoOf = (ms: number): string => new Date(ms).toISOString();
const columns = sql`(extract(epoch from c.hour) * 1000)::bigint::text as h, c.arrivals as a,
  c.first_half_arrivals as f, c.imported as i, c.departed_later as d`;

export async function selectHours(
  db: Queryable,
  site: string,
  hours: readonly number[],
): Promise<ReadonlyMap<number, StoredHour>> {
  if (hours.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select ${columns}
    from json_array_elements_text(${JSON.stringify(hours.map(isoOf))}::text::json) w(h)
    join census.counted_hour c on c.site = ${site} and c.hour = w.h::timestamptz`);
  return new Map(rows.map((row) => [Number(row.h), toHour(row)]));
}

/** Hours from `from` up to, not including, `to`; epoch ms. */
export async function selectHourRange(
  db: Queryable,
  site: string,
  from: number,
  to: number,
): Promise<readonly StoredHour[]> {
  const rows = await db.execute<Row>(sql`
    select ${columns} from census.counted_hour c
    where c.site = ${site} and c.hour >= ${isoOf(from)}::timestamptz and c.hour < ${isoOf(to)}::timestamptz
    order by c.hour`);
  return rows.map(toHour);
}

async function saveHours(db: Queryable, site: string, hours: readonly StoredHour[]): Promise<void> {
  if (hours.length === 0) return;
  const json = JSON.stringify(
    hours.map(({ hour, arrivals, firstHalfArrivals, imported, departedLater }) => ({
      h: isoOf(hour),
      a: arrivals,
      f: firstHalfArrivals,
      i: imported,
      d: departedLater,
    })),
  );
  await db.execute(sql`
    insert into census.counted_hour (site, hour, arrivals, first_half_arrivals, imported, departed_later)
    select ${site}, h, a, f, i, d
    from json_to_recordset(${json}::text::json) as t(h timestamptz, a jsonb, f int, i jsonb, d int)
    on conflict (site, hour) do update set
      arrivals = excluded.arrivals, first_half_arrivals = excluded.first_half_arrivals, imported = excluded.imported, departed_later = excluded.departed_later`);
}

const emptyHour = (hour: number): StoredHour => ({
  hour,
  arrivals: {},
  firstHalfArrivals: 0,
  imported: null,
  departedLater: 0,
});

const plus = (
  arrivals: Readonly<Record<string, number>>,
  changes: ReadonlyMap<string, number>,
): Record<string, number> => {
  const sum: Record<string, number> = { ...arrivals };
  for (const [stream, change] of changes) {
    const count = (sum[stream] ?? 0) + change;
    if (count === 0) delete sum[stream];
    else sum[stream] = count;
  }
  return sum;
};

/** Adds changes to the stored hours. The caller holds the site's lock. */
export async function addToHours(
  db: Queryable,
  site: string,
  changes: ReadonlyMap<number, HourDelta>,
): Promise<void> {
  const stored = await selectHours(db, site, [...changes.keys()]);
  await saveHours(
    db,
    site,
    [...changes].map(([hour, delta]) => {
      const before = stored.get(hour) ?? emptyHour(hour);
      return {
        ...before,
        arrivals: plus(before.arrivals, delta.arrivals),
        firstHalfArrivals:
          before.firstHalfArrivals === null ? null : before.firstHalfArrivals + delta.firstHalfArrivals,
        departedLater: before.departedLater + delta.departedLater,
      };
    }),
  );
}

/** Puts imported counts in place of earlier ones. @returns the hours. */
export async function replaceCounts(
  db: Queryable,
  site: string,
  counts: readonly HourCount[],
): Promise<readonly number[]> {
  const byHour = new Map<number, Record<string, number>>();
  for (const { hour, stream, arrivals } of counts) {
    const streams = byHour.get(Date.parse(hour)) ?? {};
    streams[stream] = arrivals;
    byHour.set(Date.parse(hour), streams);
  }
  const hours = [...byHour.keys()];
  const stored = await selectHours(db, site, hours);
  await saveHours(
    db,
    site,
    [...byHour].map(([hour, streams]) => {
      const before = stored.get(hour) ?? emptyHour(hour);
      return { ...before, imported: { ...before.imported, ...streams } };
    }),
  );
  return hours;
}
