import { areasOf, coveredSkills } from '../rostering/problem/areas.js';
import { periodCalendar } from '../rostering/problem/calendar.js';
import type { Assignments, RosterProblem } from '../rostering/problem/roster-problem.js';
import { GRID_MINUTES } from '../staffing/offered-load.js';

/**
 * Agents on duty by skill in each half-hour of the period, from local midnight of its first day to that after its
 * last: what a roster gives the simulation. Carry-in from the past counts; an agent with several skills counts in
 * each, unless the shift says what it covers.
 */
export function serversFromRoster(
  problem: RosterProblem,
  assignments: Assignments,
  skills: readonly string[],
): Readonly<Record<string, readonly number[]>> {
  const calendar = periodCalendar(problem.period);
  const from = calendar.instant(0, 0);
  const cells = Math.round((calendar.instant(problem.period.days, 0) - from) / GRID_MINUTES);
  const areas = areasOf(problem.shifts);
  const types = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const servers = new Map(skills.map((skill) => [skill, new Array<number>(cells).fill(0)]));
  for (const agent of problem.agents) {
    const worked = [
      ...(agent.past ?? []),
      ...(assignments[agent.id] ?? []).map((shift, day) => ({ day, shift })),
    ];
    for (const { day, shift } of worked) {
      const type = types.get(shift);
      if (type === undefined) continue;
      const span = calendar.span(day, type);
      const as = coveredSkills(type, agent.skills ?? [], areas);
      const first = Math.max(0, Math.ceil((span.start - from) / GRID_MINUTES));
      const end = Math.min(cells, Math.floor((span.coverEnd - from) / GRID_MINUTES));
      for (const skill of as) {
        const counts = servers.get(skill);
        for (let cell = first; counts !== undefined && cell < end; cell += 1) counts[cell] += 1;
      }
    }
  }
  return Object.fromEntries(servers);
}
