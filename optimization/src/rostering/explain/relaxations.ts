import { compile } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { applyRelaxation } from './apply-relaxation.js';
import { type ConflictModel, conflictModel } from './conflict-model.js';
import { dayWords, requestOfKey, requestWords } from './conflict-words.js';
import type { NamedRow } from './cover-names.js';
import { elasticSolve } from './elastic.js';
import type { HardRequest, Relaxation, RelaxationPrices } from './explanation.js';
import { type ConflictSearch, feasibility, rowsOf } from './find-conflict.js';
import { proveShort } from './prove-short.js';
import { type Candidate, ruleCandidates } from './rule-relaxations.js';

/** Most requests or needs written out in one sentence. */
const NAMED = 4;

/** Most seconds to verify one way out: who waits for the answer is better served by one that says it is unverified. */
const MOST_SECONDS = 6;

/** Ways out of a conflict, cheapest first; each is re-solved, and those that do not help are left out. */
export function rankedRelaxations(
  candidates: readonly Candidate[],
  problem: RosterProblem,
  search: ConflictSearch,
): readonly Relaxation[] {
  const cheapestFirst = [...candidates].sort((a, b) => a.cost - b.cost);
  const tried = cheapestFirst.flatMap((candidate, index) =>
    tryInTurn(candidate, problem, search, cheapestFirst.length - index),
  );
  return tried.sort((a, b) => a.cost - b.cost);
}

function tryInTurn(
  { otherwise, ...relaxation }: Candidate,
  problem: RosterProblem,
  search: ConflictSearch,
  stillToTry: number,
): readonly Relaxation[] {
  const share = Math.min(MOST_SECONDS, search.secondsLeft() / stillToTry);
  const verdict = search.secondsLeft() <= 0 ? 'unknown' : tryOut(relaxation, problem, search, share);
  if (verdict !== 'infeasible') return [{ ...relaxation, verified: verdict === 'feasible' }];
  return (otherwise?.() ?? []).flatMap((next) => tryInTurn(next, problem, search, stillToTry));
}

function tryOut(candidate: Candidate, problem: RosterProblem, search: ConflictSearch, seconds: number) {
  const relaxed = compile(applyRelaxation(problem, candidate.action));
  if (!relaxed.ok) return 'infeasible';
  const before = search.secondsLeft();
  const limited = { ...search, secondsLeft: () => seconds - (before - search.secondsLeft()) };
  const model = conflictModel(relaxed.value);
  if (proveShort(model, [1, 7], limited) !== undefined) return 'infeasible';
  return feasibility(model, model.rows, true, limited);
}

/**
 * The least lowering of hard minima that the linear relaxation wants, rounded up to whole people; where that is not
 * enough, the least that whole shifts want.
 */
export function coverCandidate(
  give: ReadonlyMap<string, number>,
  compiled: CompiledProblem,
  model: ConflictModel,
  named: readonly NamedRow[],
  search: ConflictSearch,
  prices: RelaxationPrices,
): readonly Candidate[] {
  const wholeShifts = () => {
    const priceOf = (group: string) => (group.startsWith('cover/') ? 1 : undefined);
    const seconds = search.secondsLeft() / 2;
    const whole = elasticSolve(model, model.rows, search.solver, priceOf, seconds, true);
    return lowering(whole.give, compiled.problem, named, prices);
  };
  const relaxed = lowering(give, compiled.problem, named, prices);
  return relaxed.length === 0 ? wholeShifts() : relaxed.map((each) => ({ ...each, otherwise: wholeShifts }));
}

function lowering(
  give: ReadonlyMap<string, number>,
  problem: RosterProblem,
  named: readonly NamedRow[],
  prices: RelaxationPrices,
): readonly Candidate[] {
  const lowered = [...give].flatMap(([group, amount]) => {
    if (!group.startsWith('cover/')) return [];
    const row = named[Number(group.slice('cover/'.length))];
    return [{ row, missing: Math.ceil(amount - 1e-6) }];
  });
  if (lowered.length === 0) return [];
  const missing = lowered.reduce((sum, each) => sum + each.missing, 0);
  const needs = lowered.flatMap(({ row, missing: by }) =>
    row.needs.map((index) => ({ index, hardMin: Math.max(0, (problem.cover[index].hardMin ?? 0) - by) })),
  );
  const list = (locale: 'fr' | 'en') =>
    lowered
      .slice(0, NAMED)
      .map(
        ({ row, missing: by }) => `${row.shifts.join(' / ')} ${dayWords(problem, row.day)[locale]} (−${by})`,
      )
      .join(', ') + (lowered.length > NAMED ? `, … (${lowered.length})` : '');
  return [
    {
      action: { kind: 'lower-cover', needs },
      cost: missing * prices.missingAgent,
      message: {
        fr: `Abaisser le minimum, ou trouver ${missing} renfort${missing > 1 ? 's' : ''} : ${list('fr')}.`,
        en: `Lower the minimum, or find ${missing} extra staff: ${list('en')}.`,
      },
    },
  ];
}

/** The cheapest requests to refuse so that a conflict goes, among all those that touch it. */
export function requestCandidate(
  compiled: CompiledProblem,
  model: ConflictModel,
  members: readonly string[],
  search: ConflictSearch,
  prices: RelaxationPrices,
): readonly Candidate[] {
  const { problem } = compiled;
  const quick = model.rows.filter((row) => !row.slow);
  const touched = new Set(rowsOf(quick, members).flatMap((row) => row.columns));
  // Every row about the same cells: who is released must also be able to work there.
  const rows = quick.filter((row) => row.columns.some((column) => touched.has(column)));
  const priceOf = (group: string) =>
    group.startsWith('request/') ? requestPrice(requestOfKey(problem, group), prices) : undefined;
  const { give } = elasticSolve(model, rows, search.solver, priceOf, search.secondsLeft(), true);
  if (give.size === 0) return [];
  return [
    refusal(
      [...give.keys()].map((key) => requestOfKey(problem, key)),
      problem,
      prices,
    ),
  ];
}

/** Refusing some requests, as one action. */
export function refusal(
  requests: readonly HardRequest[],
  problem: RosterProblem,
  prices: RelaxationPrices,
): Candidate {
  const each = requests.slice(0, NAMED).map((request) => requestWords(problem, [request]));
  const more = requests.length > NAMED ? ` … (${requests.length})` : '';
  return {
    action: { kind: 'refuse-requests', requests },
    cost: requests.reduce((sum, request) => sum + requestPrice(request, prices), 0),
    message: {
      fr: `Revenir sur : ${each.map(({ fr }) => fr).join(' ')}${more}`,
      en: `Go back on: ${each.map(({ en }) => en).join(' ')}${more}`,
    },
  };
}

function requestPrice({ kind, fromDay, toDay }: HardRequest, prices: RelaxationPrices): number {
  return kind === 'pin' ? prices.refusedPin : prices.refusedLeaveDay * (toDay - fromDay + 1);
}

/** Candidates for every rule of a conflict. */
export function candidatesForRules(
  keys: readonly string[],
  problem: RosterProblem,
  prices: RelaxationPrices,
  agent?: string,
): readonly Candidate[] {
  return keys
    .filter((key) => key.startsWith('rule/'))
    .flatMap((key) => ruleCandidates(problem, key.slice('rule/'.length), prices, agent));
}
