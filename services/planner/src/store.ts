import type { FairnessLevel, LocalText, Publication, RosterStatus, Unit } from '@releve/contracts';
import type { Database, Queryable } from '@releve/database';
import {
  callOut,
  requirementEdit,
  roster,
  siteCalendar,
  sitePaths,
  unit,
} from '@releve/database/schema/planner';
import type { RosterProblem } from '@releve/optimization';
import { and, asc, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { PricedSlot } from './priced-slot.js';
import type { UnitPlanning } from './unit-planning.js';

export interface StoredUnit {
  readonly definition: Unit;
  readonly planning: UnitPlanning;
}

export type StoredPaths = typeof sitePaths.$inferSelect;
export type StoredCallOut = typeof callOut.$inferSelect;
export type StoredEdit = typeof requirementEdit.$inferSelect;

type RosterRow = typeof roster.$inferSelect;

/** How evenly burdens had to be shared, and the wishes as they were before their weights were changed for it. */
export interface StoredFairness {
  readonly level: FairnessLevel;
  readonly requests: RosterProblem['requests'];
}

/** A roster row with its JSON columns as what they hold. */
export interface StoredRoster
  extends Omit<RosterRow, 'status' | 'problem' | 'requirement' | 'reasons' | 'fairness' | 'publication'> {
  readonly status: RosterStatus;
  readonly problem: RosterProblem;
  readonly requirement: PricedSlot[];
  readonly reasons: LocalText[];
  readonly fairness: StoredFairness | null;
  readonly publication: Publication | null;
}

const asRoster = (row: RosterRow): StoredRoster => row as StoredRoster;

/** The planner's tables. Methods given a `tx` take part in the caller's transaction. */
export function createStore({ db }: Database) {
  return {
    async saveUnit(tx: Queryable, { definition, planning }: StoredUnit, at: Date): Promise<void> {
      const row = { site: definition.site, definition, planning, updatedAt: at };
      await tx
        .insert(unit)
        .values({ id: definition.id, ...row })
        .onConflictDoUpdate({ target: unit.id, set: row });
    },

    async units(): Promise<StoredUnit[]> {
      return (await db.select().from(unit).orderBy(asc(unit.id))) as unknown as StoredUnit[];
    },

    async unit(id: string): Promise<StoredUnit | undefined> {
      const [row] = await db.select().from(unit).where(eq(unit.id, id));
      return row as StoredUnit | undefined;
    },

    /** A unit that no other transaction may change before this one ends. */
    async unitForChange(tx: Queryable, id: string): Promise<StoredUnit | undefined> {
      const [row] = await tx.select().from(unit).where(eq(unit.id, id)).for('update');
      return row as StoredUnit | undefined;
    },

    async savePaths(tx: Queryable, paths: StoredPaths): Promise<void> {
      await tx.insert(sitePaths).values(paths).onConflictDoUpdate({ target: sitePaths.site, set: paths });
    },

    async paths(site: string): Promise<StoredPaths | undefined> {
      return (await db.select().from(sitePaths).where(eq(sitePaths.site, site)))[0];
    },

    async saveHolidayCalendar(tx: Queryable, site: string, calendar: string): Promise<void> {
      await tx
        .insert(siteCalendar)
        .values({ site, calendar })
        .onConflictDoUpdate({ target: siteCalendar.site, set: { calendar } });
    },

    /** Calendar of public holidays of a site; that of France until the site has told its own. */
    async holidayCalendar(site: string): Promise<string> {
      const [row] = await db.select().from(siteCalendar).where(eq(siteCalendar.site, site));
      return row?.calendar ?? 'FR';
    },

    async saveCallOut(tx: Queryable, row: StoredCallOut): Promise<void> {
      await tx.insert(callOut).values(row);
    },

    /** The call-out that is gone; undefined when the unit has none of that id. */
    async removeCallOut(tx: Queryable, unitId: string, id: string): Promise<StoredCallOut | undefined> {
      const [row] = await tx
        .delete(callOut)
        .where(and(eq(callOut.unit, unitId), eq(callOut.id, id)))
        .returning();
      return row;
    },

    /** Call-outs of a unit that began in a stretch of time, in order. */
    callOuts: (unitId: string, from: Date, to: Date, of: Queryable = db): Promise<StoredCallOut[]> =>
      of
        .select()
        .from(callOut)
        .where(and(eq(callOut.unit, unitId), gte(callOut.start, from), lt(callOut.start, to)))
        .orderBy(asc(callOut.start)),

    edits: (unitId: string, from: Date, to: Date): Promise<StoredEdit[]> =>
      db
        .select()
        .from(requirementEdit)
        .where(
          and(
            eq(requirementEdit.unit, unitId),
            gte(requirementEdit.start, from),
            lt(requirementEdit.start, to),
          ),
        ),

    async saveEdit(tx: Queryable, edit: StoredEdit): Promise<void> {
      await tx
        .insert(requirementEdit)
        .values(edit)
        .onConflictDoUpdate({
          target: [requirementEdit.unit, requirementEdit.start, requirementEdit.skill],
          set: edit,
        });
    },

    async insertRoster(tx: Queryable, row: StoredRoster): Promise<void> {
      await tx.insert(roster).values(row);
    },

    /** Changes a roster only while it stands at `revision`; undefined when it has moved on. */
    async updateRoster(
      tx: Queryable,
      id: string,
      revision: number,
      change: Partial<StoredRoster>,
    ): Promise<StoredRoster | undefined> {
      const [row] = await tx
        .update(roster)
        .set({ ...change, revision: revision + 1 })
        .where(and(eq(roster.id, id), eq(roster.revision, revision)))
        .returning();
      return row && asRoster(row);
    },

    async roster(unitId: string, id: string): Promise<StoredRoster | undefined> {
      const [row] = await db
        .select()
        .from(roster)
        .where(and(eq(roster.unit, unitId), eq(roster.id, id)));
      return row && asRoster(row);
    },

    async rosters(unitId: string, limit = 50): Promise<StoredRoster[]> {
      const rows = await db
        .select()
        .from(roster)
        .where(eq(roster.unit, unitId))
        .orderBy(desc(roster.createdAt))
        .limit(limit);
      return rows.map(asRoster);
    },

    /** Renews the leases of searches that a process still runs; tells which of them are asked to stop. */
    async renewLeases(
      ids: readonly string[],
      by: string,
      until: Date,
    ): Promise<{ readonly id: string; readonly stopAsked: boolean }[]> {
      return db
        .update(roster)
        .set({ leaseUntil: until })
        .where(and(inArray(roster.id, [...ids]), eq(roster.searchedBy, by), eq(roster.status, 'generating')))
        .returning({ id: roster.id, stopAsked: roster.stopAsked });
    },

    async askStop(id: string): Promise<void> {
      await db.update(roster).set({ stopAsked: true }).where(eq(roster.id, id));
    },

    async ofTradeOff(unitId: string, tradeOff: string): Promise<StoredRoster[]> {
      const rows = await db
        .select()
        .from(roster)
        .where(and(eq(roster.unit, unitId), eq(roster.tradeOff, tradeOff)))
        .orderBy(asc(roster.createdAt));
      return rows.map(asRoster);
    },

    async withStatus(...status: RosterStatus[]): Promise<StoredRoster[]> {
      return (await db.select().from(roster).where(inArray(roster.status, status))).map(asRoster);
    },
  };
}

export type PlannerStore = ReturnType<typeof createStore>;
