import type { Roster, Violation } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { badInput, conflict, notFound } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import { judgeRoster } from '../judge-roster.js';
import { viewOf } from '../roster-view.js';
import type { StoredRoster, StoredUnit } from '../store.js';
import { announceRoster } from './announce-roster.js';

export interface CellChange {
  readonly agent: string;
  readonly day: number;
  /** Absent: the cell keeps its shift. */
  readonly shift?: string | null | undefined;
  readonly locked?: boolean | undefined;
}

/** @throws not-found when the unit has no such roster */
export async function findRoster({ store }: PlannerDeps, unit: string, id: string): Promise<StoredRoster> {
  const row = await store.roster(unit, id);
  if (!row) throw notFound('roster', id);
  return row;
}

/** The cells after the changes; every change names an agent, a day and a shift the roster knows. */
function applied(
  row: StoredRoster,
  cells: readonly CellChange[],
): { assignments: Record<string, string[]>; locked: Record<string, number[]> } {
  const agents = new Set(row.problem.agents.map(({ id }) => id));
  const shifts = new Set(row.problem.shifts.map(({ id }) => id));
  const assignments = Object.fromEntries(
    [...agents].map((id) => [
      id,
      Array.from({ length: row.days }, (_, day) => row.assignments?.[id]?.[day] ?? ''),
    ]),
  );
  const locked = new Map([...agents].map((id) => [id, new Set(row.locked[id] ?? [])]));
  cells.forEach(({ agent, day, shift, locked: lock }, index) => {
    const place = `body.cells.${index}`;
    const line = assignments[agent];
    if (!line) throw badInput({ place: `${place}.agent`, value: agent, expected: 'an agent of the roster' });
    if (day >= row.days)
      throw badInput({ place: `${place}.day`, value: day, expected: `a day from 0 to ${row.days - 1}` });
    if (typeof shift === 'string' && !shifts.has(shift))
      throw badInput({
        place: `${place}.shift`,
        value: shift,
        expected: `null or one of ${[...shifts].join(', ')}`,
      });
    if (shift !== undefined) line[day] = shift ?? '';
    if (lock === true) locked.get(agent)?.add(day);
    if (lock === false) locked.get(agent)?.delete(day);
  });
  const lockedDays = [...locked]
    .filter(([, days]) => days.size > 0)
    .map(([id, days]) => [id, [...days].sort((a, b) => a - b)]);
  return { assignments, locked: Object.fromEntries(lockedDays) };
}

/** Changes a roster that still stands at `revision`, and announces it. @throws conflict when it has moved on */
export async function saveRoster(
  deps: PlannerDeps,
  row: StoredRoster,
  revision: number,
  change: Partial<StoredRoster>,
  also: (tx: Queryable, unit: StoredUnit, row: StoredRoster) => Promise<void> = async () => {},
): Promise<StoredRoster> {
  const unit = await deps.store.unit(row.unit);
  if (!unit) throw notFound('unit', row.unit);
  return deps.database.db.transaction(async (tx) => {
    const changed = await deps.store.updateRoster(tx, row.id, revision, change);
    if (!changed)
      throw conflict(`The roster has changed since revision ${revision}.`, {
        place: 'body.revision',
        value: revision,
        expected: `${row.revision}`,
        hint: 'Fetch it again, then repeat the change.',
      });
    await also(tx, unit, changed);
    await announceRoster(tx, changed, unit.definition.site, deps.clock());
    return changed;
  });
}

/** @throws conflict for a roster in another state */
export function mustBeDraft(row: StoredRoster): void {
  if (row.status !== 'draft')
    throw conflict(`A roster that is ${row.status} cannot be changed.`, {
      place: 'roster.status',
      value: row.status,
      expected: 'draft',
    });
}

/** Changes and locks cells of a draft; an illegal result is stored as a draft and shown with what it violates. */
export async function editCells(
  deps: PlannerDeps,
  target: { readonly unit: string; readonly roster: string },
  { revision, cells }: { readonly revision: number; readonly cells: readonly CellChange[] },
): Promise<Roster> {
  const row = await findRoster(deps, target.unit, target.roster);
  mustBeDraft(row);
  const { assignments, locked } = applied(row, cells);
  const cost = judgeRoster(row.problem, assignments, row.rulePack).cost.total;
  return viewOf(
    await saveRoster(deps, row, revision, { assignments, locked, cost, bound: row.bound, gap: null }),
  );
}

/** What a change of cells would violate; nothing is stored. */
export async function checkCells(
  deps: PlannerDeps,
  target: { readonly unit: string; readonly roster: string },
  cells: readonly CellChange[],
): Promise<Violation[]> {
  const row = await findRoster(deps, target.unit, target.roster);
  return [...judgeRoster(row.problem, applied(row, cells).assignments, row.rulePack).violations];
}
