import type { Ledger } from '@releve/contracts';
import { type Burdens, fairnessOf, NOTHING } from '@releve/optimization';
import { notFound } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import { carriedBefore, ledgerSpan } from '../ledger-store.js';
import type { StoredRoster, StoredUnit } from '../store.js';
import { findRoster } from './edit-roster.js';
import { fairnessInput } from './record-in-ledger.js';

/** Later than any day rostered. */
const EVER = '9999-12-31';

/** How a roster shares burdens, with what was carried before it. */
export async function rosterFairness({ database }: PlannerDeps, unit: StoredUnit, row: StoredRoster) {
  const past = await carriedBefore(database.db, row.unit, row.from);
  return { past, ...fairnessOf(fairnessInput(unit, row), past) };
}

/** The ledger of a unit: over all published rosters, or before one and in it. */
export async function getLedger(
  deps: PlannerDeps,
  unitId: string,
  rosterId: string | undefined,
): Promise<Ledger> {
  const unit = await deps.store.unit(unitId);
  if (!unit) throw notFound('unit', unitId);
  const row = rosterId === undefined ? undefined : await findRoster(deps, unitId, rosterId);
  const before = row?.from ?? EVER;
  const span = await ledgerSpan(deps.database.db, unitId, before);
  const { agents } = unit.definition;
  const { past, own, evenness } = row
    ? await rosterFairness(deps, unit, row).then((fair) => ({ ...fair, own: fair.agents }))
    : await wholePast(deps, unitId, agents);
  return {
    unit: unit.definition.id,
    ...span,
    agents: agents.map(({ id, name, workingTimeShare }) => ({
      id,
      name,
      workingTimeShare,
      past: past[id] ?? NOTHING,
      roster: own?.[id] ?? null,
    })),
    evenness,
  };
}

async function wholePast(deps: PlannerDeps, unit: string, agents: readonly { readonly id: string }[]) {
  const past: Record<string, Burdens> = await carriedBefore(deps.database.db, unit, EVER);
  // Nobody works in an empty period: its evenness is that of the past alone.
  const problem = {
    period: { start: '2000-01-01', days: 1, zone: 'UTC' },
    shifts: [],
    agents: agents.map(({ id }) => ({ id })),
    cover: [],
    requests: [],
    rules: [],
  };
  const { evenness } = fairnessOf({ problem, assignments: {}, shares: {}, holidays: [] }, past);
  return { past, own: undefined, evenness };
}
