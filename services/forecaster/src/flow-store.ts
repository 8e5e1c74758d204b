import type {
  BedsNeeded,
  Crossing,
  ForecastPoint,
  RecordedStep,
  StayNow,
  StaysMeasured,
  StaysSeen,
} from '@releve/contracts';
import type { Database, Queryable } from '@releve/database';
import {
  issuedHalfHours,
  issuedOutlook,
  issuedTotals,
  keptTotals,
  siteStays,
} from '@releve/database/schema/forecaster-flow';
import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { BlockTotal } from './engine/month-request.js';

/** Stays of a site as last told. */
export interface StoredStays {
  readonly here: readonly StayNow[] | null;
  readonly hereAt: Date | null;
  readonly measured: StaysMeasured['data'] | null;
  readonly seen: StaysSeen['data']['stays'] | null;
  readonly seenAt: Date | null;
}

export type StoredOutlook = Omit<typeof issuedOutlook.$inferSelect, 'beds' | 'crossings'> & {
  readonly beds: readonly BedsNeeded[];
  readonly crossings: readonly Crossing[];
};

export type StoredTotals = Omit<typeof issuedTotals.$inferSelect, 'totals'> & {
  readonly totals: readonly BlockTotal[];
};

export type StoredHalfHours = Omit<typeof issuedHalfHours.$inferSelect, 'points'> & {
  readonly points: readonly ForecastPoint[];
};

/** Arrivals forecast for a span of time. */
export interface ForecastSpan {
  /** ISO instants. */
  readonly from: string;
  readonly to: string;
  readonly quantiles: readonly number[];
}

/** Spans of one length, as they were forecast. */
export interface KeptTotals {
  readonly site: string;
  readonly step: RecordedStep;
  readonly origin: Date;
  readonly spans: readonly ForecastSpan[];
}

const SIX_HOURS_MS = 6 * 3_600_000;
const hourOfOutlook = sql`date_trunc('hour', ${issuedOutlook.origin})`;

/** The forecaster's tables of stays, outlooks, totals and half-hours. */
export function createFlowStore({ db }: Database) {
  return {
    async saveHere(tx: Queryable, site: string, here: readonly StayNow[], at: Date): Promise<void> {
      await tx
        .insert(siteStays)
        .values({ site, here, hereAt: at })
        .onConflictDoUpdate({ target: siteStays.site, set: { here, hereAt: at } });
    },

    async saveMeasured(tx: Queryable, site: string, measured: StaysMeasured['data']): Promise<void> {
      const measuredTo = new Date(measured.to);
      await tx
        .insert(siteStays)
        .values({ site, measured, measuredTo })
        .onConflictDoUpdate({ target: siteStays.site, set: { measured, measuredTo } });
    },

    async saveSeen(tx: Queryable, site: string, { at, stays }: StaysSeen['data']): Promise<void> {
      const seenAt = new Date(at);
      await tx
        .insert(siteStays)
        .values({ site, seen: stays, seenAt })
        .onConflictDoUpdate({ target: siteStays.site, set: { seen: stays, seenAt } });
    },

    async stays(site: string): Promise<StoredStays | undefined> {
      const [row] = await db.select().from(siteStays).where(eq(siteStays.site, site));
      return row as StoredStays | undefined;
    },

    async saveOutlook(tx: Queryable, outlook: StoredOutlook): Promise<void> {
      await tx.insert(issuedOutlook).values(outlook);
    },

    async latestOutlook(site: string): Promise<StoredOutlook | undefined> {
      const [row] = await db
        .select()
        .from(issuedOutlook)
        .where(eq(issuedOutlook.site, site))
        .orderBy(desc(issuedOutlook.origin))
        .limit(1);
      return row as StoredOutlook | undefined;
    },

    async unscoredOutlooks(site: string, before: Date): Promise<StoredOutlook[]> {
      const rows = await db
        .selectDistinctOn([hourOfOutlook])
        .from(issuedOutlook)
        .where(
          and(
            eq(issuedOutlook.site, site),
            eq(issuedOutlook.scoreFinal, false),
            lt(issuedOutlook.origin, before),
          ),
        )
        .orderBy(hourOfOutlook, asc(issuedOutlook.origin))
        .limit(400);
      return rows as StoredOutlook[];
    },

    async saveOutlookScore(
      id: string,
      score: Pick<StoredOutlook, 'bedsCame' | 'crossed' | 'scoreFinal'>,
    ): Promise<void> {
      await db.update(issuedOutlook).set(score).where(eq(issuedOutlook.id, id));
    },

    /** The first outlook of each hour, oldest first. */
    async outlooksSince(site: string, since: Date): Promise<StoredOutlook[]> {
      const rows = await db
        .selectDistinctOn([hourOfOutlook])
        .from(issuedOutlook)
        .where(and(eq(issuedOutlook.site, site), gte(issuedOutlook.origin, since)))
        .orderBy(hourOfOutlook, asc(issuedOutlook.origin));
      return rows as StoredOutlook[];
    },

    /** Deletes outlooks made before `before`, but the first of each hour of each site. */
    async thinOutlooks(before: Date): Promise<void> {
      await db.execute(sql`
        delete from forecaster.issued_outlook o using (
          select id, row_number() over (partition by site, date_trunc('hour', origin) order by origin) as place
          from forecaster.issued_outlook where origin < ${before.toISOString()}::timestamptz
        ) ranked
        where o.id = ranked.id and ranked.place > 1`);
    },

    async saveTotals(totals: StoredTotals): Promise<void> {
      const { origin, totals: blocks, paths } = totals;
      await db
        .insert(issuedTotals)
        .values(totals)
        .onConflictDoUpdate({
          target: [issuedTotals.site, issuedTotals.stream, issuedTotals.step],
          set: { origin, totals: blocks, paths },
        });
    },

    async totals(
      site: string,
      stream: string,
      step: 'six-hours' | 'day' | 'month',
    ): Promise<StoredTotals | undefined> {
      const [row] = await db
        .select()
        .from(issuedTotals)
        .where(
          and(eq(issuedTotals.site, site), eq(issuedTotals.stream, stream), eq(issuedTotals.step, step)),
        );
      return row as StoredTotals | undefined;
    },

    async saveHalfHours({ site, ...halfHours }: StoredHalfHours): Promise<void> {
      await db
        .insert(issuedHalfHours)
        .values({ site, ...halfHours })
        .onConflictDoUpdate({ target: issuedHalfHours.site, set: halfHours });
    },

    async halfHours(site: string): Promise<StoredHalfHours | undefined> {
      const [row] = await db.select().from(issuedHalfHours).where(eq(issuedHalfHours.site, site));
      return row as StoredHalfHours | undefined;
    },

    /** Keeps the first forecast of every six hours. */
    async keepForRecord(kept: KeptTotals): Promise<void> {
      const sixHours = Math.floor(kept.origin.getTime() / SIX_HOURS_MS);
      await db
        .insert(keptTotals)
        .values({ ...kept, sixHours })
        .onConflictDoNothing();
    },

    async keptSince(site: string, since: Date): Promise<KeptTotals[]> {
      const rows = await db
        .select()
        .from(keptTotals)
        .where(and(eq(keptTotals.site, site), gte(keptTotals.origin, since)))
        .orderBy(asc(keptTotals.origin));
      return rows as KeptTotals[];
    },

    async forgetKept(before: Date): Promise<void> {
      await db.delete(keptTotals).where(lt(keptTotals.origin, before));
    },
  };
}

export type FlowStore = ReturnType<typeof createFlowStore>;
