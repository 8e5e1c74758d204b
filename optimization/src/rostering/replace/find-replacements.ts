import { workedMinutes } from '../problem/calendar.js';
import type { Agent } from '../problem/roster-problem.js';
import { type ChangePrices, DEFAULT_CHANGE_PRICES, noticeByDay } from '../replan/change-prices.js';
import type { Disruption } from '../replan/disruption.js';
import { disruptedProblem, withoutAbsent } from '../replan/disruption.js';
import { leavesOvertimeOut } from '../replan/overtime.js';
import { checkChange } from '../rules/notice/notice.js';
import { type MovePricer, movePricer } from './cost-of-moves.js';
import { atWork, LOCKED, noOvertimeLeft, type Reason, reasonsOf } from './exclusion.js';
import { type FairShares, fairnessPrice, fairShares, isNightShift } from './load-share.js';
import type { Called, Excluded, Replacement, ReplacementKind, Replacements } from './replacement.js';
import { restAround } from './rest-around.js';
import { type DeskInput, type Move, type RosterDesk, rosterDesk } from './roster-desk.js';
import { twoSteps } from './two-steps.js';

export interface ReplaceInput extends DeskInput {
  /** Who is absent when; the shift to cover is one of theirs. */
  readonly absences: Disruption['absences'];
  readonly agent: string;
  readonly day: number;
  readonly prices?: ChangePrices;
}

/** Options of two steps kept, and options shown in all. */
const MOST_MOVED = 8;
const MOST = 40;

/**
 * Ranked legal ways to cover the shift an absent agent leaves, and for everybody else the rules that exclude them.
 * Every line in an option has been judged by the verifier's own checks; nothing of a solver is used.
 */
export function findReplacements(input: ReplaceInput): Replacements {
  const disruption: Disruption = { absences: input.absences, needs: [] };
  const { day } = input;
  const shift = input.roster[input.agent]?.[day] ?? '';
  const desk = rosterDesk({
    ...input,
    problem: disruptedProblem(input.problem, input.roster, disruption),
    roster: withoutAbsent(input.problem, input.roster, disruption),
  });
  if (!desk.shifts.has(shift) || desk.hasBegun(shift, day)) return { day, shift, options: [], excluded: [] };
  const pricer = movePricer(desk);
  const pricing = pricingOf(desk, pricer, input.prices ?? DEFAULT_CHANGE_PRICES);
  const options: Replacement[] = [];
  const excluded: Excluded[] = [];
  const others = desk.problem.agents.filter(({ id }) => id !== input.agent);
  for (const agent of others) {
    const taken = takeShift(desk, agent, day, shift);
    if (taken.kind === 'excluded') excluded.push({ agent: agent.id, reasons: taken.reasons });
    else options.push(pricing(taken.kind, [{ agent: agent.id, day, from: '', to: shift }]));
  }
  const able = new Set(options.map(({ moves }) => moves[0]?.agent));
  const steps = twoSteps(desk, pricer, new Set(input.absences.map((absence) => absence.agent)));
  const moved = others
    .filter(({ id }) => !able.has(id))
    .flatMap((agent) => steps.to(agent, day, shift))
    .map((moves) => pricing('moved', moves));
  const ranked = [...options, ...byPrice(moved).slice(0, MOST_MOVED)];
  return { day, shift, options: byPrice(ranked).slice(0, MOST), excluded };
}

const byPrice = (options: readonly Replacement[]): readonly Replacement[] =>
  [...options].sort((a, b) => a.price - b.price);

type Taken =
  | { readonly kind: 'direct' | 'overtime' }
  | { readonly kind: 'excluded'; readonly reasons: readonly Reason[] };

/** Whether an agent who is off can take a shift, and if not, why. */
function takeShift(desk: RosterDesk, agent: Agent, day: number, shift: string): Taken {
  const now = desk.shiftOn(agent.id, day);
  if (now !== '') return { kind: 'excluded', reasons: [atWork(desk, now, day)] };
  if (!desk.isOpen(agent.id, day)) return { kind: 'excluded', reasons: [LOCKED] };
  const moves = [{ agent: agent.id, day, from: '', to: shift }];
  const faults = desk.newFaults(agent, moves);
  if (faults.length === 0) return { kind: 'direct' };
  const reasons = () => reasonsOf(desk, agent, moves, faults);
  const rules = new Map([...desk.problem.rules, ...(agent.rules ?? [])].map((rule) => [rule.id, rule]));
  const byHours = faults.every(({ rule }) => {
    const applied = rules.get(rule);
    return applied !== undefined && leavesOvertimeOut(applied);
  });
  if (!byHours || desk.overtime === null) return { kind: 'excluded', reasons: reasons() };
  if (desk.newFaults(agent, moves, [day]).length > 0) return { kind: 'excluded', reasons: reasons() };
  const left = desk.overtimeLeft(agent.id) - overtimeSoFar(desk, agent);
  if (left < minutesOf(desk, shift, day))
    return { kind: 'excluded', reasons: [...reasons(), noOvertimeLeft(Math.max(0, left))] };
  return { kind: 'overtime' };
}

function minutesOf({ shifts, calendar }: RosterDesk, id: string, day: number): number {
  const shift = shifts.get(id);
  return shift === undefined ? 0 : workedMinutes(calendar.span(day, shift), shift);
}

function overtimeSoFar(desk: RosterDesk, agent: Agent): number {
  return (agent.overtimeDays ?? []).reduce(
    (sum, day) => sum + minutesOf(desk, desk.shiftOn(agent.id, day), day),
    0,
  );
}

/** Puts a price on moves: the roster's cost, changes by notice, overtime, and fairness to those called. */
function pricingOf(desk: RosterDesk, pricer: MovePricer, prices: ChangePrices) {
  const shares = fairShares(desk);
  const notice = noticeByDay(desk.problem, desk.now);
  return (kind: ReplacementKind, moves: readonly Move[]): Replacement => {
    const called = moves.flatMap((move) => calledBy(desk, shares, kind, moves, move));
    const costChange = pricer.costOf(moves);
    const changes = moves.reduce((sum, { day }) => sum + prices[notice[day]], 0);
    const overtime = called.reduce((sum, { overtimeMinutes }) => sum + overtimeMinutes / 60, 0);
    const fairness = called.reduce((sum, { share, day, shift }) => {
      const night = isNightShift(desk, shift);
      return sum + fairnessPrice(share, { night, weekend: desk.calendar.weekday(day) >= 5 });
    }, 0);
    return {
      kind,
      moves,
      called,
      costChange,
      price: costChange + changes + overtime * prices.overtimeHour + fairness,
    };
  };
}

function calledBy(
  desk: RosterDesk,
  shares: FairShares,
  kind: ReplacementKind,
  moves: readonly Move[],
  { agent: id, day, to }: Move,
): readonly Called[] {
  const agent = desk.agents.get(id);
  const type = desk.shifts.get(to);
  if (agent === undefined || type === undefined) return [];
  const line = desk.line(agent, moves, kind === 'overtime' ? [day] : []);
  const late = desk.now === undefined ? null : checkChange(desk.now, desk.calendar.span(day, type).start);
  return [
    {
      agent: id,
      day,
      shift: to,
      overtimeMinutes: kind === 'overtime' ? minutesOf(desk, to, day) : 0,
      rest: restAround(line, day),
      share: shares.of(agent, line),
      lateNotice: late?.message ?? null,
    },
  ];
}
