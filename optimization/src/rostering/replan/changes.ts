import type { Assignments, RosterProblem } from '../problem/roster-problem.js';
import { type Disruption, isAbsent } from './disruption.js';

/** One cell that is not as it was; `''` is a day off. */
export interface CellChange {
  readonly agent: string;
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** Cells that differ, agent by agent; those that an absence empties are not changes but its cause. */
export function changedCells(
  problem: RosterProblem,
  base: Assignments,
  next: Assignments,
  disruption: Disruption,
): readonly CellChange[] {
  return problem.agents.flatMap(({ id }) =>
    Array.from({ length: problem.period.days }, (_, day) => ({
      agent: id,
      day,
      from: base[id]?.[day] ?? '',
      to: next[id]?.[day] ?? '',
    })).filter(({ day, from, to }) => from !== to && !isAbsent(disruption, id, day)),
  );
}
