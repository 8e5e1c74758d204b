import { periodCalendar, workedMinutes } from '../problem/calendar.js';
import type { AppliedRule } from '../problem/line-rule.js';
import type { Agent, RosterProblem } from '../problem/roster-problem.js';
import { HOSPITAL_OVERTIME, type OvertimeCaps } from '../rules/overtime/overtime.js';

/** Overtime already worked: minutes this civil month and this civil year. */
export interface OvertimeWorked {
  readonly monthMinutes: number;
  readonly yearMinutes: number;
}

/** Overtime that may still be asked for. */
export interface OvertimeRoom {
  readonly caps: OvertimeCaps;
  /** Agent → overtime known to have been worked; agents left out have none. */
  readonly worked: Readonly<Record<string, OvertimeWorked>>;
}

export const DEFAULT_OVERTIME: OvertimeRoom = { caps: HOSPITAL_OVERTIME, worked: {} };

/**
 * Minutes of overtime an agent may still be asked for over a roster's period: one month's cap for the whole period
 * even if it touches two months, the careful reading.
 */
export function overtimeLeft(agent: string, { caps, worked }: OvertimeRoom): number {
  const known = worked[agent] ?? { monthMinutes: 0, yearMinutes: 0 };
  return Math.max(0, Math.min(caps.monthMinutes - known.monthMinutes, caps.yearMinutes - known.yearMinutes));
}

/** Rules that overtime stands outside of: hours of the contract, and limits "without overtime". */
export function leavesOvertimeOut({ line }: AppliedRule): boolean {
  return line.kind === 'period-minutes' || (line.kind === 'rolling-minutes' && line.withoutOvertime === true);
}

/** Minutes of work of an agent's shifts that are overtime. */
export function overtimeMinutes(problem: RosterProblem, agent: Agent, cells: readonly string[]): number {
  const calendar = periodCalendar(problem.period);
  const types = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  return (agent.overtimeDays ?? []).reduce((sum, day) => {
    const shift = types.get(cells[day] ?? '');
    return shift ? sum + workedMinutes(calendar.span(day, shift), shift) : sum;
  }, 0);
}

/** The problem with each agent's days of overtime as given; agents left out have none. */
export function withOvertime(
  problem: RosterProblem,
  days: Readonly<Record<string, readonly number[]>>,
): RosterProblem {
  const agents = problem.agents.map((agent): Agent => {
    const { overtimeDays: _before, ...rest } = agent;
    const own = days[agent.id] ?? [];
    return own.length > 0 ? { ...rest, overtimeDays: [...own].sort((a, b) => a - b) } : rest;
  });
  return { ...problem, agents };
}
