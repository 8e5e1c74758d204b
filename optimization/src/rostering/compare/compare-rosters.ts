import type { Burdens } from '../fairness/burden.js';
import { type Fairness, fairnessOf } from '../fairness/fairness-of.js';
import { periodCalendar, workedMinutes } from '../problem/calendar.js';
import type { Assignments, RosterProblem } from '../problem/roster-problem.js';
import type { CostParts, Verdict } from '../verify/verdict.js';
import { verify } from '../verify/verify.js';

export interface CompareInput {
  /** Both rosters are judged and priced by it. */
  readonly problem: RosterProblem;
  readonly a: Assignments;
  readonly b: Assignments;
  readonly shares: Readonly<Record<string, number>>;
  readonly holidays: readonly number[];
  readonly past: Readonly<Record<string, Burdens>>;
}

export interface ComparedSide {
  readonly legal: boolean;
  readonly cost: CostParts;
  readonly fairness: Fairness['evenness'];
  /** Person-hours under and over the need. Needs on the same hours count each for itself. */
  readonly shortHours: number;
  readonly surplusHours: number;
}

/** One agent's cells that differ and what that does to the agent. */
export interface AgentComparison {
  readonly agent: string;
  readonly changes: readonly { readonly day: number; readonly from: string; readonly to: string }[];
  readonly minutes: Pair;
  readonly nights: Pair;
  readonly weekends: Pair;
  readonly refused: Pair;
}

/** A figure in the first roster and in the second. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

export interface Comparison {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly changedCells: number;
  /** Agents whose cells differ, most changes first. */
  readonly agents: readonly AgentComparison[];
  /** Person-hours short by day of the period. */
  readonly shortByDay: readonly Pair[];
}

/** What changes from one roster of a period to another: cost by part, cover, fairness, and each agent's cells. */
export function compareRosters(input: CompareInput): Comparison {
  const { problem, a, b } = input;
  const [left, right] = [a, b].map((assignments) => {
    const verdict = verify(problem, assignments);
    const fairness = fairnessOf({ ...input, assignments }, input.past);
    return { verdict, fairness, cover: coverOf(problem, verdict), minutes: minutesOf(problem, assignments) };
  });
  const agents = problem.agents
    .map(({ id }): AgentComparison => {
      const burdens = [left.fairness.agents[id], right.fairness.agents[id]];
      const pair = (of: (burdens: Burdens) => number): Pair => ({ a: of(burdens[0]), b: of(burdens[1]) });
      return {
        agent: id,
        changes: Array.from({ length: problem.period.days }, (_, day) => ({
          day,
          from: a[id]?.[day] ?? '',
          to: b[id]?.[day] ?? '',
        })).filter(({ from, to }) => from !== to),
        minutes: { a: left.minutes.get(id) ?? 0, b: right.minutes.get(id) ?? 0 },
        nights: pair(({ night }) => night.count),
        weekends: pair(({ weekend }) => weekend.count),
        refused: pair(({ refused }) => refused.count),
      };
    })
    .filter(({ changes }) => changes.length > 0)
    .sort((one, other) => other.changes.length - one.changes.length);
  return {
    a: sideOf(left),
    b: sideOf(right),
    changedCells: agents.reduce((sum, { changes }) => sum + changes.length, 0),
    agents,
    shortByDay: left.cover.map(({ short }, day) => ({ a: short, b: right.cover[day].short })),
  };
}

interface DayCover {
  readonly short: number;
  readonly over: number;
}

interface Judged {
  readonly verdict: Verdict;
  readonly fairness: Fairness;
  readonly cover: readonly DayCover[];
}

const sideOf = ({ verdict, fairness, cover }: Judged): ComparedSide => ({
  legal: verdict.legal,
  cost: verdict.cost,
  fairness: fairness.evenness,
  shortHours: cover.reduce((sum, { short }) => sum + short, 0),
  surplusHours: cover.reduce((sum, { over }) => sum + over, 0),
});

/** Person-hours of work by day, from instants; a post on a shift counts the shift's work. */
function coverOf(problem: RosterProblem, { present }: Verdict): readonly DayCover[] {
  const calendar = periodCalendar(problem.period);
  const days = Array.from({ length: problem.period.days }, () => ({ short: 0, over: 0 }));
  problem.cover.forEach((need, index) => {
    if (need.on === 'interval' && need.onCall === true) return;
    const shift = need.on === 'shift' ? problem.shifts.find(({ id }) => id === need.shift) : undefined;
    const minutes = shift
      ? calendar.span(need.day, shift).minutes
      : need.on === 'interval'
        ? calendar.instant(need.day, need.toMinute) - calendar.instant(need.day, need.fromMinute)
        : 0;
    const difference = ((present[index] ?? 0) - need.need) * (minutes / 60);
    if (difference < 0) days[need.day].short -= difference;
    else days[need.day].over += difference;
  });
  return days;
}

function minutesOf(problem: RosterProblem, assignments: Assignments): ReadonlyMap<string, number> {
  const calendar = periodCalendar(problem.period);
  const types = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  return new Map(
    problem.agents.map(({ id }) => [
      id,
      (assignments[id] ?? []).reduce((sum, cell, day) => {
        const shift = types.get(cell);
        return shift ? sum + workedMinutes(calendar.span(day, shift), shift) : sum;
      }, 0),
    ]),
  );
}
