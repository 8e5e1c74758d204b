import type { Absence, LocalText, NeedChange, ReplanPlan, RosterReplan } from '@releve/contracts';
import type { Database } from '@releve/database';
import { replan } from '@releve/database/schema/planner';
import type { RosterProblem } from '@releve/optimization';
import { and, eq } from 'drizzle-orm';

export interface ReplanRequest {
  readonly absences: readonly Absence[];
  readonly needs: readonly NeedChange[];
  readonly fromDay: number;
  readonly toDay: number;
  readonly overtime: boolean;
}

/** The plan as shown, with what a draft of it would be made of. */
export interface StoredPlan {
  readonly shown: ReplanPlan;
  readonly problem: RosterProblem;
  readonly assignments: Readonly<Record<string, readonly string[]>>;
}

type Row = typeof replan.$inferSelect;

export interface StoredReplan extends Omit<Row, 'status' | 'request' | 'plan' | 'reason'> {
  readonly status: RosterReplan['status'];
  readonly request: ReplanRequest;
  readonly plan: StoredPlan | null;
  readonly reason: LocalText | null;
}

/** Re-plannings as they are kept. */
export function replanStore({ db }: Database) {
  return {
    async insert(row: StoredReplan): Promise<void> {
      await db.insert(replan).values(row);
    },
    /** Ends a search that has not ended; a later end finds nothing to change. */
    async end(id: string, change: Partial<Omit<StoredReplan, 'id'>>): Promise<void> {
      await db
        .update(replan)
        .set(change)
        .where(and(eq(replan.id, id), eq(replan.status, 'searching')));
    },
    async one(unit: string, roster: string, id: string): Promise<StoredReplan | undefined> {
      const [row] = await db
        .select()
        .from(replan)
        .where(and(eq(replan.id, id), eq(replan.unit, unit), eq(replan.roster, roster)));
      return row && (row as StoredReplan);
    },
  };
}

export type ReplanStore = ReturnType<typeof replanStore>;
