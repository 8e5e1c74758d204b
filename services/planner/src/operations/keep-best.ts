import type { RosterSummary } from '@releve/contracts';
import { conflict } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import { judgeRoster } from '../judge-roster.js';
import { summaryOf } from '../roster-view.js';
import { findRoster, saveRoster } from './edit-roster.js';

/**
 * Makes a draft of the best roster found although it is below the safety minimum: somebody must be on duty tonight.
 * @throws conflict where there is none to keep
 */
export async function keepBest(
  deps: PlannerDeps,
  target: { readonly unit: string; readonly roster: string },
  revision: number,
): Promise<RosterSummary> {
  const row = await findRoster(deps, target.unit, target.roster);
  const best = row.bestBelowMinimum;
  if (best === null)
    throw conflict('No roster was found that only lacks people.', {
      place: 'roster.status',
      value: row.status,
      expected: 'infeasible or failed, with a best roster below the safety minimum',
    });
  const cost = judgeRoster(row.problem, best, row.rulePack).cost.total;
  const change = { status: 'draft', assignments: best, bestBelowMinimum: null, cost } as const;
  return summaryOf(await saveRoster(deps, row, revision, change));
}
