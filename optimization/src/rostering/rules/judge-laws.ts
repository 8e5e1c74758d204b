import { callOutSpan, hasWork, type PeriodCalendar, periodCalendar, workOf } from '../problem/calendar.js';
import type { AppliedRule } from '../problem/line-rule.js';
import type { Agent, Assignments, Period, RosterProblem, ShiftType } from '../problem/roster-problem.js';
import type { Certainty, Fault, RulePack } from './law.js';
import type { Duty, OnCall, WorkLine } from './work-line.js';

/** A breach of a law by one agent, in the law's words. */
export interface LawViolation extends Fault {
  readonly agent: string;
  /** Pack and law: `fr-hospital/48-hours`. */
  readonly rule: string;
  readonly article: string;
  readonly certainty: Certainty;
}

/** What a pack tells the solver: its line constraints under the names its violations carry. */
export function packLineRules(
  pack: RulePack,
  shifts: readonly ShiftType[],
  period?: Period,
): readonly AppliedRule[] {
  return pack.laws.flatMap((law) =>
    law.lineRules(shifts, period).map((line) => ({ id: `${pack.id}/${law.id}`, line })),
  );
}

/**
 * One agent's line as instants: past shifts, then the period's cells, work and time on call apart. Unknown shift ids count
 * as days off.
 */
export function workLine(
  problem: RosterProblem,
  agent: Agent,
  cells: readonly string[],
  calendar: PeriodCalendar = periodCalendar(problem.period),
): WorkLine {
  const types = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const overtime = new Set(agent.overtimeDays ?? []);
  const worked = [
    ...(agent.past ?? []).map(({ day, shift }) => ({ day, shift })),
    ...cells.map((shift, day) => ({ day, shift })),
  ];
  const onCalls = worked.flatMap(({ day, shift }): readonly OnCall[] => {
    const type = types.get(shift);
    if (type === undefined) return [];
    const { workEnd, end } = calendar.span(day, type);
    return end > workEnd ? [{ start: workEnd, end }] : [];
  });
  const duties = worked.flatMap(({ day, shift }): readonly Duty[] => {
    const type = types.get(shift);
    if (type === undefined || !hasWork(type)) return [];
    const { start, end } = workOf(calendar.span(day, type));
    const breakMinutes = type.breakMinutes ?? 0;
    const overtimeMinutes = overtime.has(day) ? end - start - breakMinutes : 0;
    return [{ start, end, breakMinutes, overtimeMinutes }];
  });
  return {
    agent: agent.id,
    calendar,
    days: problem.period.days,
    firstKnownDay: -(problem.period.pastDays ?? 0),
    duties: duties.sort((a, b) => a.start - b.start),
    onCalls: onCalls.sort((a, b) => a.start - b.start),
    callOuts: (agent.callOuts ?? [])
      .map((callOut) => callOutSpan(calendar, callOut))
      .sort((a, b) => a.start - b.start),
    ...(problem.period.holidayCalendar === undefined
      ? {}
      : { holidayCalendar: problem.period.holidayCalendar }),
  };
}

/**
 * Checks a roster against a pack from its instants alone, without the line constraints the solver was given.
 *
 * @returns every breach, agent by agent; an empty list means legal under this pack
 */
export function judgeLaws(
  problem: RosterProblem,
  assignments: Assignments,
  pack: RulePack,
): readonly LawViolation[] {
  const calendar = periodCalendar(problem.period);
  return problem.agents.flatMap((agent) =>
    judgeWorkLine(workLine(problem, agent, assignments[agent.id] ?? [], calendar), pack),
  );
}

/** Checks one agent's line against a pack. */
export function judgeWorkLine(line: WorkLine, pack: RulePack): readonly LawViolation[] {
  return pack.laws.flatMap((law) =>
    law.check(line).map((fault) => ({
      ...fault,
      agent: line.agent,
      rule: `${pack.id}/${law.id}`,
      article: law.article,
      certainty: law.certainty,
    })),
  );
}
