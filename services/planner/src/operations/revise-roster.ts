import { randomUUID } from 'node:crypto';
import type { Absence, RosterSummary } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import {
  type Assignments,
  disruptedProblem,
  type RosterProblem,
  withOvertime,
  withoutAbsent,
} from '@releve/optimization';
import { badInput, conflict, notFound } from '@releve/platform';
import { addDays } from '../civil-days.js';
import type { PlannerDeps } from '../deps.js';
import { judgeRoster } from '../judge-roster.js';
import { summaryOf } from '../roster-view.js';
import type { StoredRoster, StoredUnit } from '../store.js';
import type { DatedLeave } from '../unit-planning.js';
import { announceRoster } from './announce-roster.js';
import { findRoster } from './edit-roster.js';

export interface Target {
  readonly unit: string;
  readonly roster: string;
}

interface CellOf {
  readonly agent: string;
  readonly day: number;
}

export interface Revision {
  readonly revision: number;
  readonly absences: readonly Absence[];
  readonly cells: readonly (CellOf & { readonly shift: string | null })[];
  readonly overtime: readonly CellOf[];
}

/** A new version of a roster: the problem it answers, and its cells. */
export interface RosterVersion {
  readonly problem: RosterProblem;
  readonly assignments: Assignments;
  readonly absences: readonly Absence[];
}

/** Rosters that can be revised: drafts in place, published ones by a new draft beside them. */
export function mustHaveCells(row: StoredRoster): Assignments {
  if (row.assignments && (row.status === 'draft' || row.status === 'published')) return row.assignments;
  throw conflict(`A roster that is ${row.status} cannot be revised.`, {
    place: 'roster.status',
    value: row.status,
    expected: 'draft or published',
  });
}

/** @throws bad-input for an agent the roster does not know or days that are not its own */
export function checkAbsences(row: StoredRoster, absences: readonly Absence[]): void {
  absences.forEach(({ agent, fromDay, toDay }, index) => {
    const place = `body.absences.${index}`;
    mustKnow(row, agent, `${place}.agent`);
    if (toDay < fromDay || toDay >= row.days)
      throw badInput({
        place: `${place}.toDay`,
        value: toDay,
        expected: `a day from ${fromDay} to ${row.days - 1}`,
      });
  });
}

export function mustKnow({ problem }: StoredRoster, agent: string, place: string): void {
  if (!problem.agents.some(({ id }) => id === agent))
    throw badInput({ place, value: agent, expected: 'an agent of the roster' });
}

/** Records absences and changes cells; an illegal result is a draft that shows what it violates. */
export async function reviseRoster(
  deps: PlannerDeps,
  target: Target,
  asked: Revision,
): Promise<RosterSummary> {
  const row = await findRoster(deps, target.unit, target.roster);
  const base = mustHaveCells(row);
  checkAbsences(row, asked.absences);
  const disruption = { absences: asked.absences, needs: [] };
  const assignments = Object.fromEntries(
    Object.entries(withoutAbsent(row.problem, base, disruption)).map(([id, cells]) => [id, [...cells]]),
  );
  const shifts = new Set(row.problem.shifts.map(({ id }) => id));
  asked.cells.forEach(({ agent, day, shift }, index) => {
    const place = `body.cells.${index}`;
    mustKnow(row, agent, `${place}.agent`);
    if (day >= row.days)
      throw badInput({ place: `${place}.day`, value: day, expected: `a day from 0 to ${row.days - 1}` });
    if (shift !== null && !shifts.has(shift))
      throw badInput({
        place: `${place}.shift`,
        value: shift,
        expected: `null or one of ${[...shifts].join(', ')}`,
      });
    if ((row.locked[agent] ?? []).includes(day))
      throw badInput({ place: `${place}.day`, value: day, expected: 'a cell that is not locked' });
    const cells = assignments[agent];
    if (cells) cells[day] = shift ?? '';
  });
  const problem = withOvertime(
    disruptedProblem(row.problem, base, disruption),
    overtimeDays(row.problem, assignments, asked.overtime),
  );
  return makeVersion(deps, row, asked.revision, { problem, assignments, absences: asked.absences });
}

/** Days of overtime after a revision: those there were that are still worked, and the new ones. */
function overtimeDays(problem: RosterProblem, assignments: Assignments, added: readonly CellOf[]) {
  return Object.fromEntries(
    problem.agents.map(({ id, overtimeDays: before = [] }) => {
      const days = [...before, ...added.filter(({ agent }) => agent === id).map(({ day }) => day)];
      return [id, [...new Set(days)].filter((day) => (assignments[id]?.[day] ?? '') !== '')];
    }),
  );
}

/** Stores a version: in the draft's place, or as a new draft beside what is published. */
export async function makeVersion(
  deps: PlannerDeps,
  row: StoredRoster,
  revision: number,
  { problem, assignments, absences }: RosterVersion,
): Promise<RosterSummary> {
  const unit = await deps.store.unit(row.unit);
  if (!unit) throw notFound('unit', row.unit);
  if (row.revision !== revision) throw moved(row, revision);
  const change = {
    problem,
    assignments: Object.fromEntries(Object.entries(assignments).map(([id, cells]) => [id, [...cells]])),
    locked: stillLocked(row, absences),
    cost: judgeRoster(problem, assignments, row.rulePack).cost.total,
    bound: null,
    gap: null,
  };
  return deps.database.db.transaction(async (tx) => {
    await recordAbsences(deps, tx, unit, row, problem, absences);
    if (row.status === 'draft') {
      const changed = await deps.store.updateRoster(tx, row.id, revision, change);
      if (!changed) throw moved(row, revision);
      await announceRoster(tx, changed, unit.definition.site, deps.clock());
      return summaryOf(changed);
    }
    const draft: StoredRoster = {
      ...row,
      ...change,
      id: randomUUID(),
      status: 'draft',
      revision: 0,
      createdAt: deps.clock(),
      publishedAt: null,
      publication: null,
      reasons: [],
    };
    await deps.store.insertRoster(tx, draft);
    await announceRoster(tx, draft, unit.definition.site, deps.clock());
    return summaryOf(draft);
  });
}

const moved = (row: StoredRoster, revision: number) =>
  conflict(`The roster has changed since revision ${revision}.`, {
    place: 'body.revision',
    value: revision,
    expected: `${row.revision}`,
    hint: 'Fetch it again, then repeat the change.',
  });

function stillLocked(row: StoredRoster, absences: readonly Absence[]): Record<string, number[]> {
  const away = (agent: string, day: number) =>
    absences.some((absence) => absence.agent === agent && day >= absence.fromDay && day <= absence.toDay);
  return Object.fromEntries(
    Object.entries(row.locked)
      .map(([id, days]) => [id, days.filter((day) => !away(id, day))] as const)
      .filter(([, days]) => days.length > 0),
  );
}

/** Absences are the unit's from now on, so that whatever is planned next knows of them. No cause is kept. */
async function recordAbsences(
  deps: PlannerDeps,
  tx: Queryable,
  unit: StoredUnit,
  row: StoredRoster,
  problem: RosterProblem,
  absences: readonly Absence[],
): Promise<void> {
  const known = new Set(unit.planning.leave.map(({ agent, date }) => `${agent} ${date}`));
  const added = absences.flatMap(({ agent, fromDay, toDay }) => {
    const leave = problem.agents.find(({ id }) => id === agent)?.leave ?? [];
    return leave
      .filter(({ day }) => day >= fromDay && day <= toDay)
      .map(
        ({ day, creditMinutes }): DatedLeave => ({
          agent,
          date: addDays(row.from, day),
          ...(creditMinutes === undefined ? {} : { creditMinutes }),
        }),
      );
  });
  const fresh = added.filter(({ agent, date }) => !known.has(`${agent} ${date}`));
  if (fresh.length === 0) return;
  const planning = { ...unit.planning, leave: [...unit.planning.leave, ...fresh] };
  await deps.store.saveUnit(tx, { definition: unit.definition, planning }, deps.clock());
}
