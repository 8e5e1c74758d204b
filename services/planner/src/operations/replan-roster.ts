import { randomUUID } from 'node:crypto';
import type { LocalText, ReplanPlan, RosterReplan, RosterSummary } from '@releve/contracts';
import {
  DEFAULT_CHANGE_PRICES,
  DEFAULT_OVERTIME,
  noticeByDay,
  type Replan,
  type ReplanInput,
  verify,
} from '@releve/optimization';
import { badInput, conflict, notFound, type RunningJob } from '@releve/platform';
import { judgeRoster } from '../judge-roster.js';
import type { ReplanDeps } from '../replan/replan-deps.js';
import { REPLAN_JOB, type ReplanEnd, type ReplanOrder } from '../replan/replan-job.js';
import {
  type ReplanRequest,
  replanStore,
  type StoredPlan,
  type StoredReplan,
} from '../replan/replan-store.js';
import { stretchOf } from '../roster-view.js';
import type { StoredRoster } from '../store.js';
import { moveOf } from './ask-desk.js';
import { baseProblem } from './base-problem.js';
import { findRoster } from './edit-roster.js';
import { checkAbsences, makeVersion, mustHaveCells, type Target } from './revise-roster.js';

/** Re-plannings under way here, by id, each with its best plan so far. */
export type RunningReplans = Map<string, { readonly job: RunningJob; best: Replan | null }>;

/** Time beside the search itself that a job may wait for its turn and judge its plan. */
const GRACE_MS = 120_000;

const INTERRUPTED: LocalText = {
  fr: 'La recherche a été interrompue par l’arrêt du service.',
  en: 'The search was cut short when the service stopped.',
};
const NO_PLAN: LocalText = {
  fr: 'Aucun planning ne respecte toutes les règles avec ces cellules figées.',
  en: 'No roster keeps every rule with these cells fixed.',
};
const NO_TIME: LocalText = {
  fr: 'Aucun planning trouvé dans le temps donné ; cela ne prouve pas qu’il n’en existe pas.',
  en: 'No roster was found in the time given; this does not prove that there is none.',
};

/** Starts a re-planning; the roster stays as it is until the plan is applied. */
export async function startReplan(
  deps: ReplanDeps,
  running: RunningReplans,
  target: Target,
  { timeLimitSeconds, ...request }: ReplanRequest & { readonly timeLimitSeconds: number },
): Promise<RosterReplan> {
  const row = await findRoster(deps, target.unit, target.roster);
  mustHaveCells(row);
  checkAbsences(row, request.absences);
  if (request.toDay < request.fromDay || request.toDay >= row.days)
    throw badInput({
      place: 'body.toDay',
      value: request.toDay,
      expected: `a day from ${request.fromDay} to ${row.days - 1}`,
    });
  const at = deps.clock();
  const stored: StoredReplan = {
    id: randomUUID(),
    unit: row.unit,
    roster: row.id,
    revision: row.revision,
    status: 'searching',
    stopped: false,
    createdAt: at,
    endsBy: new Date(at.getTime() + timeLimitSeconds * 1000 + GRACE_MS),
    request,
    seconds: 0,
    reason: null,
    plan: null,
  };
  await replanStore(deps.database).insert(stored);
  const order: ReplanOrder = { input: inputOf(deps, row, request), timeLimitSeconds: timeLimitSeconds * 0.9 };
  search(deps, running, row, stored, order);
  return viewOf(stored, deps.clock());
}

function inputOf({ clock }: ReplanDeps, row: StoredRoster, request: ReplanRequest): ReplanInput {
  const { absences, fromDay, toDay, overtime } = request;
  const { far } = DEFAULT_CHANGE_PRICES;
  const needs = request.needs.map(({ shift, skill, ...change }) => ({
    ...change,
    ...(shift === null ? {} : { shift }),
    ...(skill === null ? {} : { skill }),
  }));
  return {
    problem: baseProblem(row),
    base: mustHaveCells(row),
    disruption: { absences, needs },
    movable: { fromDay, toDay, now: clock().getTime() / 60_000, locked: row.locked },
    // Nobody counts on a draft yet: there every change weighs the same.
    prices:
      row.status === 'published'
        ? DEFAULT_CHANGE_PRICES
        : { ...DEFAULT_CHANGE_PRICES, within15Days: far, within48Hours: far },
    overtime: overtime ? DEFAULT_OVERTIME : null,
  };
}

function search(
  deps: ReplanDeps,
  running: RunningReplans,
  row: StoredRoster,
  stored: StoredReplan,
  order: ReplanOrder,
): void {
  const started = performance.now();
  const known: { readonly job: RunningJob; best: Replan | null } = {
    best: null,
    job: deps.replanner.run(REPLAN_JOB, order, {
      key: row.unit,
      onProgress: (plan) => {
        known.best = plan as Replan;
      },
    }),
  };
  running.set(stored.id, known);
  const end = (change: Partial<StoredReplan>) =>
    replanStore(deps.database).end(stored.id, { ...change, seconds: (performance.now() - started) / 1000 });
  void known.job.outcome
    .then((outcome) => {
      if (outcome.kind === 'failed') return end(failed({ fr: outcome.reason, en: outcome.reason }));
      if (outcome.kind === 'cancelled')
        return end(
          known.best
            ? { ...found(row, order.input, known.best), stopped: true }
            : { ...failed(NO_TIME), stopped: true },
        );
      const answer = outcome.output as ReplanEnd;
      if (answer.kind === 'planned') return end(found(row, order.input, answer.plan));
      if (answer.kind === 'refused') return end(failed({ fr: answer.reason, en: answer.reason }));
      return end({ status: 'none', reason: NO_PLAN });
    })
    .catch((error: unknown) =>
      deps.log.error({ err: error, replan: stored.id }, 're-planning could not be stored'),
    )
    .finally(() => running.delete(stored.id));
}

const failed = (reason: LocalText): Partial<StoredReplan> => ({ status: 'failed', reason });

/** Every plan is judged again here, by the verifier and by the law, before it is kept. */
function found(row: StoredRoster, input: ReplanInput, plan: Replan): Partial<StoredReplan> {
  return { status: 'found', plan: planOf(row, input, plan) };
}

function planOf(row: StoredRoster, { problem, base, movable }: ReplanInput, plan: Replan): StoredPlan {
  const { violations, cost } = judgeRoster(plan.problem, plan.assignments, row.rulePack);
  const notice = noticeByDay(problem, movable.now);
  const { total: _total, ...parts } = cost;
  const shown: ReplanPlan = {
    changes: plan.changes.map((change) => ({ ...moveOf(change), notice: notice[change.day] ?? 'far' })),
    least: plan.least,
    missingHalfHours: plan.missingHalfHours,
    coverProven: plan.coverProven,
    short: plan.short.map(stretchOf),
    overtime: plan.problem.agents.flatMap(({ id, overtimeDays = [] }) =>
      overtimeDays.map((day) => ({ agent: id, day })),
    ),
    violations: [...violations],
    costBefore: verify(problem, base).cost.total,
    costs: Object.entries(parts).map(([part, price]) => ({ part, cost: price })),
  };
  return { shown, problem: plan.problem, assignments: plan.assignments };
}

/** @throws not-found when the roster has no such re-planning */
async function findReplan(
  deps: ReplanDeps,
  target: Target & { readonly replan: string },
): Promise<StoredReplan> {
  const stored = await replanStore(deps.database).one(target.unit, target.roster, target.replan);
  if (!stored) throw notFound('re-planning', target.replan);
  return stored;
}

export async function getReplan(
  deps: ReplanDeps,
  running: RunningReplans,
  target: Target & { readonly replan: string },
): Promise<RosterReplan> {
  const stored = await findReplan(deps, target);
  const best = running.get(stored.id)?.best;
  if (stored.status !== 'searching' || !best) return viewOf(stored, deps.clock());
  const row = await findRoster(deps, target.unit, target.roster);
  const plan = planOf(row, inputOf(deps, row, stored.request), best);
  return viewOf({ ...stored, plan }, deps.clock());
}

/** Ends the search; its best plan so far is kept. */
export async function stopReplan(
  deps: ReplanDeps,
  running: RunningReplans,
  target: Target & { readonly replan: string },
): Promise<RosterReplan> {
  const stored = await findReplan(deps, target);
  const known = running.get(stored.id);
  if (!known)
    throw conflict('Nothing is being re-planned here.', {
      place: 'replan.status',
      value: stored.status,
      expected: 'searching',
    });
  known.job.cancel();
  return viewOf(stored, deps.clock());
}

/** Makes the plan a draft: in place of a draft, or beside a published roster. */
export async function applyReplan(
  deps: ReplanDeps,
  target: Target & { readonly replan: string },
): Promise<RosterSummary> {
  const stored = await findReplan(deps, target);
  if (!stored.plan)
    throw conflict('There is no plan to apply.', {
      place: 'replan.status',
      value: stored.status,
      expected: 'found',
    });
  const row = await findRoster(deps, target.unit, target.roster);
  const { problem, assignments } = stored.plan;
  return makeVersion(deps, row, stored.revision, { problem, assignments, absences: stored.request.absences });
}

function viewOf(stored: StoredReplan, now: Date): RosterReplan {
  const { id, unit, roster, revision, stopped, request, plan } = stored;
  const lost = stored.status === 'searching' && now > stored.endsBy;
  return {
    id,
    unit,
    roster,
    revision,
    stopped,
    status: lost ? 'failed' : stored.status,
    reason: lost ? INTERRUPTED : stored.reason,
    createdAt: stored.createdAt.toISOString(),
    ...request,
    absences: [...request.absences],
    needs: [...request.needs],
    seconds:
      stored.status === 'searching'
        ? (Math.min(now.getTime(), stored.endsBy.getTime()) - stored.createdAt.getTime()) / 1000
        : stored.seconds,
    plan: plan?.shown ?? null,
  };
}
