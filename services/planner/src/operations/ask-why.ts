import type { WhyAlternative as Alternative, RosterWish, WhyAnswer } from '@releve/contracts';
import type { RosterProblem, ShiftRequest, WhyAlternative } from '@releve/optimization';
import { badInput, conflict } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import { judgeRoster } from '../judge-roster.js';
import { isFairness } from '../rule-text.js';
import type { StoredRoster } from '../store.js';
import { runWhy } from '../why/why-job.js';
import { baseProblem } from './base-problem.js';
import { findRoster } from './edit-roster.js';

export interface WhyRequest {
  readonly agent: string;
  readonly day: number;
  readonly shift?: string | null | undefined;
  readonly seconds: number;
}

const cellOf = (shift: string): string | null => (shift === '' ? null : shift);

/**
 * Why an agent does what a roster says on a day. Locked cells other than the one asked about stay as they are.
 * @throws conflict for a roster that breaks rules: what it costs cannot be told apart from what it breaks
 */
export async function askWhy(
  deps: PlannerDeps,
  target: { readonly unit: string; readonly roster: string },
  { agent, day, shift, seconds }: WhyRequest,
): Promise<WhyAnswer> {
  const row = await findRoster(deps, target.unit, target.roster);
  const assignments = row.assignments ?? {};
  if (!row.problem.agents.some(({ id }) => id === agent))
    throw badInput({ place: 'body.agent', value: agent, expected: 'an agent of the roster' });
  if (day >= row.days)
    throw badInput({ place: 'body.day', value: day, expected: `a day from 0 to ${row.days - 1}` });
  const { legal, violations } = judgeRoster(row.problem, assignments, row.rulePack);
  if (!row.assignments || !legal)
    throw conflict('Only a legal roster can be asked why.', {
      place: 'roster',
      value: violations[0]?.rule ?? row.status,
      expected: 'a roster without violations',
      hint: violations[0]?.message.en ?? 'Wait until one is found.',
    });
  const begun = deps.clock().getTime();
  const answer = await runWhy(deps.asker, target.unit, {
    // A roster edited above its caps of fairness is asked about without them.
    problem: lockedOtherwise(violations.length > 0 ? baseProblem(row) : row.problem, row, agent, day),
    assignments,
    question: { agent, day, ...(shift === undefined ? {} : { shift: shift ?? '' }) },
    milliseconds: seconds * 1000,
  });
  const breaks = (to: string) => {
    const line = [...(assignments[agent] ?? [])];
    line[day] = to;
    return judgeRoster(row.problem, { ...assignments, [agent]: line }, row.rulePack).violations;
  };
  return {
    agent,
    day,
    present: cellOf(answer.present),
    wishes: baseProblem(row)
      .requests.filter((wish) => wish.agent === agent && wish.day === day)
      .map((wish) => ({
        wish: wish.wish,
        shift: wish.shift ?? null,
        granted: isGranted(wish, answer.present),
      })),
    cost: answer.cost,
    seconds: (deps.clock().getTime() - begun) / 1000,
    alternatives: answer.alternatives.map((each) => inContract(each, [...breaks(each.shift)])),
  };
}

/** Cells locked by hand are conditions; so are those asked for when the roster was made. */
function lockedOtherwise(
  problem: RosterProblem,
  row: StoredRoster,
  agent: string,
  day: number,
): RosterProblem {
  return {
    ...problem,
    agents: problem.agents.map((each) => {
      const asked = each.id === agent;
      const known = new Set((each.pins ?? []).map((pin) => pin.day));
      const locked = (row.locked[each.id] ?? [])
        .filter((at) => !known.has(at) && !(asked && at === day))
        .map((at) => ({ day: at, shift: row.assignments?.[each.id]?.[at] ?? '' }));
      return locked.length === 0 ? each : { ...each, pins: [...(each.pins ?? []), ...locked] };
    }),
  };
}

const empty = {
  closedBy: null,
  conflict: [],
  missing: 0,
  extra: null,
  atLeast: null,
  exact: false,
  alone: null,
  parts: [],
  changes: [],
};

function inContract(each: WhyAlternative, breaks: Alternative['breaks']): Alternative {
  const shared = { ...empty, shift: cellOf(each.shift), status: each.status, breaks };
  switch (each.status) {
    case 'closed':
      return { ...shared, closedBy: each.reason };
    case 'illegal':
      return {
        ...shared,
        conflict: each.conflict.map(({ rule, article, message }) => ({
          article: article ?? '',
          message: isFairness(rule ?? '')
            ? { fr: `plafond d’équité : ${message.fr}`, en: `cap of fairness: ${message.en}` }
            : message,
        })),
      };
    case 'not-found':
      return { ...shared, missing: each.missing };
    case 'priced': {
      const { total: _total, ...parts } = each.parts;
      return {
        ...shared,
        extra: each.extra,
        atLeast: each.atLeast,
        exact: each.exact,
        alone: each.alone,
        parts: Object.entries(parts).map(([part, cost]) => ({ part, cost })),
        changes: each.changes.map((change) => ({
          ...change,
          from: cellOf(change.from),
          to: cellOf(change.to),
        })),
      };
    }
  }
}

function isGranted({ wish, shift }: ShiftRequest, present: string): boolean {
  const meets = present !== '' && (shift === undefined || shift === present);
  return (wish === 'on') === meets;
}

/** The wishes of a roster's period, refused ones first, then by day. */
export async function listWishes(
  deps: PlannerDeps,
  target: { readonly unit: string; readonly roster: string },
): Promise<RosterWish[]> {
  const row = await findRoster(deps, target.unit, target.roster);
  const names = new Map(row.problem.agents.map(({ id, name }) => [id, name ?? id]));
  return baseProblem(row)
    .requests.map((wish) => ({
      agent: wish.agent,
      name: names.get(wish.agent) ?? wish.agent,
      day: wish.day,
      wish: wish.wish,
      shift: wish.shift ?? null,
      weight: wish.weight,
      granted: isGranted(wish, row.assignments?.[wish.agent]?.[wish.day] ?? ''),
    }))
    .sort((a, b) => Number(a.granted) - Number(b.granted) || a.day - b.day || b.weight - a.weight);
}
