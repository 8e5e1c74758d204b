import { periodCalendar } from '../problem/calendar.js';
import { type AppliedRule, isSoft } from '../problem/line-rule.js';
import type { Agent, Assignments, RosterProblem, ShiftType } from '../problem/roster-problem.js';
import { type AgentLine, agentLine } from './agent-line.js';
import { countPresent, stepCost } from './cover-cost.js';
import {
  judgeCompleteWeekends,
  judgeMaxShifts,
  judgePeriodMinutes,
  judgeTotalShifts,
  judgeWeekends,
} from './judge-counts.js';
import {
  judgeConsecutiveDaysOff,
  judgeConsecutiveShifts,
  judgeConsecutiveWork,
  judgeRest,
  judgeRestAfterCallOut,
  judgeSuccession,
  violation,
} from './judge-runs.js';
import { judgeRestDays, judgeRollingMinutes, judgeRollingShifts, judgeWeeklyRest } from './judge-windows.js';
import type { CostParts, Fault, Miss, Verdict, Violation } from './verdict.js';

/** Nobody is in two places at once, whatever the rules say. */
const NO_OVERLAP: AppliedRule = { id: 'no-overlap', line: { kind: 'rest', minutes: 0, onCallToo: true } };

/**
 * Judges a roster against its problem by walking it day by day. Shares nothing with the solver: neither its
 * compiled form nor its costs. An agent missing from `assignments` is off every day.
 */
export function verify(problem: RosterProblem, assignments: Assignments): Verdict {
  const calendar = periodCalendar(problem.period);
  const violations: Violation[] = [];
  const known = new Set(problem.agents.map((agent) => agent.id));
  for (const id of Object.keys(assignments)) {
    if (!known.has(id))
      violations.push(formFault('unknown', id, undefined, 'the agent is not in the problem'));
  }
  const lines = problem.agents.map((agent) => {
    const cells = readCells(problem, agent, assignments[agent.id], violations);
    return agentLine(problem, calendar, agent, cells);
  });
  for (const line of lines) violations.push(...judgeLine(problem, line));
  const present = countPresent(problem, lines);
  problem.cover.forEach((need, index) => {
    const found = present[index];
    if (need.hardMin !== undefined && found < need.hardMin) {
      const detail = `${found} present, at least ${need.hardMin}`;
      violations.push({
        kind: 'hard-minimum',
        rule: 'hard-minimum',
        day: need.day,
        found,
        limit: need.hardMin,
        detail,
      });
    }
  });
  const misses = lines.flatMap((line) => missesOf(problem, line));
  const cost = priceOf(problem, lines, present, misses);
  return { legal: violations.length === 0, violations, misses, cost, present };
}

/** Judges one agent's line alone: leave, pins and skills, then every hard rule. */
export function judgeLine(problem: RosterProblem, line: AgentLine): Violation[] {
  return [...judgeForm(line), ...rulesOf(problem, line.agent).flatMap((rule) => judgeRule(line, rule))];
}

/** Every hard rule an agent is held to. */
export function rulesOf(problem: RosterProblem, agent: Agent): readonly AppliedRule[] {
  return [...problem.rules, ...(agent.rules ?? []), NO_OVERLAP].filter((rule) => !isSoft(rule));
}

/** Judges one rule on one agent's line. */
export function judgeRule(line: AgentLine, applied: AppliedRule): Violation[] {
  return faultsOf(line, applied).map((fault) => violation(line, applied, fault));
}

/** The soft rules that one agent's line misses. */
export function missesOf(problem: RosterProblem, line: AgentLine): Miss[] {
  return [...problem.rules, ...(line.agent.rules ?? [])].filter(isSoft).flatMap((applied) =>
    faultsOf(line, applied).map((fault) => ({
      ...violation(line, applied, fault),
      cost: applied.penalty * (fault.by ?? Math.abs(fault.found - fault.limit)),
    })),
  );
}

function faultsOf(line: AgentLine, applied: AppliedRule): Fault[] {
  const { line: rule } = applied;
  switch (rule.kind) {
    case 'max-shifts':
      return judgeMaxShifts(line, rule);
    case 'period-minutes':
      return judgePeriodMinutes(line, rule);
    case 'consecutive-work':
      return judgeConsecutiveWork(line, rule);
    case 'consecutive-days-off':
      return judgeConsecutiveDaysOff(line, rule);
    case 'consecutive-shifts':
      return judgeConsecutiveShifts(line, rule);
    case 'total-shifts':
      return judgeTotalShifts(line, rule, isSoft(applied));
    case 'weekends':
      return judgeWeekends(line, rule, isSoft(applied));
    case 'complete-weekends':
      return judgeCompleteWeekends(line);
    case 'succession':
      return judgeSuccession(line, rule);
    case 'rest':
      return judgeRest(line, rule);
    case 'rest-after-call-out':
      return judgeRestAfterCallOut(line, rule);
    case 'rolling-minutes':
      return judgeRollingMinutes(line, rule);
    case 'rolling-shifts':
      return judgeRollingShifts(line, rule);
    case 'weekly-rest':
      return judgeWeeklyRest(line, rule);
    case 'rest-days':
      return judgeRestDays(line, rule);
  }
}

function formFault(
  kind: Violation['kind'],
  agent: string,
  day: number | undefined,
  detail: string,
): Violation {
  return { kind, rule: kind, agent, ...(day === undefined ? {} : { day }), found: 1, limit: 0, detail };
}

function readCells(
  problem: RosterProblem,
  agent: Agent,
  row: readonly string[] | undefined,
  violations: Violation[],
): (ShiftType | undefined)[] {
  const { days } = problem.period;
  const cells = row ?? Array.from({ length: days }, () => '');
  if (cells.length !== days) {
    const detail = `${cells.length} days given, the period has ${days}`;
    violations.push(formFault('unknown', agent.id, undefined, detail));
  }
  return Array.from({ length: days }, (_, day) => {
    const id = cells[day] ?? '';
    const shift = problem.shifts.find((type) => type.id === id);
    if (id !== '' && !shift)
      violations.push(formFault('unknown', agent.id, day, `no shift type ${JSON.stringify(id)}`));
    return shift;
  });
}

/** Leave, pins and skills: what a cell may hold at all. */
export function judgeForm(line: AgentLine): Violation[] {
  const { agent, calendar } = line;
  const faults: Violation[] = [];
  const planned = line.shifts.filter(({ day }) => day >= 0);
  for (const leave of agent.leave ?? []) {
    const [from, to] = [calendar.instant(leave.day, 0), calendar.instant(leave.day + 1, 0)];
    for (const { day, shift, start, end } of planned) {
      const overlaps = day === leave.day || (leave.wholeDay === true && start < to && end > from);
      if (overlaps)
        faults.push(formFault('leave', agent.id, leave.day, `works ${shift.id} on a day of leave`));
    }
  }
  for (const pin of agent.pins ?? []) {
    const found = planned.find(({ day }) => day === pin.day)?.shift.id ?? '';
    if (found !== pin.shift) {
      const detail = `${found === '' ? 'off' : found} where ${pin.shift === '' ? 'a day off' : pin.shift} is locked`;
      faults.push(formFault('pin', agent.id, pin.day, detail));
    }
  }
  for (const { day, shift } of planned) {
    if (shift.skill !== undefined && !(agent.skills ?? []).includes(shift.skill)) {
      faults.push(formFault('skill', agent.id, day, `${shift.id} asks for the skill ${shift.skill}`));
    }
  }
  return faults;
}

function priceOf(
  problem: RosterProblem,
  lines: readonly AgentLine[],
  present: readonly number[],
  misses: readonly Miss[],
): CostParts {
  let [requestsOn, requestsOff, shortage, surplus, fairness] = [0, 0, 0, 0, 0];
  const byId = new Map(lines.map((line) => [line.agent.id, line]));
  for (const request of problem.requests) {
    const worked = byId.get(request.agent)?.shifts.find(({ day }) => day === request.day);
    const meets = worked !== undefined && (request.shift === undefined || worked.shift.id === request.shift);
    if ((request.wish === 'on') === meets) continue;
    if (request.origin === 'fairness') fairness += request.weight;
    else if (request.wish === 'on') requestsOn += request.weight;
    else requestsOff += request.weight;
  }
  problem.cover.forEach((need, index) => {
    const short = need.need - present[index];
    if (short > 0) shortage += stepCost(need.shortage, short);
    if (short < 0) surplus += stepCost(need.surplus, -short);
  });
  const softRules = misses.reduce((sum, { cost }) => sum + cost, 0);
  const total = requestsOn + requestsOff + shortage + surplus + fairness + softRules;
  return { requestsOn, requestsOff, shortage, surplus, fairness, softRules, total };
}
