import type { LpModel } from '../../lp/lp-model.js';
import type { LpSolver } from '../../lp/lp-solver.js';
import { compile, type LabelGrid, toAssignments, toGrid } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { Checked } from '../problem/problem-error.js';
import type { Assignments, CoverNeed, RosterProblem } from '../problem/roster-problem.js';
import type { Verdict } from '../verify/verdict.js';
import { verify } from '../verify/verify.js';
import { type ChangePrices, DEFAULT_CHANGE_PRICES, noticeByDay } from './change-prices.js';
import { type CellChange, changedCells } from './changes.js';
import { coverTargets } from './cover-targets.js';
import { type Disruption, disruptedProblem, withoutAbsent } from './disruption.js';
import { closeCells, type Movable } from './movable.js';
import { type OvertimeRoom, overtimeLeft, overtimeMinutes, withOvertime } from './overtime.js';
import {
  gridOf,
  type Objective,
  type ReplanModel,
  replanModel,
  valueAt,
  withKept,
  withObjective,
} from './replan-model.js';
import { type ShortCover, shortCover } from './short-cover.js';

export interface ReplanInput {
  readonly problem: RosterProblem;
  /** The roster as it was published (or drafted). */
  readonly base: Assignments;
  readonly disruption: Disruption;
  readonly movable: Movable;
  readonly prices?: ChangePrices;
  /** Overtime that may be called; null for none beyond what the roster has. */
  readonly overtime: OvertimeRoom | null;
}

export interface ReplanOptions {
  readonly timeLimitSeconds: number;
  /** Seconds since some fixed moment: the package has no clock of its own. */
  readonly seconds: () => number;
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: ReplanProgress) => void;
}

/** How a re-planning goes: the best so far, and what has been proven. Null while there is nothing. */
export interface ReplanProgress {
  readonly changes: number | null;
  readonly atLeast: number | null;
  /** The best so far as a whole plan, judged; worked out only when asked for. */
  readonly plan: (() => Replan) | null;
}

/** The least number of changes of any roster that restores as much of the cover. */
export interface LeastChanges {
  /** Proven lower bound; the least itself when `proven`. */
  readonly changes: number;
  readonly proven: boolean;
}

/** A re-planned roster, judged by `verify`. */
export interface Replan {
  readonly assignments: Assignments;
  /** The problem it answers: absences, needs and overtime as they are now. */
  readonly problem: RosterProblem;
  readonly verdict: Verdict;
  readonly changes: readonly CellChange[];
  readonly least: LeastChanges;
  /** Half-hours of people missing under the targets, and whether fewer is proven impossible. */
  readonly missingHalfHours: number;
  readonly coverProven: boolean;
  readonly short: readonly ShortCover[];
}

/** `none`: no roster keeps every rule with these cells fixed. */
export type ReplanOutcome = { readonly kind: 'planned'; readonly plan: Replan } | { readonly kind: 'none' };

/** Share of the time for the least number of changes; the rest chooses among plans by price. */
const LEAST_SHARE = 0.7;
/** Share for each of the two plans to start from. */
const START_SHARE = 0.2;
const WHOLE = 1e-4;

/**
 * Re-plans a roster after a disruption. First as much of the cover it had (and of what was added) as the rules allow,
 * then few changes: dearer within 15 days and 48 hours of the shift, locked cells never. The least number of changes is
 * found apart, by a MIP whose one objective puts cover before changes, so that its bound proves both.
 *
 * @returns errors when the problem contradicts itself in form
 */
export function replan(input: ReplanInput, solver: LpSolver, options: ReplanOptions): Checked<ReplanOutcome> {
  const { problem, base, disruption, movable } = input;
  const real = disruptedProblem(problem, base, disruption);
  const before = withoutAbsent(problem, base, disruption);
  const targets = windowOf(coverTargets(problem, verify(problem, base).present, disruption), movable);
  const checked = compile({ ...real, cover: targets });
  if (!checked.ok) return checked;
  const grid = toGrid(checked.value, base);
  const compiled = closeCells(excuse(checked.value, real, before), grid, movable);
  const prices = input.prices ?? DEFAULT_CHANGE_PRICES;
  const model = replanModel({
    compiled,
    base: grid,
    changePrice: noticeByDay(problem, movable.now).map((notice) => prices[notice]),
    overtimeRoom: problem.agents.map((agent) => roomOf(input, agent.id)),
    overtimeMinutePrice: prices.overtimeHour / 60,
  });
  const toPlan = (found: Found): Replan => planOf(input, real, targets, compiled, model, found);
  const found = search(model, openCells(compiled, grid), solver, options, toPlan);
  if (found.kind === 'none') return { ok: true, value: found };
  if (found.kind === 'undecided')
    return { ok: true, value: { kind: 'planned', plan: unchanged(input, real, targets, before) } };
  return { ok: true, value: { kind: 'planned', plan: toPlan(found) } };
}

/** Cover outside the days that may change is nobody's to restore. */
function windowOf(targets: readonly CoverNeed[], { fromDay, toDay }: Movable): readonly CoverNeed[] {
  return targets.filter(({ day }) => day >= fromDay && day <= toDay);
}

/** What an agent broke already is not held against a plan: that rule is left out for that agent alone. */
function excuse(compiled: CompiledProblem, real: RosterProblem, before: Assignments): CompiledProblem {
  const broken = new Set(verify(real, before).violations.map(({ agent, rule }) => `${agent ?? ''} ${rule}`));
  const agents = compiled.agents.map((agent) => ({
    ...agent,
    rules: agent.rules.filter(({ id }) => !broken.has(`${agent.id} ${id}`)),
  }));
  return { ...compiled, agents };
}

/** Overtime already in the roster stays; more only where it may be called. */
function roomOf({ problem, base, disruption, overtime }: ReplanInput, agentId: string): number {
  const agent = problem.agents.find(({ id }) => id === agentId);
  const had = agent === undefined ? 0 : overtimeMinutes(problem, agent, base[agentId] ?? []);
  const absent = disruption.absences.some((absence) => absence.agent === agentId);
  return Math.max(had, overtime === null || absent ? 0 : overtimeLeft(agentId, overtime));
}

/** Most cells that can change: one more weighs less than one half-hour of cover. */
function openCells({ agents, days, stride }: CompiledProblem, base: LabelGrid): number {
  return agents.reduce((sum, agent) => {
    const open = Array.from({ length: days }, (_, day) => {
      const kept = base[agent.index * days + day];
      return agent.allowed
        .subarray(day * stride, (day + 1) * stride)
        .some((one, label) => one === 1 && label !== kept);
    });
    return sum + open.filter(Boolean).length;
  }, 0);
}

interface Found {
  readonly kind: 'planned';
  readonly values: Float64Array;
  readonly missing: number;
  readonly coverProven: boolean;
  readonly least: LeastChanges;
}

function search(
  model: ReplanModel,
  cells: number,
  solver: LpSolver,
  options: ReplanOptions,
  toPlan: (found: Found) => Replan,
): Found | { readonly kind: 'none' } | { readonly kind: 'undecided' } {
  const { timeLimitSeconds, seconds, shouldStop, onProgress } = options;
  const deadline = seconds() + timeLimitSeconds;
  const stop = shouldStop === undefined ? {} : { shouldStop };
  const first = sum(model.missing, cells + 1, model.changes);
  const tell = (found: Found) =>
    onProgress?.({
      changes: changesAt(model, found.values),
      atLeast: found.least.changes,
      plan: () => toPlan(found),
    });
  const lp = withObjective(model, first);
  const start = startOf(model, lp, solver, timeLimitSeconds * START_SHARE);
  const least = solver.solve(lp, {
    timeLimitSeconds: Math.max(1, deadline - seconds() - timeLimitSeconds * (1 - LEAST_SHARE)),
    ...stop,
    ...start,
    onProgress: ({ values, bound }) => {
      if (values !== undefined) tell(foundAt(model, cells, values.slice(), bound + first.constant));
    },
  });
  if (least.status === 'infeasible') return { kind: 'none' };
  if (least.values === undefined) return { kind: 'undecided' };
  const bound = (least.bound ?? Number.NEGATIVE_INFINITY) + first.constant;
  const found = foundAt(model, cells, least.values, bound);
  tell(found);
  const left = deadline - seconds();
  if (left <= 0 || shouldStop?.() === true) return found;
  const priced = solver.solve(withObjective(model, sum(model.missing, priceOver(model), model.price)), {
    timeLimitSeconds: left,
    start: found.values,
    ...stop,
  });
  const better =
    priced.values !== undefined &&
    Math.round(valueAt(model.missing, priced.values)) <= found.missing &&
    valueAt(model.price, priced.values) < valueAt(model.price, found.values) - WHOLE;
  return better && priced.values !== undefined ? { ...found, values: priced.values } : found;
}

/** Where to start from: nothing changed, then at best somebody coming on days off, with every other shift kept. */
function startOf(
  model: ReplanModel,
  lp: LpModel,
  solver: LpSolver,
  timeLimitSeconds: number,
): { readonly start?: Float64Array } {
  const still = solver.solve(withKept(model, lp, false), { timeLimitSeconds }).values;
  const added = solver.solve(withKept(model, lp, true), {
    timeLimitSeconds,
    ...(still ? { start: still } : {}),
  }).values;
  const start = added ?? still;
  return start ? { start } : {};
}

const changesAt = (model: ReplanModel, values: Float64Array): number =>
  Math.round(valueAt(model.changes, values));

/** A point with what a bound on `missing × (cells + 1) + changes` proves of it. */
function foundAt(model: ReplanModel, cells: number, values: Float64Array, bound: number): Found {
  const missing = Math.round(valueAt(model.missing, values));
  const most = changesAt(model, values);
  const proven = Number.isFinite(bound) ? Math.max(0, Math.ceil(bound - WHOLE)) : 0;
  const changes = Math.max(0, Math.min(most, proven - missing * (cells + 1)));
  return {
    kind: 'planned',
    values,
    missing,
    coverProven: proven >= missing * (cells + 1),
    least: { changes, proven: changes === most },
  };
}

/** Cover first: one half-hour of it is worth more than everything a plan can cost. */
function priceOver({ price }: ReplanModel): number {
  return 1 + price.costs.reduce((total, cost) => total + Math.abs(cost), 0);
}

function sum(a: Objective, weight: number, b: Objective): Objective {
  return {
    costs: a.costs.map((cost, column) => weight * cost + b.costs[column]),
    constant: weight * a.constant + b.constant,
  };
}

/** Where no plan was found in the time given: the roster as it stands without those absent, and what that lacks. */
function unchanged(
  { problem, base, disruption }: ReplanInput,
  real: RosterProblem,
  targets: readonly CoverNeed[],
  before: Assignments,
): Replan {
  const cover = verify({ ...real, cover: targets }, before);
  return {
    assignments: before,
    problem: real,
    verdict: verify(real, before),
    changes: changedCells(problem, base, before, disruption),
    least: { changes: 0, proven: false },
    missingHalfHours: cover.cost.shortage,
    coverProven: false,
    short: shortCover(real, targets, cover.present),
  };
}

function planOf(
  { problem, base, disruption }: ReplanInput,
  real: RosterProblem,
  targets: readonly CoverNeed[],
  compiled: CompiledProblem,
  model: ReplanModel,
  { values, least, missing, coverProven }: Found,
): Replan {
  const assignments = toAssignments(compiled, gridOf(compiled, model.columns, values));
  const days: Record<string, number[]> = {};
  for (const { agent, cell, column } of model.overtime) {
    if (values[column] < 0.5) continue;
    const { id } = problem.agents[agent];
    days[id] = [...(days[id] ?? []), Math.floor(cell / compiled.stride)];
  }
  const answered = withOvertime(real, days);
  const cover = verify({ ...answered, cover: targets }, assignments);
  return {
    assignments,
    problem: answered,
    verdict: verify(answered, assignments),
    changes: changedCells(problem, base, assignments, disruption),
    least,
    missingHalfHours: missing,
    coverProven,
    short: shortCover(answered, targets, cover.present),
  };
}
