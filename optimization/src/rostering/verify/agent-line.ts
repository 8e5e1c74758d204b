import { type PeriodCalendar, type ShiftSpan, workedMinutes } from '../problem/calendar.js';
import type { Agent, RosterProblem, ShiftType } from '../problem/roster-problem.js';

/** One worked shift of an agent, past or planned. */
export interface WorkedShift extends ShiftSpan {
  readonly day: number;
  readonly shift: ShiftType;
  readonly worked: number;
  /** Worked as overtime. */
  readonly overtime: boolean;
}

/** One agent's days as known: the past days, then the period. Day 0 is the period's first. */
export interface AgentLine {
  readonly agent: Agent;
  readonly calendar: PeriodCalendar;
  /** First known day (0 or negative). */
  readonly firstDay: number;
  /** Day after the last. */
  readonly endDay: number;
  /** In order of day. */
  readonly shifts: readonly WorkedShift[];
  on(day: number): WorkedShift | undefined;
  works(day: number): boolean;
  /** No minute of work between the day's two midnights. */
  rests(day: number): boolean;
}

/** A run of days on end, `end` excluded. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** Joins an agent's past and planned shifts. `cells` holds a shift type or undefined per day of the period. */
export function agentLine(
  problem: RosterProblem,
  calendar: PeriodCalendar,
  agent: Agent,
  cells: readonly (ShiftType | undefined)[],
): AgentLine {
  const types = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const byDay = new Map<number, ShiftType>();
  for (const past of agent.past ?? []) {
    const shift = types.get(past.shift);
    if (shift) byDay.set(past.day, shift);
  }
  cells.forEach((shift, day) => {
    if (shift) byDay.set(day, shift);
  });
  const overtime = new Set(agent.overtimeDays ?? []);
  const shifts = [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, shift]) => {
      const span = calendar.span(day, shift);
      return { ...span, day, shift, worked: workedMinutes(span, shift), overtime: overtime.has(day) };
    });
  const workedOn = new Map(shifts.map((worked) => [worked.day, worked]));
  return {
    agent,
    calendar,
    firstDay: 0 - (problem.period.pastDays ?? 0),
    endDay: problem.period.days,
    shifts,
    on: (day) => workedOn.get(day),
    works: (day) => byDay.has(day),
    rests: (day) => {
      const [from, to] = [calendar.instant(day, 0), calendar.instant(day + 1, 0)];
      return !shifts.some((shift) => shift.start < to && shift.end > from);
    },
  };
}

/** Maximal runs of days on which `test` holds, from `first` to `end` excluded. */
export function runsOf(first: number, end: number, test: (day: number) => boolean): Run[] {
  const runs: Run[] = [];
  let start: number | undefined;
  for (let day = first; day <= end; day++) {
    const inside = day < end && test(day);
    if (inside && start === undefined) start = day;
    if (!inside && start !== undefined) {
      runs.push({ start, end: day });
      start = undefined;
    }
  }
  return runs;
}
