import { softCostOf } from '../lines/soft-cost.js';
import {
  callOutSpan,
  countedMinutes,
  hasOnCall,
  hasWork,
  type PeriodCalendar,
  periodCalendar,
  workedMinutes,
} from '../problem/calendar.js';
import { checkReferences } from '../problem/check-references.js';
import { isSoft } from '../problem/line-rule.js';
import type { Checked, RosterError } from '../problem/problem-error.js';
import type { Agent, Assignments, RosterProblem } from '../problem/roster-problem.js';
import { type CompiledAgent, type CompiledProblem, NO_OVERLAP } from './compiled-problem.js';
import { coverRows } from './cover-rows.js';

/** Most shift types a problem may have: labels are kept in bytes and pairs in tables. */
const MAX_SHIFT_TYPES = 120;

/**
 * Compiles a problem for the engines. Errors name contradictions in the data (unknown ids, two different pins on
 * a day, a pin on a day of leave); rules that cannot be met together are found by solving, not here.
 */
export function compile(problem: RosterProblem): Checked<CompiledProblem> {
  const errors: RosterError[] = checkReferences(problem);
  if (problem.shifts.length > MAX_SHIFT_TYPES) {
    errors.push({
      code: 'invalid',
      path: 'shifts',
      value: String(problem.shifts.length),
      expected: `at most ${MAX_SHIFT_TYPES} shift types`,
      hint: 'Merge shift types that differ only by name.',
    });
  }
  if (errors.length > 0) return { ok: false, errors };
  const calendar = periodCalendar(problem.period);
  const { days, pastDays = 0 } = problem.period;
  const stride = problem.shifts.length + 1;
  const origin = calendar.instant(0, 0);
  const firstWeekday = calendar.weekday(0);
  const [worked, counted, onCall, start, workEnd, end] = Array.from(
    { length: 6 },
    () => new Int32Array((pastDays + days) * stride),
  );
  for (let day = -pastDays; day < days; day++) {
    problem.shifts.forEach((shift, index) => {
      const cell = (day + pastDays) * stride + index + 1;
      const span = calendar.span(day, shift);
      worked[cell] = workedMinutes(span, shift);
      counted[cell] = countedMinutes(span, shift);
      onCall[cell] = span.end - span.workEnd;
      start[cell] = span.start - origin;
      workEnd[cell] = span.workEnd - origin;
      end[cell] = span.end - origin;
    });
  }
  const midnight = Float64Array.from(
    { length: pastDays + days + 1 },
    (_, index) => calendar.instant(index - pastDays, 0) - origin,
  );
  const cover = coverRows(problem, calendar);
  const agents = problem.agents.map((agent, index) =>
    compileAgent(agent, index, problem, cover.classOf[index], {
      end,
      midnight,
      firstWeekday,
      calendar,
      origin,
    }),
  );
  const constant = addRequests(problem, agents) + cover.constant;
  for (const agent of agents) {
    for (let day = 0; day < days; day++) {
      if (!hasChoice(agent, day, stride)) {
        errors.push({
          code: 'invalid',
          path: `agents.${agent.index}`,
          value: `${agent.id}, day ${day}`,
          expected: 'at least one possibility for the day',
          hint: 'A locked shift stands on a day of leave or asks for a skill the agent lacks.',
        });
      }
    }
  }
  if (errors.length > 0) return { ok: false, errors };
  const whole = (values: Iterable<number>) => [...values].every(Number.isInteger);
  return {
    ok: true,
    value: {
      problem,
      days,
      stride,
      agents,
      rowCost: cover.rowCost,
      rowHardMin: Int32Array.from(cover.rowHardMin),
      cellRows: cover.cellRows,
      constant,
      integral:
        problem.requests.every(({ weight }) => Number.isInteger(weight)) &&
        agents.every(({ softRules }) => whole(softRules.map(({ penalty }) => penalty))) &&
        cover.rowCost.every(whole),
      worked,
      counted,
      onCall,
      start,
      workEnd,
      end,
      working: Uint8Array.from([0, ...problem.shifts.map((shift) => (hasWork(shift) ? 1 : 0))]),
      hasOnCall: problem.shifts.some(hasOnCall),
      firstWeekday,
      midnight,
      pastDays,
    },
  };
}

interface CellTimes {
  readonly end: Int32Array;
  readonly midnight: Float64Array;
  readonly firstWeekday: number;
  readonly calendar: PeriodCalendar;
  /** The period's first midnight. */
  readonly origin: number;
}

function compileAgent(
  agent: Agent,
  index: number,
  problem: RosterProblem,
  coverClass: number,
  times: CellTimes,
): CompiledAgent {
  const { days, pastDays = 0 } = problem.period;
  const stride = problem.shifts.length + 1;
  const allowed = new Uint8Array(days * stride).fill(1);
  const skills = new Set(agent.skills ?? []);
  problem.shifts.forEach(({ skill }, shift) => {
    if (skill === undefined || skills.has(skill)) return;
    for (let day = 0; day < days; day++) allowed[day * stride + shift + 1] = 0;
  });
  for (const leave of agent.leave ?? []) {
    allowed.fill(0, leave.day * stride + 1, (leave.day + 1) * stride);
    if (leave.wholeDay !== true) continue;
    const midnight = times.midnight[pastDays + leave.day];
    for (let cell = Math.max(0, leave.day - 2) * stride; cell < leave.day * stride; cell++) {
      if (cell % stride > 0 && times.end[cell + pastDays * stride] > midnight) allowed[cell] = 0;
    }
  }
  for (const pin of agent.pins ?? []) {
    const label = problem.shifts.findIndex((shift) => shift.id === pin.shift) + 1;
    for (let other = 0; other < stride; other++) if (other !== label) allowed[pin.day * stride + other] = 0;
  }
  const past = new Uint8Array(pastDays);
  for (const shift of agent.past ?? []) {
    past[pastDays + shift.day] = problem.shifts.findIndex((type) => type.id === shift.shift) + 1;
  }
  const all = [...problem.rules, ...(agent.rules ?? []), NO_OVERLAP];
  const rules = all.filter((rule) => !isSoft(rule));
  const softRules = all.filter(isSoft);
  const creditMinutes = (agent.leave ?? []).reduce((sum, leave) => sum + (leave.creditMinutes ?? 0), 0);
  const minutesMatter = rules.some(({ line }) => line.kind === 'period-minutes');
  const callOuts = (agent.callOuts ?? []).map((callOut) => {
    const { start, end } = callOutSpan(times.calendar, callOut);
    return { start: start - times.origin, end: end - times.origin };
  });
  const ruleKey = JSON.stringify([
    rules.map(({ line }) => line),
    softRules.map(({ line, penalty }) => [line, penalty]),
    minutesMatter ? creditMinutes : 0,
    callOuts,
  ]);
  const cost = new Float64Array(days * stride);
  const frame = { problem, days, pastDays, stride, firstWeekday: times.firstWeekday };
  const softCost = softCostOf(frame, softRules, past);
  return {
    ...{ index, id: agent.id, allowed, cost, coverClass, rules, softRules, softCost },
    ...{ ruleKey, creditMinutes, callOuts, past },
  };
}

/** Puts requests on cells; an unmet `on` is a constant that the right cell gives back. */
function addRequests(problem: RosterProblem, agents: readonly CompiledAgent[]): number {
  const stride = problem.shifts.length + 1;
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  let constant = 0;
  for (const request of problem.requests) {
    const cost = byId.get(request.agent)?.cost;
    if (!cost) continue;
    if (request.wish === 'on') constant += request.weight;
    const delta = request.wish === 'on' ? -request.weight : request.weight;
    problem.shifts.forEach(({ id }, shift) => {
      if (request.shift === undefined || request.shift === id)
        cost[request.day * stride + shift + 1] += delta;
    });
  }
  return constant;
}

function hasChoice(agent: CompiledAgent, day: number, stride: number): boolean {
  return agent.allowed.subarray(day * stride, (day + 1) * stride).includes(1);
}

/** One byte per day and agent (label of the day), agent after agent. */
export type LabelGrid = Uint8Array;

/** Labels as the roster format: shift ids, `''` for days off. */
export function toAssignments(compiled: CompiledProblem, grid: LabelGrid): Assignments {
  const ids = ['', ...compiled.problem.shifts.map((shift) => shift.id)];
  const { days } = compiled;
  return Object.fromEntries(
    compiled.agents.map((agent) => [
      agent.id,
      Array.from(grid.subarray(agent.index * days, (agent.index + 1) * days), (label) => ids[label]),
    ]),
  );
}

/** The reverse of `toAssignments`; unknown ids and missing agents become days off. */
export function toGrid(compiled: CompiledProblem, assignments: Assignments): LabelGrid {
  const labels = new Map(compiled.problem.shifts.map((shift, index) => [shift.id, index + 1]));
  const grid = new Uint8Array(compiled.agents.length * compiled.days);
  for (const agent of compiled.agents) {
    (assignments[agent.id] ?? []).slice(0, compiled.days).forEach((id, day) => {
      grid[agent.index * compiled.days + day] = labels.get(id) ?? 0;
    });
  }
  return grid;
}
