import { randomUUID } from 'node:crypto';
import type { FairnessLevel, RosterSummary, SolveProgress } from '@releve/contracts';
import { type Assignments, holidaysOf, shareFairly } from '@releve/optimization';
import type { PlannerDeps } from '../deps.js';
import { explainProblem } from '../explain/explain-job.js';
import { explanationWords } from '../explain/explanation-words.js';
import { judgeRoster, SAFETY_MINIMUM } from '../judge-roster.js';
import { summaryOf } from '../roster-view.js';
import type { RunningSolve, SolveOutcome } from '../solve-rosters.js';
import type { StoredRoster, StoredUnit } from '../store.js';
import { announceRoster } from './announce-roster.js';
import { contractMinutes } from './contract-minutes.js';
import { type PreparedRoster, prepareRoster } from './prepare-roster.js';
import { LEASE_MS } from './search-leases.js';
import { sharesOf } from './working-shares.js';

export interface GenerateRequest {
  readonly unit: string;
  readonly from: string;
  readonly days: number;
  readonly timeLimitSeconds: number;
  readonly seed: number;
  readonly basedOn?: string | undefined;
  readonly mustBeOff: readonly { readonly agent: string; readonly day: number }[];
  readonly fairness?: FairnessLevel;
  /** Names the rosters made together to compare cost with fairness. */
  readonly tradeOff?: string;
}

/** Searches under way, by roster id. */
export type RunningSolves = Map<string, RunningSolve>;

/** Progress is stored and told at most this often; the last is always told. */
const PROGRESS_EVERY_SECONDS = 0.5;
/** A search that has found no legal roster by now is looked into: maybe there is none. */
const DOUBT_MS = 8_000;

type Explained = Awaited<ReturnType<typeof explainProblem>>;

const isProvenInfeasible = (explanation: Explained): boolean =>
  'status' in explanation && explanation.status === 'infeasible';

/** Stores a new roster as `generating` and starts its search; the answer does not wait for it. */
export async function generateRoster(
  deps: PlannerDeps,
  running: RunningSolves,
  request: GenerateRequest,
): Promise<RosterSummary> {
  return startRoster(deps, running, await prepareRoster(deps, request), request);
}

/** Starts the search for a roster of a prepared problem, at the level of fairness asked for. */
export async function startRoster(
  deps: PlannerDeps,
  running: RunningSolves,
  { stored, problem, slots, past }: PreparedRoster,
  request: GenerateRequest,
): Promise<RosterSummary> {
  const level = request.fairness ?? 'free';
  const fair = shareFairly(problem, {
    level,
    shares: sharesOf(stored.definition),
    past,
    holidays: holidaysOf(problem.period),
  });
  const row: StoredRoster = {
    id: randomUUID(),
    unit: request.unit,
    from: request.from,
    days: request.days,
    status: 'generating',
    revision: 0,
    createdAt: deps.clock(),
    publishedAt: null,
    rulePack: stored.definition.rulePack,
    problem: fair,
    requirement: [...slots],
    assignments: null,
    contractMinutes: contractMinutes(stored.definition.agents, request.days, stored.definition.rulePack),
    locked: {},
    cost: null,
    bound: null,
    gap: null,
    seconds: 0,
    reasons: [],
    simulated: stored.definition.simulated,
    searchedBy: deps.process,
    leaseUntil: new Date(deps.clock().getTime() + LEASE_MS),
    stopAsked: false,
    bestBelowMinimum: null,
    publication: null,
    fairness: level === 'free' ? null : { level, requests: problem.requests },
    tradeOff: request.tradeOff ?? null,
  };
  await deps.database.db.transaction(async (tx) => {
    await deps.store.insertRoster(tx, row);
    await announceRoster(tx, row, stored.definition.site, deps.clock());
  });
  startSearch(deps, running, stored, row, request);
  return summaryOf(row);
}

function startSearch(
  deps: PlannerDeps,
  running: RunningSolves,
  unit: StoredUnit,
  row: StoredRoster,
  request: GenerateRequest,
): void {
  let current = row;
  let toldAt = Number.NEGATIVE_INFINITY;
  let writing = Promise.resolve();
  const change = (update: Partial<StoredRoster>) => {
    writing = writing
      .then(async () => {
        current = (await saveChange(deps, unit, current, update)) ?? current;
      })
      .catch((error: unknown) =>
        deps.log.error({ err: error, roster: row.id }, 'roster state could not be stored'),
      );
    return writing;
  };
  const onProgress = (progress: SolveProgress, assignments: Assignments | null) => {
    if (progress.seconds - toldAt < PROGRESS_EVERY_SECONDS) return;
    toldAt = progress.seconds;
    const legal = legalOrNothing(row, assignments);
    void change(legal.assignments ? { ...progress, ...legal } : { ...progress, cost: null, gap: null });
  };
  const solve = deps.solver.solve(
    row.problem,
    { timeLimitSeconds: request.timeLimitSeconds, seed: request.seed, unit: row.unit },
    onProgress,
  );
  running.set(row.id, solve);
  let explained: Promise<Explained> | undefined;
  let doubt: NodeJS.Timeout | undefined;
  const explain = () => explainProblem(deps.explainer, row.problem, row.unit);
  void solve.begun.then(() => {
    doubt = setTimeout(() => {
      if (current.assignments) return;
      explained = explain();
      void explained.then((explanation) => {
        if (isProvenInfeasible(explanation)) solve.stop();
      });
    }, DOUBT_MS);
  });
  void solve.outcome
    .then(async (outcome) => change(await endOf(current, outcome, () => explained ?? explain())))
    .finally(() => {
      clearTimeout(doubt);
      running.delete(row.id);
    });
}

async function saveChange(
  deps: PlannerDeps,
  unit: StoredUnit,
  current: StoredRoster,
  update: Partial<StoredRoster>,
): Promise<StoredRoster | undefined> {
  return deps.database.db.transaction(async (tx) => {
    const changed = await deps.store.updateRoster(tx, current.id, current.revision, update);
    if (changed) await announceRoster(tx, changed, unit.definition.site, deps.clock());
    return changed;
  });
}

const copyOf = (assignments: Assignments): Record<string, string[]> =>
  Object.fromEntries(Object.entries(assignments).map(([agent, shifts]) => [agent, [...shifts]]));

/** No roster is stored unverified: one that the verifier refuses is dropped. */
function legalOrNothing(row: StoredRoster, assignments: Assignments | null): Partial<StoredRoster> {
  if (!assignments || !judgeRoster(row.problem, assignments, row.rulePack).legal) return {};
  return { assignments: copyOf(assignments) };
}

/** A roster that lacks people and breaks nothing else is kept aside: in need somebody may take it. */
function shortOrNothing(row: StoredRoster, outcome: SolveOutcome): Partial<StoredRoster> {
  if (outcome.kind !== 'short') return {};
  const { violations } = judgeRoster(row.problem, outcome.assignments, row.rulePack);
  const lacksPeopleOnly = violations.every(({ hard, rule }) => !hard || rule === SAFETY_MINIMUM);
  return lacksPeopleOnly ? { bestBelowMinimum: copyOf(outcome.assignments) } : {};
}

async function endOf(
  row: StoredRoster,
  outcome: SolveOutcome,
  explain: () => Promise<Explained>,
): Promise<Partial<StoredRoster>> {
  if (outcome.kind === 'failed')
    return {
      status: row.assignments ? 'draft' : 'failed',
      reasons: [
        { fr: `Le calcul a échoué : ${outcome.reason}.`, en: `The search failed: ${outcome.reason}.` },
      ],
    };
  if (outcome.kind === 'not-begun')
    return {
      status: 'failed',
      reasons: [{ fr: 'Arrêté avant son tour.', en: 'Stopped before its turn came.' }],
    };
  if (outcome.kind !== 'found') {
    const explanation = await explain();
    return {
      ...outcome.progress,
      ...shortOrNothing(row, outcome),
      cost: null,
      gap: null,
      status: isProvenInfeasible(explanation) ? 'infeasible' : 'failed',
      reasons: explanationWords(explanation),
    };
  }
  const legal = legalOrNothing(row, outcome.assignments);
  if (!legal.assignments)
    return {
      status: 'failed',
      reasons: [
        {
          fr: 'Le planning trouvé a été refusé par le vérificateur indépendant ; il n’est pas gardé.',
          en: 'The roster found was refused by the independent verifier; it is not kept.',
        },
      ],
    };
  return { ...outcome.progress, ...legal, status: 'draft' };
}
