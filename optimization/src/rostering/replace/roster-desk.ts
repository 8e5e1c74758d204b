import { type PeriodCalendar, periodCalendar } from '../problem/calendar.js';
import type { Agent, Assignments, RosterProblem, ShiftType } from '../problem/roster-problem.js';
import { type OvertimeRoom, overtimeLeft } from '../replan/overtime.js';
import type { RulePack } from '../rules/law.js';
import { type AgentLine, agentLine } from '../verify/agent-line.js';
import type { Violation } from '../verify/verdict.js';
import { judgeForm, judgeLine, judgeRule, rulesOf } from '../verify/verify.js';

export interface DeskInput {
  readonly problem: RosterProblem;
  readonly roster: Assignments;
  /** The law that names exclusions; rules outside it are named by what they ask. */
  readonly pack?: RulePack;
  /** Agent → days that never change. */
  readonly locked: Readonly<Record<string, readonly number[]>>;
  /** Minutes since 1970; shifts that have begun stay, and nobody is called to one that has. */
  readonly now?: number;
  /** Overtime that may be called; null for none. */
  readonly overtime: OvertimeRoom | null;
  /** Agent → minutes the contract asks for over the period; agents left out are read by the middle of their limits. */
  readonly contractMinutes?: Readonly<Record<string, number>>;
}

/** One cell of a roster with what it becomes; `''` is a day off. */
export interface Move {
  readonly agent: string;
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** A roster being looked at cell by cell: lines judged alone, with the faults a line already had left aside. */
export interface RosterDesk extends DeskInput {
  readonly calendar: PeriodCalendar;
  readonly agents: ReadonlyMap<string, Agent>;
  readonly shifts: ReadonlyMap<string, ShiftType>;
  shiftOn(agent: string, day: number): string;
  /** The agent's cells after some moves of theirs. */
  cells(agent: Agent, moves: readonly Move[]): readonly string[];
  line(agent: Agent, moves: readonly Move[], overtimeDays?: readonly number[]): AgentLine;
  /** Rules that the moves break and that were not broken before. */
  newFaults(agent: Agent, moves: readonly Move[], overtimeDays?: readonly number[]): readonly Violation[];
  /** Do the moves break nothing that was not broken before? Stops at the first rule broken. */
  isLegal(agent: Agent, moves: readonly Move[], overtimeDays?: readonly number[]): boolean;
  /** May this cell still change at all? */
  isOpen(agent: string, day: number): boolean;
  hasBegun(shift: string, day: number): boolean;
  overtimeLeft(agent: string): number;
}

export function rosterDesk(input: DeskInput): RosterDesk {
  const { problem, roster, now } = input;
  const calendar = periodCalendar(problem.period);
  const agents = new Map(problem.agents.map((agent) => [agent.id, agent]));
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const known = new Map<string, ReadonlySet<string>>();
  const shiftOn = (agent: string, day: number): string => roster[agent]?.[day] ?? '';
  const hasBegun = (shift: string, day: number): boolean => {
    const type = shifts.get(shift);
    return now !== undefined && type !== undefined && calendar.span(day, type).start <= now;
  };
  const cells = (agent: Agent, moves: readonly Move[]): readonly string[] => {
    const row = Array.from({ length: problem.period.days }, (_, day) => shiftOn(agent.id, day));
    for (const move of moves) if (move.agent === agent.id) row[move.day] = move.to;
    return row;
  };
  const line = (agent: Agent, moves: readonly Move[], overtimeDays: readonly number[] = []): AgentLine => {
    const paid = overtimeDays.length === 0 ? agent : asOvertime(agent, overtimeDays);
    return agentLine(
      problem,
      calendar,
      paid,
      cells(agent, moves).map((id) => shifts.get(id)),
    );
  };
  const faultsBefore = (agent: Agent): ReadonlySet<string> => {
    const before = known.get(agent.id) ?? new Set(judgeLine(problem, line(agent, [])).map(keyOf));
    known.set(agent.id, before);
    return before;
  };
  return {
    ...input,
    calendar,
    agents,
    shifts,
    shiftOn,
    cells,
    line,
    newFaults: (agent, moves, overtimeDays) => {
      const before = faultsBefore(agent);
      return judgeLine(problem, line(agent, moves, overtimeDays)).filter(
        (fault) => !before.has(keyOf(fault)),
      );
    },
    isLegal: (agent, moves, overtimeDays) => {
      const before = faultsBefore(agent);
      const after = line(agent, moves, overtimeDays);
      const known = (fault: Violation) => before.has(keyOf(fault));
      if (!judgeForm(after).every(known)) return false;
      return rulesOf(problem, agent).every((rule) => judgeRule(after, rule).every(known));
    },
    isOpen: (agent, day) => !(input.locked[agent] ?? []).includes(day) && !hasBegun(shiftOn(agent, day), day),
    hasBegun,
    overtimeLeft: (agent) => (input.overtime === null ? 0 : overtimeLeft(agent, input.overtime)),
  };
}

/** An agent with these days worked as overtime, besides those that were already. */
export function asOvertime(agent: Agent, days: readonly number[]): Agent {
  return { ...agent, overtimeDays: [...new Set([...(agent.overtimeDays ?? []), ...days])] };
}

const keyOf = ({ rule, day, found }: Violation): string => `${rule} ${day ?? ''} ${found}`;
