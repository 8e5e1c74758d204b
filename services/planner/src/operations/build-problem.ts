import type { Unit } from '@releve/contracts';
import {
  type Agent,
  type AppliedRule,
  type Assignments,
  type CostStep,
  type IntervalNeed,
  type PastShift,
  periodCalendar,
  type RosterProblem,
  type SkillRequirement,
} from '@releve/optimization';
import { addDays, daysBetween } from '../civil-days.js';
import type { UnitPlanning } from '../unit-planning.js';

const DAY_MINUTES = 1_440;
const FULL_TIME_MINUTES_PER_WEEK = 35 * 60;
const STEP_MINUTES = 30;
/** Days of the past that rules can look back on: a fortnight of rest days and a week of hours. */
const PAST_DAYS = 14;
/** Someone beyond the requirement still costs a little, so that surplus lands where it is least idle. */
const SURPLUS_COST = 1;
/** Past the forecast's own prices, every missing person costs at least this much per half-hour. */
const LEAST_SHORTAGE_COST = 30;

/** A published roster whose last days the new one follows on. */
export interface EarlierRoster {
  readonly from: string;
  readonly days: number;
  readonly assignments: Assignments;
}

export interface ProblemInput {
  readonly unit: Unit;
  readonly planning: UnitPlanning;
  readonly from: string;
  readonly days: number;
  readonly requirement: readonly SkillRequirement[];
  readonly earlier: readonly EarlierRoster[];
  /** Cells that stay as they are: agent → day → shift id, '' for a day off. */
  readonly pins: Readonly<Record<string, Readonly<Record<number, string>>>>;
  /** Days off asked for as conditions, not as wishes. */
  readonly mustBeOff: readonly { readonly agent: string; readonly day: number }[];
}

/** The rostering problem of a unit and period: rules, wishes and leave by date, cover from the requirement. */
export function buildProblem(input: ProblemInput): RosterProblem {
  const { unit, planning, from, days } = input;
  const dayOf = (date: string) => daysBetween(from, date);
  const inPeriod = <T extends { readonly date: string }>(entry: T) =>
    dayOf(entry.date) >= 0 && dayOf(entry.date) < days;
  return {
    name: `${unit.id} ${from}`,
    period: { start: from, days, zone: unit.timeZone, pastDays: input.earlier.length > 0 ? PAST_DAYS : 0 },
    shifts: planning.shifts,
    agents: unit.agents.map((agent) => problemAgent(input, agent, dayOf)),
    cover: coverOf(input),
    requests: planning.wishes.filter(inPeriod).map(({ date, ...wish }) => ({ ...wish, day: dayOf(date) })),
    rules: planning.rules,
  };
}

function problemAgent(
  { planning, days, earlier, from, pins, mustBeOff }: ProblemInput,
  agent: Unit['agents'][number],
  dayOf: (date: string) => number,
): Agent {
  const off = mustBeOff.filter((entry) => entry.agent === agent.id).map(({ day }) => ({ day, shift: '' }));
  const pinned = Object.entries(pins[agent.id] ?? {}).map(([day, shift]) => ({ day: Number(day), shift }));
  return {
    id: agent.id,
    name: agent.name,
    skills: agent.skills,
    rules: agentRules(planning, agent, days),
    leave: planning.leave
      .filter(({ agent: id, date }) => id === agent.id && dayOf(date) >= 0 && dayOf(date) < days)
      .map(({ agent: _agent, date, ...leave }) => ({ ...leave, day: dayOf(date) })),
    pins: [...pinned, ...off.filter(({ day }) => !pinned.some((pin) => pin.day === day))],
    past: earlier.flatMap((roster) => pastShifts(roster, agent.id, from)),
  };
}

/** Rules of one agent; unless they say otherwise, the hours of the contract over the period at most. */
function agentRules(
  planning: UnitPlanning,
  agent: Unit['agents'][number],
  days: number,
): readonly AppliedRule[] {
  const own = planning.agentRules[agent.id] ?? [];
  if (own.some(({ line }) => line.kind === 'period-minutes')) return own;
  const max = Math.round((FULL_TIME_MINUTES_PER_WEEK / 7) * days * agent.workingTimeShare);
  return [...own, { id: 'contract/hours', line: { kind: 'period-minutes', max } }];
}

function pastShifts({ from: start, assignments }: EarlierRoster, agent: string, from: string): PastShift[] {
  return (assignments[agent] ?? []).flatMap((shift, index) => {
    const day = daysBetween(from, addDays(start, index));
    return shift !== '' && day < 0 && day >= -PAST_DAYS ? [{ day, shift }] : [];
  });
}

/** One need per skill and half-hour; the price of shortage is the forecast's expected harm, which is convex. */
function coverOf({ planning, unit, from, days, requirement }: ProblemInput): IntervalNeed[] {
  const calendar = periodCalendar({ start: from, days, zone: unit.timeZone });
  const midnights = Array.from({ length: days + 1 }, (_, day) => calendar.instant(day, 0));
  return requirement
    .filter(({ skill }) => unit.skills.includes(skill))
    .flatMap((slot) => {
      const minute = slot.startsAt / 60_000;
      const day = midnights.findLastIndex((midnight) => midnight <= minute);
      if (day < 0 || day >= days) return [];
      const fromMinute = wallMinute(calendar, day, minute);
      if (fromMinute === null) return [];
      return [
        {
          on: 'interval' as const,
          day,
          fromMinute,
          toMinute: fromMinute + STEP_MINUTES,
          skill: slot.skill,
          need: slot.chosen,
          shortage: shortageSteps(slot),
          surplus: [{ cost: SURPLUS_COST }],
          hardMin: Math.min(planning.safetyMinimum[slot.skill] ?? 0, slot.chosen),
        },
      ];
    });
}

/**
 * Minutes after local midnight by which an instant is reached. The repeated autumn hour is named by its first
 * pass, so its second pass has no wall time of its own and is left to the half-hours around it.
 */
function wallMinute(calendar: ReturnType<typeof periodCalendar>, day: number, minute: number): number | null {
  for (let wall = 0; wall < DAY_MINUTES; wall += STEP_MINUTES)
    if (calendar.instant(day, wall) === minute) return wall;
  return null;
}

/** Cost of one missing, the next missing, …: differences of the expected-harm curve below the need. */
function shortageSteps({ chosen, shortageCosts }: SkillRequirement): CostStep[] {
  const costAt = (staff: number) => shortageCosts[Math.min(staff, shortageCosts.length - 1)] ?? 0;
  let least = LEAST_SHORTAGE_COST;
  return Array.from({ length: chosen }, (_, missing) => {
    least = Math.max(least, Math.round(costAt(chosen - missing - 1) - costAt(chosen - missing)));
    return { width: 1, cost: least };
  });
}
