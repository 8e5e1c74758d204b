import type { Assignments, RosterProblem } from '../problem/roster-problem.js';
import type { Verdict } from './verdict.js';
import { verify } from './verify.js';

/** A grid of labels (agent after agent, one byte a day, 0 = off) as a roster. */
export function assignmentsOfGrid(problem: RosterProblem, grid: Uint8Array): Assignments {
  const { days } = problem.period;
  const ids = ['', ...problem.shifts.map((shift) => shift.id)];
  return Object.fromEntries(
    problem.agents.map((agent, index) => [
      agent.id,
      Array.from(grid.subarray(index * days, (index + 1) * days), (label) => ids[label] ?? ''),
    ]),
  );
}

/** Turns a grid into a roster and judges it. */
export function verifyGrid(
  problem: RosterProblem,
  grid: Uint8Array,
): { readonly assignments: Assignments; readonly verdict: Verdict } {
  const assignments = assignmentsOfGrid(problem, grid);
  return { assignments, verdict: verify(problem, assignments) };
}
