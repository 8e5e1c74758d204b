import {
  countedMinutes,
  hasOnCall,
  hasWork,
  type PeriodCalendar,
  periodCalendar,
  workOf,
} from '../problem/calendar.js';
import type { Agent, Assignments, RosterProblem, ShiftType } from '../problem/roster-problem.js';
import { HOSPITAL_NIGHT, isNightDuty } from '../rules/night-work/night-work.js';
import type { Burden, Burdens, Carried } from './burden.js';

export interface FairnessInput {
  readonly problem: RosterProblem;
  readonly assignments: Assignments;
  /** Share of full time of each agent; one that is missing counts as full time. */
  readonly shares: Readonly<Record<string, number>>;
  /** Days of the period that are public holidays. */
  readonly holidays: readonly number[];
}

/** One agent's day: what was worked and carried, and the fair share of what all carried that day. */
export interface BurdenDay {
  readonly agent: string;
  readonly day: number;
  /** Minutes that count towards the contract. */
  readonly minutes: number;
  /** Minutes on call at home, which are not work. */
  readonly onCallMinutes: number;
  readonly sunday: boolean;
  readonly wishes: number;
  readonly burdens: Burdens;
}

/**
 * Splits what a roster asks of its agents, day by day. What all carried of a burden on a day is shared between those
 * who could have carried it that day, in proportion to their contracts; refused wishes in proportion to the wishes
 * made. Counts less shares sum to 0 over agents, so balances add up over any run of days and periods.
 *
 * Nights are shared between agents who work both days and nights: for the others the contract decides. A weekend
 * counts once, on its first day worked. Time on call is shared among those who may hold it, as turns, and is no night,
 * weekend or holiday worked. Shifts belong to the local day on which they start.
 */
export function burdensByDay(input: FairnessInput): readonly BurdenDay[] {
  const { problem, assignments, shares, holidays } = input;
  const calendar = periodCalendar(problem.period);
  const types = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const holiday = new Set(holidays);
  const people = problem.agents.map((agent) => ({
    agent,
    share: shares[agent.id] ?? 1,
    sharesNights: sharesNights(problem, agent),
    sharesOnCall: sharesOnCall(problem, agent),
    away: new Set((agent.leave ?? []).map(({ day }) => day)),
    cells: Array.from({ length: problem.period.days }, (_, day) =>
      types.get(assignments[agent.id]?.[day] ?? ''),
    ),
    wishes: problem.requests.filter((request) => request.agent === agent.id && request.origin !== 'fairness'),
  }));
  return Array.from({ length: problem.period.days }, (_, day) => day).flatMap((day) => {
    const weekday = calendar.weekday(day);
    const facts = people.map((person) => {
      const shift = person.cells[day];
      const works = (on: ShiftType | undefined) => on !== undefined && hasWork(on);
      const wishes = person.wishes.filter((wish) => wish.day === day);
      const isRefused = ({ wish, shift: asked }: (typeof wishes)[number]) =>
        (wish === 'on') !== (shift !== undefined && (asked === undefined || asked === shift.id));
      const present = person.away.has(day) ? 0 : person.share;
      const counts: Readonly<Record<Burden, number>> = {
        night: shift && person.sharesNights && isNight(calendar, day, shift) ? 1 : 0,
        weekend: works(shift) && (weekday === 5 || (weekday === 6 && !works(person.cells[day - 1]))) ? 1 : 0,
        holiday: works(shift) && holiday.has(day) ? 1 : 0,
        onCall: shift && hasOnCall(shift) ? 1 : 0,
        refused: wishes.filter(isRefused).length,
      };
      const weights: Readonly<Record<Burden, number>> = {
        night: person.sharesNights ? present : 0,
        weekend: present,
        holiday: present,
        onCall: person.sharesOnCall ? present : 0,
        refused: wishes.length,
      };
      return { person, shift, wishes: wishes.length, counts, weights };
    });
    const carried = (burden: Burden, fact: (typeof facts)[number]): Carried => {
      const total = facts.reduce((sum, { counts }) => sum + counts[burden], 0);
      const weights = facts.reduce((sum, { weights: each }) => sum + each[burden], 0);
      return {
        count: fact.counts[burden],
        due: weights === 0 ? fact.counts[burden] : (total * fact.weights[burden]) / weights,
      };
    };
    return facts.map((fact): BurdenDay => {
      const { person, shift, wishes } = fact;
      return {
        agent: person.agent.id,
        day,
        minutes: shift ? countedMinutes(calendar.span(day, shift), shift) : 0,
        onCallMinutes: shift ? onCallMinutes(calendar, day, shift) : 0,
        sunday: weekday === 6 && shift !== undefined && hasWork(shift),
        wishes,
        burdens: {
          night: carried('night', fact),
          weekend: carried('weekend', fact),
          holiday: carried('holiday', fact),
          onCall: carried('onCall', fact),
          refused: carried('refused', fact),
        },
      };
    });
  });
}

const isNight = (calendar: PeriodCalendar, day: number, shift: ShiftType): boolean => {
  return isNightDuty(calendar, workOf(calendar.span(day, shift)), HOSPITAL_NIGHT);
};

const onCallMinutes = (calendar: PeriodCalendar, day: number, shift: ShiftType): number => {
  const { workEnd, end } = calendar.span(day, shift);
  return end - workEnd;
};

/** Shift types that are night duties on an ordinary day of the period. */
export function nightShifts(problem: RosterProblem): readonly string[] {
  const calendar = periodCalendar(problem.period);
  return problem.shifts.filter((shift) => isNight(calendar, 0, shift)).map(({ id }) => id);
}

/** Shift types that an agent's skills and contract leave open. */
function openShifts(problem: RosterProblem, agent: Agent): readonly ShiftType[] {
  const closed = new Set(
    [...problem.rules, ...(agent.rules ?? [])].flatMap(({ line }) =>
      line.kind === 'max-shifts' && line.max === 0 ? line.shifts : [],
    ),
  );
  const skills = new Set(agent.skills ?? []);
  return problem.shifts.filter(
    ({ id, skill }) => !closed.has(id) && (skill === undefined || skills.has(skill)),
  );
}

/** Whether an agent may work some night and some day shift: whose contract leaves nights to be shared. */
export function sharesNights(problem: RosterProblem, agent: Agent): boolean {
  const nights = new Set(nightShifts(problem));
  const open = openShifts(problem, agent).filter(hasWork);
  return open.some(({ id }) => nights.has(id)) && open.some(({ id }) => !nights.has(id));
}

/** Whether an agent may hold a turn on call. */
export const sharesOnCall = (problem: RosterProblem, agent: Agent): boolean =>
  openShifts(problem, agent).some(hasOnCall);
