import { Alert } from '@releve/contracts';
import type { Database, Queryable } from '@releve/database';
import { alert, siteWatch, weeklyCovariate } from '@releve/database/schema/forecaster';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { WeeklyIndicator } from './engine/engine-protocol.js';
import type { WatchedDay } from './engine/watch-request.js';

type Row = typeof alert.$inferSelect;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const toAlert = (row: Row): Alert =>
  Alert.parse({
    ...row,
    raisedAt: row.raisedAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    endedAt: iso(row.endedAt),
    acknowledgedAt: iso(row.acknowledgedAt),
    mutedUntil: iso(row.mutedUntil),
  });

const dateOrNull = (at: string | null): Date | null => (at === null ? null : new Date(at));

const toRow = (known: Alert): Row => ({
  ...known,
  raisedAt: new Date(known.raisedAt),
  lastSeenAt: new Date(known.lastSeenAt),
  endedAt: dateOrNull(known.endedAt),
  acknowledgedAt: dateOrNull(known.acknowledgedAt),
  mutedUntil: dateOrNull(known.mutedUntil),
});

/** Alerts with their history, the last look of the epidemic watch, and weekly indicators. */
export function createAlertStore({ db }: Database) {
  return {
    async open(site: string): Promise<Alert[]> {
      const rows = await db
        .select()
        .from(alert)
        .where(and(eq(alert.site, site), isNull(alert.endedAt)));
      return rows.map(toAlert);
    },

    /** Those that last first, then the past ones; newest first. */
    async list(site: string, limit: number): Promise<Alert[]> {
      const rows = await db
        .select()
        .from(alert)
        .where(eq(alert.site, site))
        .orderBy(sql`${alert.endedAt} is not null`, desc(alert.raisedAt))
        .limit(limit);
      return rows.map(toAlert);
    },

    /** The alert, its row locked until the transaction ends. */
    async lock(tx: Queryable, site: string, id: string): Promise<Alert | undefined> {
      const [row] = await tx
        .select()
        .from(alert)
        .where(and(eq(alert.site, site), eq(alert.id, id)))
        .for('update');
      return row && toAlert(row);
    },

    async save(tx: Queryable, known: Alert): Promise<void> {
      const row = toRow(known);
      await tx.insert(alert).values(row).onConflictDoUpdate({ target: alert.id, set: row });
    },

    async saveWatch(site: string, day: string, at: Date, streams: readonly WatchedDay[]): Promise<void> {
      await db
        .insert(siteWatch)
        .values({ site, day, at, streams })
        .onConflictDoUpdate({ target: siteWatch.site, set: { day, at, streams } });
    },

    async watch(
      site: string,
    ): Promise<{ day: string; at: Date; streams: readonly WatchedDay[] } | undefined> {
      const [row] = await db.select().from(siteWatch).where(eq(siteWatch.site, site));
      return row && { ...row, streams: row.streams as readonly WatchedDay[] };
    },

    async saveIndicators(site: string, indicators: readonly WeeklyIndicator[], at: Date): Promise<void> {
      await db.transaction(async (tx) => {
        for (const { name, firstMonday, values } of indicators) {
          const row = { firstMonday, values: [...values], importedAt: at };
          await tx
            .insert(weeklyCovariate)
            .values({ site, name, ...row })
            .onConflictDoUpdate({ target: [weeklyCovariate.site, weeklyCovariate.name], set: row });
        }
      });
    },

    indicators: (site: string): Promise<WeeklyIndicator[]> =>
      db
        .select({
          name: weeklyCovariate.name,
          firstMonday: weeklyCovariate.firstMonday,
          values: weeklyCovariate.values,
        })
        .from(weeklyCovariate)
        .where(eq(weeklyCovariate.site, site))
        .orderBy(weeklyCovariate.name),
  };
}

export type AlertStore = ReturnType<typeof createAlertStore>;
