import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { LocalText } from '../../text/local-text.js';
import { periodCalendar } from '../problem/calendar.js';
import type {
  Agent,
  CoverNeed,
  Period,
  RosterProblem,
  ShiftRequest,
  ShiftType,
} from '../problem/roster-problem.js';
import { packLineRules } from '../rules/judge-laws.js';
import { frHospitalPack } from '../rules/packs/fr-hospital.js';
import { contractRules, type DemoContract, demoContracts } from './demo-contracts.js';
import { pastOf } from './demo-past.js';
import { inventedNames, shuffled } from './invented-names.js';
import { staggeredPast } from './staggered-past.js';

/** A made-up unit to try the product on; always shown as simulated. */
export interface DemoUnit {
  readonly id: string;
  readonly name: LocalText;
  readonly simulated: true;
  readonly rulePack: string;
  readonly shiftNames: Readonly<Record<string, LocalText>>;
  readonly contracts: readonly DemoContract[];
  readonly problem: RosterProblem;
}

export interface DemoOptions {
  readonly days: number;
  readonly zone: string;
  /** Cover to use instead of 10 by day and 10 by night, for instance from a forecast's requirement. */
  readonly cover?: readonly CoverNeed[];
  /** Two shift types of 12 hours, or with two staggered day shifts between them that follow the hours of arrivals. */
  readonly rhythm: 'twelve-hour' | 'staggered';
}

export const DEMO_SHIFTS: readonly ShiftType[] = [
  {
    id: 'J',
    name: 'Jour 7 h – 19 h',
    startMinute: 420,
    durationMinutes: 720,
    breakMinutes: 20,
    countedMinutes: 720,
  },
  {
    id: 'N',
    name: 'Nuit 19 h – 7 h',
    startMinute: 1140,
    durationMinutes: 720,
    breakMinutes: 20,
    countedMinutes: 720,
  },
];

/** Day shifts that begin late: where arrivals peak from 11 to 21, two shifts of 12 hours are short then, idle at dawn. */
const STAGGERED_SHIFTS: readonly ShiftType[] = [
  {
    id: 'D',
    name: 'Journée décalée 10 h 30 – 22 h 30',
    startMinute: 630,
    durationMinutes: 720,
    breakMinutes: 20,
    countedMinutes: 720,
  },
  {
    id: 'S',
    name: 'Soirée 13 h – 1 h',
    startMinute: 780,
    durationMinutes: 720,
    breakMinutes: 20,
    countedMinutes: 720,
  },
];

const DEFAULT_OPTIONS: DemoOptions = { days: 28, zone: 'Europe/Paris', rhythm: 'twelve-hour' };
const NEEDED = 10;
const NEEDED_TRIAGE = 2;
const PAST_DAYS = 14;

/**
 * An invented emergency department of 59 nurses on 12-hour shifts, 10 on by day and 10 by night, two of them able to
 * triage (the size of a public contest, ANAP, March 2025); `rhythm: 'staggered'` adds two late day shifts. Contracts, leave, wishes and names are drawn from the seed;
 * the roster of the two weeks before is given. It has legal rosters under the public-hospital rules.
 *
 * @param start first day, `YYYY-MM-DD`; a Monday suits best
 */
export function demoUnit(start: string, seed: number, options: Partial<DemoOptions> = {}): DemoUnit {
  const { days, zone, cover, rhythm } = { ...DEFAULT_OPTIONS, ...options };
  const [day, night] = DEMO_SHIFTS;
  const shifts = rhythm === 'staggered' ? [day, ...STAGGERED_SHIFTS, night] : DEMO_SHIFTS;
  const period: Period = { start, days, zone, pastDays: PAST_DAYS };
  const random = xoroshiro128plus(seed);
  const contracts = demoContracts();
  const past =
    rhythm === 'staggered'
      ? staggeredPast(contracts, period)
      : contracts.map((contract, index) => pastOf(index, contract, period));
  const names = inventedNames(contracts.length, random);
  const onLeave = leaveWeeks(contracts.length, days, random);
  const agents = contracts.map((contract, index): Agent => {
    const leave = (onLeave.get(index) ?? []).map((day) => leaveDay(day, period));
    return {
      id: `ide-${String(index + 1).padStart(2, '0')}`,
      name: names[index],
      skills: contract.triage ? ['nurse', 'triage'] : ['nurse'],
      contract: contract.label.fr,
      rules: contractRules(contract, days, shifts),
      leave,
      past: past[index],
    };
  });
  const problem: RosterProblem = {
    name: 'Urgences (unité simulée)',
    period,
    shifts,
    agents,
    cover: cover ?? demoCover(days),
    requests: demoWishes(agents, days, random),
    rules: packLineRules(frHospitalPack(), shifts),
  };
  return {
    id: 'demo-urgences',
    name: { fr: 'Urgences adultes (simulé)', en: 'Adult emergency department (simulated)' },
    simulated: true,
    rulePack: 'fr-hospital',
    shiftNames: {
      J: { fr: 'Jour 7 h – 19 h', en: 'Day 7:00–19:00' },
      D: { fr: 'Journée décalée 10 h 30 – 22 h 30', en: 'Late day 10:30–22:30' },
      S: { fr: 'Soirée 13 h – 1 h', en: 'Evening 13:00–1:00' },
      N: { fr: 'Nuit 19 h – 7 h', en: 'Night 19:00–7:00' },
    },
    contracts,
    problem,
  };
}

function demoCover(days: number): readonly CoverNeed[] {
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    DEMO_SHIFTS.flatMap(({ id }): readonly CoverNeed[] => [
      {
        on: 'shift',
        day,
        shift: id,
        skill: 'nurse',
        need: NEEDED,
        hardMin: NEEDED,
        shortage: [{ cost: 1000 }],
        surplus: [{ width: 1, cost: 10 }, { cost: 30 }],
      },
      {
        on: 'shift',
        day,
        shift: id,
        skill: 'triage',
        need: NEEDED_TRIAGE + 1,
        hardMin: NEEDED_TRIAGE,
        shortage: [{ cost: 20 }],
        surplus: [{ cost: 0 }],
      },
    ]),
  );
}

/** Every eighth agent has a week of leave, spread over the period. */
function leaveWeeks(
  agents: number,
  days: number,
  random: RandomGenerator,
): ReadonlyMap<number, readonly number[]> {
  const weeks = Math.max(1, Math.floor(days / 7));
  const chosen = shuffled(
    Array.from({ length: agents }, (_, index) => index),
    random,
  ).slice(0, Math.floor(agents / 8));
  return new Map(
    chosen.map((agent, nth) => {
      const first = (nth % weeks) * 7;
      return [agent, Array.from({ length: Math.min(7, days - first) }, (_, k) => first + k)];
    }),
  );
}

function leaveDay(day: number, period: Period) {
  const credited = periodCalendar(period).weekday(day) < 5;
  return { day, reason: 'CA', wholeDay: true, creditMinutes: credited ? 420 : 0 };
}

/** One or two days off wished by each agent, and now and then a shift. */
function demoWishes(
  agents: readonly Agent[],
  days: number,
  random: RandomGenerator,
): readonly ShiftRequest[] {
  return agents.flatMap((agent): readonly ShiftRequest[] => {
    const leave = new Set((agent.leave ?? []).map(({ day }) => day));
    const free = shuffled(
      Array.from({ length: days }, (_, day) => day).filter((day) => !leave.has(day)),
      random,
    );
    const wishes: ShiftRequest[] = free
      .slice(0, uniformInt(random, 1, 2))
      .map((day) => ({ agent: agent.id, day, wish: 'off', weight: uniformInt(random, 2, 5) }));
    const nights = (agent.rules ?? []).some(({ id }) => id === 'contract/nights-only');
    const days12 = (agent.rules ?? []).some(({ id }) => id === 'contract/days-only');
    if (free.length > 4 && uniformInt(random, 0, 2) === 0) {
      const shift = nights ? 'N' : days12 || uniformInt(random, 0, 1) === 0 ? 'J' : 'N';
      wishes.push({ agent: agent.id, day: free[3], shift, wish: 'on', weight: 2 });
    }
    return wishes;
  });
}
