import { countedMinutes, workOf } from '../problem/calendar.js';
import type { Agent, RosterProblem } from '../problem/roster-problem.js';
import { HOSPITAL_NIGHT, isNightDuty } from '../rules/night-work/night-work.js';
import type { AgentLine } from '../verify/agent-line.js';
import type { RosterDesk } from './roster-desk.js';

/** What an agent carries, the known past included, against a share that fits the contract. */
export interface LoadShare {
  /** Counted minutes over the period, and what the contract asks for. */
  readonly minutes: number;
  readonly contractMinutes: number;
  readonly nights: number;
  readonly fairNights: number;
  readonly weekendDays: number;
  readonly fairWeekendDays: number;
}

interface Load {
  readonly minutes: number;
  readonly nights: number;
  readonly weekendDays: number;
}

/** Fair shares of a unit: its nights and weekend days shared out by contract among those who may work them. */
export interface FairShares {
  of(agent: Agent, line: AgentLine): LoadShare;
}

export function fairShares(desk: RosterDesk): FairShares {
  const { problem } = desk;
  const nightShifts = new Set(
    problem.shifts.filter((shift) => isNightShift(desk, shift.id)).map(({ id }) => id),
  );
  const loads = new Map(problem.agents.map((agent) => [agent.id, loadOf(desk.line(agent, []), nightShifts)]));
  const mayNight = (agent: Agent): boolean =>
    ![...problem.rules, ...(agent.rules ?? [])].some(
      ({ line }) =>
        line.kind === 'max-shifts' &&
        line.max === 0 &&
        [...nightShifts].every((id) => line.shifts.includes(id)),
    );
  const due = (agent: Agent) => dueOf(desk, problem, agent);
  const everyone = problem.agents.reduce((sum, agent) => sum + due(agent), 0);
  const forNights = problem.agents.reduce((sum, agent) => sum + (mayNight(agent) ? due(agent) : 0), 0);
  const total = (part: keyof Load) => [...loads.values()].reduce((sum, load) => sum + load[part], 0);
  const [nights, weekendDays] = [total('nights'), total('weekendDays')];
  return {
    of: (agent, line) => {
      const load = loadOf(line, nightShifts);
      return {
        ...load,
        contractMinutes: due(agent),
        fairNights: mayNight(agent) && forNights > 0 ? (nights * due(agent)) / forNights : 0,
        fairWeekendDays: everyone > 0 ? (weekendDays * due(agent)) / everyone : 0,
      };
    },
  };
}

/** A shift that counts as night work. */
export function isNightShift({ calendar, shifts }: RosterDesk, id: string): boolean {
  const shift = shifts.get(id);
  return shift !== undefined && isNightDuty(calendar, workOf(calendar.span(0, shift)), HOSPITAL_NIGHT);
}

function loadOf(line: AgentLine, nightShifts: ReadonlySet<string>): Load {
  const credit = (line.agent.leave ?? []).reduce((sum, { creditMinutes }) => sum + (creditMinutes ?? 0), 0);
  return {
    minutes: line.shifts.reduce(
      (sum, worked) => (worked.day < 0 ? sum : sum + countedMinutes(worked, worked.shift)),
      credit,
    ),
    nights: line.shifts.filter(({ shift }) => nightShifts.has(shift.id)).length,
    weekendDays: line.shifts.filter(({ day }) => line.calendar.weekday(day) >= 5).length,
  };
}

/** Minutes the contract asks for; where only limits are known, the middle of them. */
function dueOf({ contractMinutes }: RosterDesk, problem: RosterProblem, agent: Agent): number {
  const known = contractMinutes?.[agent.id];
  if (known !== undefined) return known;
  const limits = [...(agent.rules ?? []), ...problem.rules].flatMap(({ line }) =>
    line.kind === 'period-minutes' ? [line] : [],
  )[0];
  if (limits?.max === undefined) return limits?.min ?? problem.period.days * 300;
  return ((limits.min ?? limits.max) + limits.max) / 2;
}

/** What a heavier share costs a candidate, in the roster's cost. */
export interface FairnessPrices {
  readonly hourOverContract: number;
  readonly night: number;
  readonly weekendDay: number;
}

export const DEFAULT_FAIRNESS_PRICES: FairnessPrices = { hourOverContract: 0.25, night: 2, weekendDay: 2 };

/** Price of a share above (or below: negative) what is fair, in what the shift adds to. */
export function fairnessPrice(
  share: LoadShare,
  shift: { readonly night: boolean; readonly weekend: boolean },
  prices: FairnessPrices = DEFAULT_FAIRNESS_PRICES,
): number {
  const hours = (share.minutes - share.contractMinutes) / 60;
  return (
    hours * prices.hourOverContract +
    (shift.night ? (share.nights - share.fairNights) * prices.night : 0) +
    (shift.weekend ? (share.weekendDays - share.fairWeekendDays) * prices.weekendDay : 0)
  );
}
