import type { Queryable } from '@releve/database';
import { burdensByDay, type FairnessInput, holidaysOf } from '@releve/optimization';
import { addDays } from '../civil-days.js';
import { writeLedger } from '../ledger-store.js';
import type { StoredRoster, StoredUnit } from '../store.js';
import { baseProblem } from './base-problem.js';
import { sharesOf } from './working-shares.js';

/** What the fairness of a roster is told from. */
export const fairnessInput = (unit: StoredUnit, row: StoredRoster): FairnessInput => ({
  problem: baseProblem(row),
  assignments: row.assignments ?? {},
  shares: sharesOf(unit.definition),
  holidays: holidaysOf(row.problem.period),
});

/** Writes a published roster into the ledger, in the transaction that publishes or amends it. */
export async function recordInLedger(tx: Queryable, unit: StoredUnit, row: StoredRoster): Promise<void> {
  const credited = new Map(row.problem.agents.map(({ id, leave = [] }) => [id, leave] as const));
  /** Hours of leave count as done: they are no longer due. */
  const leaveMinutes = (agent: string, day: number): number =>
    (credited.get(agent) ?? []).reduce(
      (sum, leave) => (leave.day === day ? sum + (leave.creditMinutes ?? 0) : sum),
      0,
    );
  const days = burdensByDay(fairnessInput(unit, row)).map(
    ({ agent, day, minutes, onCallMinutes, sunday, wishes, burdens }) => ({
      unit: row.unit,
      agent,
      date: addDays(row.from, day),
      roster: row.id,
      minutes: Math.round(minutes),
      contractMinutes: (row.contractMinutes[agent] ?? 0) / row.days - leaveMinutes(agent, day),
      sunday: sunday ? 1 : 0,
      night: burdens.night.count,
      nightDue: burdens.night.due,
      weekend: burdens.weekend.count,
      weekendDue: burdens.weekend.due,
      holiday: burdens.holiday.count,
      holidayDue: burdens.holiday.due,
      onCall: burdens.onCall.count,
      onCallDue: burdens.onCall.due,
      onCallMinutes: Math.round(onCallMinutes),
      wishes,
      refused: burdens.refused.count,
      refusedDue: burdens.refused.due,
    }),
  );
  await writeLedger(tx, days);
}
