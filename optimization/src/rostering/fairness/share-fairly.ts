import { hasOnCall } from '../problem/calendar.js';
import type { AppliedRule } from '../problem/line-rule.js';
import type { RosterProblem, ShiftRequest } from '../problem/roster-problem.js';
import { type Burdens, balance, NOTHING } from './burden.js';
import { nightShifts, sharesNights, sharesOnCall } from './burdens-by-day.js';
import { nightsNeeded, turnsNeeded, weekendsNeeded } from './burdens-needed.js';

/** How evenly a roster must share burdens: not at all beyond contracts, within a few, or as near as whole shifts allow. */
export const FAIRNESS_LEVELS = ['free', 'balanced', 'strict'] as const;
export type FairnessLevel = (typeof FAIRNESS_LEVELS)[number];

export interface ShareOptions {
  readonly level: FairnessLevel;
  /** Share of full time by agent id. */
  readonly shares: Readonly<Record<string, number>>;
  /** What each carried before, from the ledger. */
  readonly past: Readonly<Record<string, Burdens>>;
  readonly holidays: readonly number[];
}

interface Strength {
  /** Nights, weekends and turns on call above the fair share, rounded up, that are still allowed. */
  readonly nights: number;
  readonly weekends: number;
  readonly turns: number;
  /** Price of working a holiday for each holiday carried above the share before. */
  readonly holidayPrice: number;
  /** What a refused wish above the share adds to the weight of each wish, as a factor. */
  readonly wishFactor: number;
}

const STRENGTH: Readonly<Record<Exclude<FairnessLevel, 'free'>, Strength>> = {
  balanced: { nights: 1, weekends: 1, turns: 1, holidayPrice: 5, wishFactor: 0.5 },
  strict: { nights: 0, weekends: 0, turns: 0, holidayPrice: 15, wishFactor: 1 },
};
/** A balance older periods built up is paid back at most so fast, in shifts a period. */
const MOST_PAID_BACK = 2;

/**
 * The problem with burdens shared: for each agent a cap on nights, on weekends and on turns on call (the fair share of
 * what the cover asks for, less what was carried too much before), a price on holidays for those who had more than
 * their share, and heavier wishes for those who were refused more.
 *
 * Caps bound the unevenness exactly and keep to rules every engine prices exactly; they are not a convex cost, so
 * within the caps the search does not prefer the evener of two rosters.
 */
export function shareFairly(problem: RosterProblem, options: ShareOptions): RosterProblem {
  const { level, shares, past, holidays } = options;
  if (level === 'free') return problem;
  const { holidayPrice, wishFactor, ...slack } = STRENGTH[level];
  const carried = (agent: string, burden: keyof Burdens) => balance((past[agent] ?? NOTHING)[burden]);
  const owed = (agent: string, burden: keyof Burdens) =>
    Math.max(-MOST_PAID_BACK, Math.min(MOST_PAID_BACK, carried(agent, burden)));
  const weight = (id: string, leaveDays: number) =>
    (shares[id] ?? 1) * Math.max(0, 1 - leaveDays / problem.period.days);
  const people = problem.agents.map((agent) => ({
    agent,
    weight: weight(agent.id, agent.leave?.length ?? 0),
    sharesNights: sharesNights(problem, agent),
    sharesOnCall: sharesOnCall(problem, agent),
  }));
  const sum = (of: readonly (typeof people)[number][]) => of.reduce((total, each) => total + each.weight, 0);
  const nights = {
    pool: nightsNeeded(problem, shares),
    among: sum(people.filter((each) => each.sharesNights)),
  };
  const weekends = { pool: weekendsNeeded(problem), among: sum(people) };
  const turns = {
    pool: turnsNeeded(problem),
    among: sum(people.filter((each) => each.sharesOnCall)),
  };
  const nightIds = nightShifts(problem);
  const onCallIds = problem.shifts.filter(hasOnCall).map(({ id }) => id);
  const agents = people.map(({ agent, weight: own, ...person }) => {
    const cap = ({ pool, among }: typeof nights, burden: keyof Burdens, above: number) => {
      const due = (pool * own) / Math.max(among, 1e-9);
      return Math.max(1, Math.ceil(due - owed(agent.id, burden) - 1e-9) + above);
    };
    const rules: AppliedRule[] = [
      { id: 'fairness/weekends', line: { kind: 'weekends', max: cap(weekends, 'weekend', slack.weekends) } },
    ];
    if (person.sharesNights && nightIds.length > 0) {
      const max = cap(nights, 'night', slack.nights);
      rules.push({ id: 'fairness/nights', line: { kind: 'max-shifts', shifts: nightIds, max } });
    }
    if (person.sharesOnCall && turns.pool > 0) {
      const max = cap(turns, 'onCall', slack.turns);
      rules.push({ id: 'fairness/on-call', line: { kind: 'max-shifts', shifts: onCallIds, max } });
    }
    return { ...agent, rules: [...(agent.rules ?? []), ...rules] };
  });
  const heavier = problem.requests.map((wish) => {
    const more = Math.max(0, Math.min(3, carried(wish.agent, 'refused')));
    return { ...wish, weight: Math.round(wish.weight * (1 + wishFactor * more)) };
  });
  const prices = people.flatMap(({ agent }): ShiftRequest[] => {
    const more = Math.max(0, Math.min(3, carried(agent.id, 'holiday')));
    const price = Math.round(holidayPrice * more);
    if (price === 0) return [];
    return holidays.map((day) => ({ agent: agent.id, day, wish: 'off', weight: price, origin: 'fairness' }));
  });
  return { ...problem, agents, requests: [...heavier, ...prices] };
}
