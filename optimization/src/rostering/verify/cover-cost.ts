import { type PeriodCalendar, periodCalendar } from '../problem/calendar.js';
import type { CostStep, CoverNeed, RosterProblem, ShiftType } from '../problem/roster-problem.js';
import type { AgentLine, WorkedShift } from './agent-line.js';

/** Price of missing a need by `units` under convex steps; the last step goes on for ever. */
export function stepCost(steps: readonly CostStep[], units: number): number {
  let cost = 0;
  let left = units;
  steps.forEach((step, index) => {
    const width = index === steps.length - 1 ? left : Math.min(left, step.width ?? left);
    cost += Math.max(0, width) * step.cost;
    left -= width;
  });
  return cost;
}

/** A wall-clock interval that a clock change skips has no length and asks for nobody. */
export function needExists(need: CoverNeed, calendar: PeriodCalendar): boolean {
  return (
    need.on === 'shift' ||
    calendar.instant(need.day, need.toMinute) > calendar.instant(need.day, need.fromMinute)
  );
}

/**
 * People present for each need: those on the shift, or those at work through the whole interval.
 * A need that does not exist counts as met.
 */
export function countPresent(problem: RosterProblem, lines: readonly AgentLine[]): number[] {
  const calendar = periodCalendar(problem.period);
  // Shifts may last two days, so an interval is filled by shifts of its own day and the two before.
  const reach = (need: CoverNeed) =>
    need.on === 'shift' ? [need.day] : [need.day, need.day - 1, need.day - 2];
  const isArea = (skill: string) => problem.shifts.some(({ area }) => area === skill);
  const coversSkill = ({ coversAs, area }: ShiftType, skills: readonly string[], wanted: string): boolean => {
    if (coversAs !== undefined) return coversAs === wanted;
    // In an area, nobody is in another one at the same time.
    if (area !== undefined && isArea(wanted)) return area === wanted;
    return skills.includes(wanted);
  };
  return problem.cover.map((need) => {
    if (!needExists(need, calendar)) return need.need;
    const from = need.on === 'interval' ? calendar.instant(need.day, need.fromMinute) : 0;
    const to = need.on === 'interval' ? calendar.instant(need.day, need.toMinute) : 0;
    const days = reach(need);
    const isThere = ({ start, coverEnd, workEnd, end }: WorkedShift, onCall: boolean): boolean =>
      onCall ? workEnd <= from && to <= end : start <= from && to <= coverEnd;
    const fills = (line: AgentLine, worked: WorkedShift | undefined) =>
      worked !== undefined &&
      (need.on === 'shift' ? worked.shift.id === need.shift : isThere(worked, need.onCall === true)) &&
      (need.skill === undefined || coversSkill(worked.shift, line.agent.skills ?? [], need.skill));
    return lines.filter((line) => days.some((day) => fills(line, line.on(day)))).length;
  });
}
