import type { RosterProblem } from '@releve/optimization';
import type { StoredRoster } from '../store.js';

/** The problem as it was before burdens had to be shared: by it, rosters of every level of fairness compare. */
export function baseProblem({ problem, fairness }: StoredRoster): RosterProblem {
  if (!fairness) return problem;
  return {
    ...problem,
    requests: fairness.requests,
    agents: problem.agents.map((agent) =>
      agent.rules === undefined
        ? agent
        : { ...agent, rules: agent.rules.filter(({ id }) => !id.startsWith('fairness/')) },
    ),
  };
}
