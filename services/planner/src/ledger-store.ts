import type { Queryable } from '@releve/database';
import { ledgerDay } from '@releve/database/schema/planner';
import type { Burdens } from '@releve/optimization';
import { and, asc, eq, gte, lt, max, min, type SQL, sql, sum } from 'drizzle-orm';

export type LedgerDay = typeof ledgerDay.$inferSelect;

const excluded = (column: { readonly name: string }): SQL => sql.raw(`excluded."${column.name}"`);
/** Parameters of one statement are numbered in 16 bits. */
const ROWS_A_STATEMENT = 2000;

/** Writes days of the ledger; what an earlier roster wrote of the same days is replaced. */
export async function writeLedger(tx: Queryable, days: readonly LedgerDay[]): Promise<void> {
  const { unit: _unit, agent: _agent, date: _date, ...columns } = ledgerColumns;
  const set = Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, excluded(column)]));
  for (let from = 0; from < days.length; from += ROWS_A_STATEMENT) {
    await tx
      .insert(ledgerDay)
      .values(days.slice(from, from + ROWS_A_STATEMENT))
      .onConflictDoUpdate({ target: [ledgerDay.unit, ledgerDay.agent, ledgerDay.date], set });
  }
}

const ledgerColumns = {
  unit: ledgerDay.unit,
  agent: ledgerDay.agent,
  date: ledgerDay.date,
  roster: ledgerDay.roster,
  minutes: ledgerDay.minutes,
  contractMinutes: ledgerDay.contractMinutes,
  sunday: ledgerDay.sunday,
  night: ledgerDay.night,
  nightDue: ledgerDay.nightDue,
  weekend: ledgerDay.weekend,
  weekendDue: ledgerDay.weekendDue,
  holiday: ledgerDay.holiday,
  holidayDue: ledgerDay.holidayDue,
  onCall: ledgerDay.onCall,
  onCallDue: ledgerDay.onCallDue,
  onCallMinutes: ledgerDay.onCallMinutes,
  wishes: ledgerDay.wishes,
  refused: ledgerDay.refused,
  refusedDue: ledgerDay.refusedDue,
};

const total = (column: Parameters<typeof sum>[0]) => sql<number>`coalesce(${sum(column)}, 0)::float8`;

/** What each agent of a unit carried on days before a date, by agent id. */
export async function carriedBefore(
  db: Queryable,
  unit: string,
  before: string,
): Promise<Record<string, Burdens>> {
  const rows = await db
    .select({
      agent: ledgerDay.agent,
      night: total(ledgerDay.night),
      nightDue: total(ledgerDay.nightDue),
      weekend: total(ledgerDay.weekend),
      weekendDue: total(ledgerDay.weekendDue),
      holiday: total(ledgerDay.holiday),
      holidayDue: total(ledgerDay.holidayDue),
      onCall: total(ledgerDay.onCall),
      onCallDue: total(ledgerDay.onCallDue),
      refused: total(ledgerDay.refused),
      refusedDue: total(ledgerDay.refusedDue),
    })
    .from(ledgerDay)
    .where(and(eq(ledgerDay.unit, unit), lt(ledgerDay.date, before)))
    .groupBy(ledgerDay.agent);
  return Object.fromEntries(
    rows.map((row) => [
      row.agent,
      {
        night: { count: row.night, due: row.nightDue },
        weekend: { count: row.weekend, due: row.weekendDue },
        holiday: { count: row.holiday, due: row.holidayDue },
        onCall: { count: row.onCall, due: row.onCallDue },
        refused: { count: row.refused, due: row.refusedDue },
      },
    ]),
  );
}

/** First and last day of a unit's ledger before a date; null while it is empty. */
export async function ledgerSpan(
  db: Queryable,
  unit: string,
  before: string,
): Promise<{ readonly from: string | null; readonly to: string | null }> {
  const [span] = await db
    .select({ from: min(ledgerDay.date), to: max(ledgerDay.date) })
    .from(ledgerDay)
    .where(and(eq(ledgerDay.unit, unit), lt(ledgerDay.date, before)));
  return { from: span?.from ?? null, to: span?.to ?? null };
}

/** An agent's days from one date to before another, in order. */
export const agentDays = (
  db: Queryable,
  unit: string,
  agent: string,
  from: string,
  to: string,
): Promise<LedgerDay[]> =>
  db
    .select()
    .from(ledgerDay)
    .where(
      and(
        eq(ledgerDay.unit, unit),
        eq(ledgerDay.agent, agent),
        gte(ledgerDay.date, from),
        lt(ledgerDay.date, to),
      ),
    )
    .orderBy(asc(ledgerDay.date));
