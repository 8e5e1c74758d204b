import { isDeepStrictEqual } from 'node:util';
import type { CostPart, RosterComparison } from '@releve/contracts';
import { type Comparison, type CostParts, compareRosters, holidaysOf } from '@releve/optimization';
import { badInput, conflict, notFound } from '@releve/platform';
import type { z } from 'zod';
import type { PlannerDeps } from '../deps.js';
import { judgeRoster } from '../judge-roster.js';
import { carriedBefore } from '../ledger-store.js';
import { summaryOf } from '../roster-view.js';
import type { StoredRoster } from '../store.js';
import { baseProblem } from './base-problem.js';
import { findRoster } from './edit-roster.js';
import { sharesOf } from './working-shares.js';

/** A cost by its parts; the total is apart. */
export function partsOf({ total: _total, ...parts }: CostParts): z.infer<typeof CostPart>[] {
  return Object.entries(parts).map(([part, cost]) => ({ part, cost }));
}

const cellOf = (shift: string): string | null => (shift === '' ? null : shift);

/** Two rosters of the same days, both judged by the newer one's requirement, rules and wishes. */
export async function compare(
  deps: PlannerDeps,
  unitId: string,
  ids: { readonly a: string; readonly b: string },
): Promise<RosterComparison> {
  const unit = await deps.store.unit(unitId);
  if (!unit) throw notFound('unit', unitId);
  const [a, b] = [await findRoster(deps, unitId, ids.a), await findRoster(deps, unitId, ids.b)];
  if (a.from !== b.from || a.days !== b.days)
    throw badInput({
      place: 'query.b',
      value: `${b.from} + ${b.days} d`,
      expected: `a roster of the same days: ${a.from} + ${a.days} d`,
    });
  for (const row of [a, b])
    if (!row.assignments)
      throw conflict('There is nothing to compare yet.', {
        place: `roster ${row.id}`,
        value: row.status,
        expected: 'a roster with cells',
      });
  const judge = a.createdAt > b.createdAt ? a : b;
  const problem = baseProblem(judge);
  const compared = compareRosters({
    problem,
    a: a.assignments ?? {},
    b: b.assignments ?? {},
    shares: sharesOf(unit.definition),
    holidays: holidaysOf(problem.period),
    past: await carriedBefore(deps.database.db, unitId, a.from),
  });
  const names = new Map(problem.agents.map(({ id, name }) => [id, name ?? id]));
  const side = (row: StoredRoster, of: Comparison['a']): RosterComparison['a'] => ({
    roster: summaryOf(row),
    legal: judgeRoster(problem, row.assignments ?? {}, judge.rulePack).legal,
    cost: of.cost.total,
    parts: partsOf(of.cost),
    evenness: of.fairness,
    shortHours: of.shortHours,
    surplusHours: of.surplusHours,
  });
  return {
    a: side(a, compared.a),
    b: side(b, compared.b),
    judgedBy: judge.id,
    sameProblem: sameTask(a, b),
    changedCells: compared.changedCells,
    agents: compared.agents.map(({ agent, changes, ...pairs }) => ({
      id: agent,
      name: names.get(agent) ?? agent,
      changes: changes.map(({ day, from, to }) => ({ day, from: cellOf(from), to: cellOf(to) })),
      ...pairs,
    })),
    shortByDay: compared.shortByDay.map((pair) => ({ ...pair })),
  };
}

const sameTask = (a: StoredRoster, b: StoredRoster): boolean =>
  isDeepStrictEqual(baseProblem(a), baseProblem(b));
