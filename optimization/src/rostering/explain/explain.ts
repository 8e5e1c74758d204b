import type { LpSolver } from '../../lp/lp-solver.js';
import { compile } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import { createPricers } from '../engine/pricers.js';
import type { LinePricer } from '../lines/line-pricer.js';
import type { Checked } from '../problem/problem-error.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { type ConflictModel, type ConflictRow, conflictModel } from './conflict-model.js';
import { conflictItems, requestOfKey } from './conflict-words.js';
import { namedRows } from './cover-names.js';
import { DEFAULT_PRICES, type Explanation, type RelaxationPrices } from './explanation.js';
import { type ConflictSearch, conflictOf, feasibility, rowsOf } from './find-conflict.js';
import { type Proof, proveShort } from './prove-short.js';
import {
  candidatesForRules,
  coverCandidate,
  rankedRelaxations,
  refusal,
  requestCandidate,
} from './relaxations.js';
import type { SmallConflict } from './smallest-conflict.js';

export interface ExplainOptions {
  readonly timeLimitSeconds: number;
  /** Seconds since some fixed moment: the package has no clock of its own. */
  readonly seconds: () => number;
  readonly prices?: RelaxationPrices;
}

/** Share of the time in which a conflict must be proven: without a proof there is nothing to say. */
const PROOF_SHARE = 0.9;
/** Share after which a conflict is shrunk no more on whole rules, so that relaxations can be tried. */
const SHRINK_SHARE = 0.5;
/** Share after which it is not even shrunk on the few rows of its proof. */
const LAST_SHARE = 0.95;
/** Cells (agent, day, shift) beyond which the rows would not fit in memory. */
const LARGEST = 150_000;
/** A conflict of at most so many members is shrunk again on all rows of its groups. */
const SHRINK_AGAIN = 12;

/**
 * Says why no roster is legal: a smallest set of rules, requests and covers that cannot hold together, and the
 * cheapest ways out, each re-solved.
 *
 * First agent by agent (a request against the law), then the whole unit through the linear relaxation, whose duals
 * point at the rows in conflict; only what the relaxation cannot see is asked of the whole MIP.
 *
 * @returns errors when the problem contradicts itself in form (unknown ids, two pins on a day)
 */
export function explainInfeasibility(
  problem: RosterProblem,
  solver: LpSolver,
  options: ExplainOptions,
): Checked<Explanation> {
  const compiled = compile(problem);
  if (!compiled.ok) return compiled;
  const { days, stride, agents } = compiled.value;
  if (agents.length * days * stride > LARGEST) {
    return { ok: true, value: { status: 'undecided', reason: 'size' } };
  }
  const started = options.seconds();
  const until = (share: number): ConflictSearch => ({
    solver,
    secondsLeft: () => started + share * options.timeLimitSeconds - options.seconds(),
  });
  const prices = options.prices ?? DEFAULT_PRICES;
  const model = conflictModel(compiled.value);
  const value =
    explainAgent(compiled.value, model, until, prices) ?? explainUnit(compiled.value, model, until, prices);
  return { ok: true, value };
}

type Until = (share: number) => ConflictSearch;

/** The first agent whose own rules and requests conflict, or undefined when each agent alone has a legal line. */
function explainAgent(
  compiled: CompiledProblem,
  model: ConflictModel,
  until: Until,
  prices: RelaxationPrices,
): Explanation | undefined {
  const { problem } = compiled;
  const byAgent = new Map<number, ConflictRow[]>();
  for (const row of model.rows) byAgent.set(row.agent, [...(byAgent.get(row.agent) ?? []), row]);
  const priced = createPricers(compiled);
  for (const agent of compiled.agents) {
    if (priced.ok && hasLegalLine(priced.pricers[agent.index], agent.allowed)) continue;
    const rows = byAgent.get(agent.index) ?? [];
    if (feasibility(model, rows, true, until(LAST_SHARE)) !== 'infeasible') continue;
    const groups = [...new Set(rows.flatMap((row) => (row.group === null ? [] : [row.group])))];
    const { members, smallest } = conflictOf(model, rows, groups, true, until(LAST_SHARE));
    const requests = members
      .filter((key) => key.startsWith('request/'))
      .map((key) => requestOfKey(problem, key));
    const candidates = [
      ...requests.map((request) => refusal([request], problem, prices)),
      ...candidatesForRules(members, problem, prices, agent.id),
    ];
    return {
      status: 'infeasible',
      conflict: conflictItems(problem, members, namedRows(compiled), agent.id),
      smallest,
      relaxations: rankedRelaxations(candidates, problem, until(1)),
    };
  }
  return undefined;
}

/** The line pricer knows every rule, and is much quicker than a MIP. */
function hasLegalLine(pricer: LinePricer, allowed: Uint8Array): boolean {
  const costs = Float64Array.from(allowed, (usable) => (usable ? 0 : Number.POSITIVE_INFINITY));
  return Number.isFinite(pricer.best(costs, 1, true));
}

function explainUnit(
  compiled: CompiledProblem,
  model: ConflictModel,
  until: Until,
  prices: RelaxationPrices,
): Explanation {
  const quick = model.rows.filter((row) => !row.slow);
  const proof = proveShort(model, [1, 7, compiled.days], until(PROOF_SHARE));
  if (proof === undefined) {
    const verdict = feasibility(model, model.rows, true, until(PROOF_SHARE));
    if (verdict === 'feasible') return { status: 'feasible' };
    if (verdict === 'unknown') return { status: 'undecided', reason: 'time' };
  }
  const { members, smallest } =
    proof === undefined ? shrinkWhole(model, compiled.days, until) : shrinkProof(model, quick, proof, until);
  const { problem } = compiled;
  const named = namedRows(compiled);
  const hasRequests = members.some((key) => key.startsWith('request/'));
  const candidates = [
    ...coverCandidate(proof?.give ?? new Map(), compiled, model, named, until(0.9), prices),
    ...(hasRequests ? requestCandidate(compiled, model, members, until(0.75), prices) : []),
    ...candidatesForRules(members, problem, prices),
  ];
  return {
    status: 'infeasible',
    conflict: conflictItems(problem, members, named),
    smallest,
    relaxations: rankedRelaxations(candidates, problem, until(1)),
  };
}

/** Shrinks to the rows of the proof, then, if few groups are left, again on all the rows of those groups. */
function shrinkProof(
  model: ConflictModel,
  quick: readonly ConflictRow[],
  proof: Proof,
  until: Until,
): SmallConflict<string> {
  const groups = groupsOf(proof.rows);
  const holds = feasibility(model, rowsOf(proof.rows, groups), false, until(1)) === 'infeasible';
  const first = conflictOf(model, holds ? proof.rows : quick, groups, false, until(LAST_SHARE));
  if (!first.smallest || first.members.length > SHRINK_AGAIN) return first;
  const again = conflictOf(model, quick, first.members, false, until(SHRINK_SHARE));
  return again.smallest ? again : first;
}

/** What only whole shifts show: the shortest stretch of the period that conflicts by itself, then its groups. */
function shrinkWhole(model: ConflictModel, days: number, until: Until): SmallConflict<string> {
  const stretches = [7, 14].flatMap((length) =>
    Array.from({ length: Math.floor(days / length) }, (_, nth) => {
      const from = nth * length;
      return model.rows.filter((row) => row.firstDay >= from && row.lastDay < from + length);
    }),
  );
  const stretch = stretches.find(
    (rows) => feasibility(model, rows, true, until(SHRINK_SHARE)) === 'infeasible',
  );
  const rows = stretch ?? model.rows;
  return conflictOf(model, rows, groupsOf(rows), true, until(LAST_SHARE));
}

function groupsOf(rows: readonly ConflictRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => (row.group === null ? [] : [row.group])))];
}
