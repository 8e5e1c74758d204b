import type { LabelGrid } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';

/** What all changes together may add to a cost: less than anybody is told of. */
const ALL_CHANGES = 0.1;

export interface Staying {
  readonly compiled: CompiledProblem;
  /** The most that changes add to the cost of any roster; a bound of `compiled` less this bounds the problem. */
  readonly slack: number;
}

/**
 * The same problem where each cell that differs from a roster costs a trifle, so that among rosters of equal cost
 * the one nearest to it is found.
 */
export function preferStaying(compiled: CompiledProblem, grid: LabelGrid): Staying {
  const { days, stride } = compiled;
  const trifle = ALL_CHANGES / Math.max(1, grid.length);
  let constant = compiled.constant;
  const agents = compiled.agents.map((agent) => {
    const cost = agent.cost.slice();
    for (let day = 0; day < days; day++) {
      const stays = grid[agent.index * days + day];
      // Days off must cost nothing, so staying at work is what is rewarded.
      if (stays > 0) {
        cost[day * stride + stays] -= trifle;
        constant += trifle;
        continue;
      }
      for (let label = 1; label < stride; label++) cost[day * stride + label] += trifle;
    }
    return { ...agent, cost };
  });
  return { compiled: { ...compiled, agents, constant, integral: false }, slack: ALL_CHANGES };
}
