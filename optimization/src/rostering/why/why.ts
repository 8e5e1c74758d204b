import type { HighsSolver } from '../../lp/highs-solver.js';
import { compile, type LabelGrid, toAssignments, toGrid } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import { roundUp } from '../engine/column-generation.js';
import { createPricers } from '../engine/pricers.js';
import { RosterState } from '../engine/roster-state.js';
import { explainInfeasibility } from '../explain/explain.js';
import type { LinePricer } from '../lines/line-pricer.js';
import type { Checked, RosterError } from '../problem/problem-error.js';
import type { Assignments, RosterProblem } from '../problem/roster-problem.js';
import type { CostParts } from '../verify/verdict.js';
import { verify } from '../verify/verify.js';
import { fixCell } from './fix-cell.js';
import { preferStaying } from './prefer-staying.js';
import { solveAgain } from './solve-again.js';
import type { WhyAlternative, WhyAnswer, WhyChange, WhyQuestion } from './why-answer.js';

export interface WhyOptions {
  readonly highs: HighsSolver;
  readonly seed: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Time for all alternatives together. */
  readonly milliseconds: number;
}

/** Time in which the words of one agent's conflict are found. */
const WORDS_SECONDS = 3;
const INF = Number.POSITIVE_INFINITY;

/**
 * Answers why an agent does what the roster says on a day: each alternative is fixed in its cell and the roster
 * solved again from where it stands, for its price, its proven least price and the cells that would change. An
 * alternative the agent's own rules forbid is answered by the rules, in the law's words.
 *
 * @param assignments a legal roster of the problem
 * @returns errors for an agent, day or shift the problem does not know, or a problem that contradicts itself
 */
export function whyCell(
  problem: RosterProblem,
  assignments: Assignments,
  question: WhyQuestion,
  options: WhyOptions,
): Checked<WhyAnswer> {
  const faults = faultsOf(problem, question);
  if (faults.length > 0) return { ok: false, errors: faults };
  const compiled = compile(problem);
  if (!compiled.ok) return compiled;
  const made = createPricers(compiled.value);
  if (!made.ok) {
    const value = made.tooRich.join(', ');
    return { ok: false, errors: [fault('agents', value, 'rules the line engines can hold', 'Loosen them.')] };
  }
  const verdict = verify(problem, assignments);
  if (!verdict.legal) {
    const value = `${verdict.violations[0]?.rule} ${verdict.violations[0]?.detail}`;
    return { ok: false, errors: [fault('assignments', value, 'a legal roster', 'Mend it first.')] };
  }
  const cost = verdict.cost;
  const agent = problem.agents.findIndex(({ id }) => id === question.agent);
  const present = assignments[question.agent]?.[question.day] ?? '';
  const others = ['', ...problem.shifts.map(({ id }) => id)].filter((id) => id !== present);
  const asked = question.shift === undefined ? others : [question.shift];
  const cell: Cell = { problem, compiled: compiled.value, pricers: made.pricers, agent, day: question.day };
  const start = toGrid(compiled.value, assignments);
  const begun = options.now();
  const alternatives = asked.map((shift, nth) => {
    const left = begun + options.milliseconds - options.now();
    return priceOf(cell, shift, start, cost, { ...options, milliseconds: left / (asked.length - nth) });
  });
  return {
    ok: true,
    value: { agent: question.agent, day: question.day, present, cost: cost.total, alternatives },
  };
}

interface Cell {
  readonly problem: RosterProblem;
  readonly compiled: CompiledProblem;
  readonly pricers: readonly LinePricer[];
  readonly agent: number;
  readonly day: number;
}

function priceOf(
  cell: Cell,
  shift: string,
  start: LabelGrid,
  before: CostParts,
  options: WhyOptions,
): WhyAlternative {
  const { problem, pricers, agent, day } = cell;
  const label = problem.shifts.findIndex(({ id }) => id === shift) + 1;
  const fixed = fixCell(cell.compiled, agent, day, label);
  if (!fixed) return { shift, status: 'closed', reason: closedBy(cell, shift) };
  const state = new RosterState(fixed);
  state.load(start);
  state.remove(agent);
  const costs = new Float64Array(fixed.days * fixed.stride);
  state.cellCosts(agent, costs);
  const pricer = pricers[agent];
  if (pricer.best(costs, INF, false) === INF) {
    if (pricer.bound < INF) return { shift, status: 'not-found', missing: 0 };
    return { shift, status: 'illegal', ...conflictOf(cell, shift, options) };
  }
  state.place(agent, pricer.line);
  const alone = state.missing === 0 ? round(state.cost - before.total) : null;
  const staying = preferStaying(fixed, start);
  const solved = solveAgain(staying.compiled, pricers, state.grid, options);
  if (solved.missing > 0) return { shift, status: 'not-found', missing: solved.missing };
  const found = toAssignments(fixed, solved.grid);
  const verdict = verify(problem, found);
  if (!verdict.legal) return { shift, status: 'not-found', missing: 0 };
  const extra = round(verdict.cost.total - before.total);
  const proven = roundUp(fixed, solved.bound - staying.slack) - before.total;
  const atLeast = Number.isFinite(proven) ? Math.min(extra, round(proven)) : null;
  return {
    shift,
    status: 'priced',
    extra,
    atLeast,
    exact: atLeast !== null && extra - atLeast <= staying.slack,
    alone,
    parts: difference(verdict.cost, before),
    changes: changesOf(cell, start, solved.grid),
  };
}

/** The smallest conflict of the agent's own rules and requests with the cell, apart from all others. */
function conflictOf({ problem, agent, day }: Cell, shift: string, { highs, now }: WhyOptions) {
  const self = problem.agents[agent];
  const pins = [...(self.pins ?? []).filter((pin) => pin.day !== day), { day, shift }];
  const alone: RosterProblem = { ...problem, agents: [{ ...self, pins }], cover: [], requests: [] };
  const explained = explainInfeasibility(alone, highs, {
    timeLimitSeconds: WORDS_SECONDS,
    seconds: () => now() / 1000,
  });
  return explained.ok && explained.value.status === 'infeasible'
    ? { conflict: explained.value.conflict, smallest: explained.value.smallest }
    : { conflict: [], smallest: false };
}

function closedBy({ problem, agent, day }: Cell, shift: string): 'skill' | 'leave' | 'lock' {
  const { pins, skills } = problem.agents[agent];
  if ((pins ?? []).some((pin) => pin.day === day && pin.shift !== shift)) return 'lock';
  const needed = problem.shifts.find(({ id }) => id === shift)?.skill;
  return needed !== undefined && !(skills ?? []).includes(needed) ? 'skill' : 'leave';
}

function changesOf({ problem, compiled: { days } }: Cell, before: LabelGrid, after: LabelGrid): WhyChange[] {
  const ids = ['', ...problem.shifts.map(({ id }) => id)];
  return problem.agents.flatMap(({ id }, agent) =>
    Array.from({ length: days }, (_, day) => day).flatMap((day) => {
      const [from, to] = [before[agent * days + day], after[agent * days + day]];
      return from === to ? [] : [{ agent: id, day, from: ids[from], to: ids[to] }];
    }),
  );
}

/** Every part by its name, whatever parts there are. */
function difference(after: CostParts, before: CostParts): CostParts {
  const parts = { ...after };
  for (const key of keysOf(parts)) parts[key] = round(after[key] - before[key]);
  return parts;
}

const keysOf = <T extends object>(value: T): readonly (keyof T)[] => Object.keys(value) as (keyof T)[];

/** Sums of prices carry rounding in their last digits. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

const fault = (path: string, value: string, expected: string, hint: string): RosterError => ({
  code: 'invalid',
  path,
  value,
  expected,
  hint,
});

function faultsOf(problem: RosterProblem, { agent, day, shift }: WhyQuestion): RosterError[] {
  const faults: RosterError[] = [];
  if (!problem.agents.some(({ id }) => id === agent))
    faults.push(fault('question.agent', agent, 'the id of an agent', 'Maybe it is misspelt.'));
  if (!Number.isInteger(day) || day < 0 || day >= problem.period.days) {
    const expected = `a day from 0 to ${problem.period.days - 1}`;
    faults.push(fault('question.day', String(day), expected, 'Days count from 0 at the period’s start.'));
  }
  if (shift !== undefined && shift !== '' && !problem.shifts.some(({ id }) => id === shift))
    faults.push(
      fault('question.shift', shift, 'the id of a shift type, or nothing', 'Maybe it is misspelt.'),
    );
  return faults;
}
