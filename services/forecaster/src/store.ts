import type { CountedHour, ForecastPoint, Site } from '@releve/contracts';
import type { Database, Queryable } from '@releve/database';
import {
  countedHour,
  fittedModel,
  forecasterSite,
  issuedForecast,
  siteProgress,
} from '@releve/database/schema/forecaster';
import { and, asc, desc, eq, gt, gte, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { cardColumns, type ModelRow } from './registry-store.js';
import type { SeriesKey } from './series-key.js';

/** One counted hour as stored; `revision` grows with every change of the table. */
export interface StoredHour {
  readonly hour: Date;
  readonly arrivals: Readonly<Partial<Record<string, number>>>;
  readonly firstHalfArrivals: number | null;
  readonly presentAtEnd: number | null;
  readonly boardingAtEnd: number | null;
  readonly revision: number;
}

export interface StoredSite extends Readonly<typeof forecasterSite.$inferSelect> {
  readonly knownUntil: Date | null;
}
export type StoredModel = ModelRow;
export type StoredForecast = typeof issuedForecast.$inferSelect & {
  readonly points: readonly ForecastPoint[];
};

export type LatestForecast = Pick<
  StoredForecast,
  'id' | 'origin' | 'modelId' | 'dataTo' | 'fallbackReason' | 'noDataSince' | 'points' | 'explanation'
>;

export type ForecastScore = Pick<
  StoredForecast,
  'scoredPairs' | 'pinball' | 'naivePinball' | 'coverage' | 'scoreFinal'
>;

const ofSeries = (table: typeof issuedForecast | typeof fittedModel, { site, stream, quantity }: SeriesKey) =>
  and(eq(table.site, site), eq(table.stream, stream), eq(table.quantity, quantity));

/** The forecaster's tables. Methods given a `tx` take part in the caller's transaction. */
export function createStore(database: Database) {
  const { db } = database;
  return {
    async saveSite(tx: Queryable, site: Site): Promise<void> {
      const row = {
        timeZone: site.timeZone,
        calendar: site.calendar,
        schoolZone: site.schoolZone,
        simulated: site.simulated,
        capacityPatients: site.capacityPatients,
      };
      await tx
        .insert(forecasterSite)
        .values({ site: site.id, ...row })
        .onConflictDoUpdate({ target: forecasterSite.site, set: row });
    },

    async sites(): Promise<string[]> {
      return (await db.select({ site: forecasterSite.site }).from(forecasterSite)).map(({ site }) => site);
    },

    async site(site: string): Promise<StoredSite | undefined> {
      const [row] = await db
        .select({ site: forecasterSite, knownUntil: siteProgress.knownUntil })
        .from(forecasterSite)
        .leftJoin(siteProgress, eq(siteProgress.site, forecasterSite.site))
        .where(eq(forecasterSite.site, site));
      return row && { ...row.site, knownUntil: row.knownUntil };
    },

    /** Each hour replaces what was known of it; `knownUntil` only moves on. */
    async saveHours(
      tx: Queryable,
      site: string,
      hours: readonly CountedHour[],
      knownUntil: Date,
    ): Promise<void> {
      if (hours.length > 0)
        await tx
          .insert(countedHour)
          .values(
            hours.map(({ hour, arrivals, firstHalfArrivals = null, presentAtEnd, boardingAtEnd = null }) => ({
              site,
              hour: new Date(hour),
              arrivals,
              firstHalfArrivals,
              presentAtEnd,
              boardingAtEnd,
              revision: sql`nextval('forecaster.hour_revision')`,
            })),
          )
          .onConflictDoUpdate({
            target: [countedHour.site, countedHour.hour],
            set: {
              arrivals: sql`excluded.arrivals`,
              firstHalfArrivals: sql`excluded.first_half_arrivals`,
              presentAtEnd: sql`excluded.present_at_end`,
              // Told of an hour only while it is recent: later words about its arrivals leave it be.
              boardingAtEnd: sql`coalesce(excluded.boarding_at_end, ${countedHour.boardingAtEnd})`,
              revision: sql`excluded.revision`,
            },
          });
      await tx
        .insert(siteProgress)
        .values({ site, knownUntil })
        .onConflictDoUpdate({
          target: siteProgress.site,
          set: { knownUntil: sql`greatest(${siteProgress.knownUntil}, excluded.known_until)` },
        });
    },

    hoursSince: (site: string, revision: number): Promise<StoredHour[]> =>
      db
        .select({
          hour: countedHour.hour,
          arrivals: countedHour.arrivals,
          firstHalfArrivals: countedHour.firstHalfArrivals,
          presentAtEnd: countedHour.presentAtEnd,
          boardingAtEnd: countedHour.boardingAtEnd,
          revision: countedHour.revision,
        })
        .from(countedHour)
        .where(and(eq(countedHour.site, site), gt(countedHour.revision, revision)))
        .orderBy(asc(countedHour.hour)),

    /** Moves the site's due time on if it has come; true for the one caller that did. */
    async claimDue(site: string, now: Date, next: Date): Promise<boolean> {
      const moved = await db
        .update(siteProgress)
        .set({ forecastDueAt: next })
        .where(
          and(
            eq(siteProgress.site, site),
            or(isNull(siteProgress.forecastDueAt), lte(siteProgress.forecastDueAt, now)),
          ),
        )
        .returning({ site: siteProgress.site });
      return moved.length === 1;
    },

    async model(id: string): Promise<StoredModel | undefined> {
      const [row] = await db.select(cardColumns).from(fittedModel).where(eq(fittedModel.id, id));
      return row as StoredModel | undefined;
    },

    async saveForecast(tx: Queryable, forecast: StoredForecast): Promise<void> {
      await tx.insert(issuedForecast).values(forecast);
    },

    async latestForecasts(key: SeriesKey, limit: number): Promise<StoredForecast[]> {
      const rows = await db
        .select()
        .from(issuedForecast)
        .where(ofSeries(issuedForecast, key))
        .orderBy(desc(issuedForecast.origin))
        .limit(limit);
      return rows as StoredForecast[];
    },

    /** The newest forecast of a series, without what only its score needs. */
    async latestForecast(key: SeriesKey): Promise<LatestForecast | undefined> {
      const { id, origin, modelId, dataTo, fallbackReason, noDataSince, points, explanation } =
        issuedForecast;
      const [row] = await db
        .select({ id, origin, modelId, dataTo, fallbackReason, noDataSince, points, explanation })
        .from(issuedForecast)
        .where(ofSeries(issuedForecast, key))
        .orderBy(desc(issuedForecast.origin))
        .limit(1);
      return row as LatestForecast | undefined;
    },

    /** Forecasts that have targets not scored yet, oldest first: of each series the first of each hour, which is kept. */
    async unscored(site: string, before: Date, limit: number): Promise<StoredForecast[]> {
      const hour = sql`date_trunc('hour', ${issuedForecast.origin})`;
      const { stream, quantity, origin } = issuedForecast;
      const rows = await db
        .selectDistinctOn([hour, stream, quantity])
        .from(issuedForecast)
        .where(
          and(
            eq(issuedForecast.site, site),
            eq(issuedForecast.scoreFinal, false),
            lt(issuedForecast.origin, before),
          ),
        )
        .orderBy(hour, stream, quantity, asc(origin))
        .limit(limit);
      return rows as StoredForecast[];
    },

    async saveScore(id: string, score: ForecastScore): Promise<void> {
      await db.update(issuedForecast).set(score).where(eq(issuedForecast.id, id));
    },

    /** Scores alone, without the forecasts: light enough for every request. */
    scoresSince: (key: SeriesKey, since: Date) =>
      db
        .select({
          origin: issuedForecast.origin,
          scoredPairs: issuedForecast.scoredPairs,
          pinball: issuedForecast.pinball,
          naivePinball: issuedForecast.naivePinball,
          coverage: issuedForecast.coverage,
        })
        .from(issuedForecast)
        .where(
          and(
            ofSeries(issuedForecast, key),
            gte(issuedForecast.origin, since),
            gt(issuedForecast.scoredPairs, 0),
          ),
        )
        .orderBy(asc(issuedForecast.origin)),

    /** Scored forecasts, whole, the first of every third hour: enough for a record by lead. */
    scoredSince: (key: SeriesKey, since: Date): Promise<StoredForecast[]> =>
      db
        .selectDistinctOn([sql`date_trunc('hour', ${issuedForecast.origin})`])
        .from(issuedForecast)
        .where(
          and(
            ofSeries(issuedForecast, key),
            gte(issuedForecast.origin, since),
            gt(issuedForecast.scoredPairs, 0),
            sql`extract(hour from ${issuedForecast.origin} at time zone 'UTC')::int % 3 = 0`,
          ),
        )
        .orderBy(sql`date_trunc('hour', ${issuedForecast.origin})`, asc(issuedForecast.origin)) as Promise<
        StoredForecast[]
      >,

    /** Deletes forecasts made before `before`, but the first of each hour of each series. */
    async thinForecasts(before: Date): Promise<void> {
      await db.execute(sql`
        delete from forecaster.issued_forecast f using (
          select id, row_number() over (
            partition by site, stream, quantity, date_trunc('hour', origin) order by origin
          ) as place
          from forecaster.issued_forecast where origin < ${before.toISOString()}::timestamptz
        ) ranked
        where f.id = ranked.id and ranked.place > 1`);
    },
  };
}

export type ForecasterStore = ReturnType<typeof createStore>;
