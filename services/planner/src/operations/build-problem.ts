import type { Unit } from '@releve/contracts';
import {
  type Agent,
  type AppliedRule,
  type Assignments,
  type CoverNeed,
  coverFromRequirement,
  hasOnCall,
  hasWork,
  type PastShift,
  type Period,
  packLineRules,
  type RosterProblem,
  rulePack,
  type SkillRequirement,
} from '@releve/optimization';
import { addDays, daysBetween } from '../civil-days.js';
import type { UnitPlanning } from '../unit-planning.js';
import { contractMinutes } from './contract-minutes.js';
import { ELSEWHERE, type Elsewhere, NOWHERE_ELSE } from './elsewhere.js';

/** Days of the past that rules can look back on: a fortnight of rest days and a week of hours. */
const PAST_DAYS = 14;

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
  /** Calendar of public holidays of the unit's site. */
  readonly holidayCalendar: string;
  /** Call-outs by agent that bear on the period. */
  readonly callOuts?: ReadonlyMap<string, NonNullable<Agent['callOuts']>>;
  /** What shared agents work in other units. */
  readonly elsewhere?: Elsewhere;
}

/** The rostering problem of a unit and period: rules, wishes and leave by date, cover from the requirement. */
export function buildProblem(input: ProblemInput): RosterProblem {
  const { unit, planning, from, days, elsewhere = NOWHERE_ELSE } = input;
  const dayOf = (date: string) => daysBetween(from, date);
  const inPeriod = <T extends { readonly date: string }>(entry: T) =>
    dayOf(entry.date) >= 0 && dayOf(entry.date) < days;
  const period: Period = {
    start: from,
    days,
    zone: unit.timeZone,
    pastDays: input.earlier.length + planning.past.length + elsewhere.worked.length > 0 ? PAST_DAYS : 0,
    holidayCalendar: input.holidayCalendar,
  };
  return {
    name: `${unit.id} ${from}`,
    period,
    shifts: [...planning.shifts, ...elsewhere.shifts],
    agents: unit.agents.map((agent) => problemAgent(input, agent, dayOf)),
    cover: coverOf(input),
    requests: planning.wishes.filter(inPeriod).map(({ date, ...wish }) => ({ ...wish, day: dayOf(date) })),
    rules: rulesWith(unit.rulePack, planning, elsewhere, period),
  };
}

/** The pack's rules also hold between a shift here and one in another unit; those on call know the period's holidays. */
function rulesWith(
  packId: string,
  planning: UnitPlanning,
  { shifts }: Elsewhere,
  period: Period,
): readonly AppliedRule[] {
  const onCall = planning.shifts.some(hasOnCall);
  const pack = shifts.length > 0 || onCall ? rulePack(packId) : undefined;
  if (pack === undefined) return planning.rules;
  const own = planning.rules.filter(({ id }) => !id.startsWith(`${pack.id}/`));
  return [...own, ...packLineRules(pack, [...planning.shifts, ...shifts], period)];
}

function problemAgent(
  input: ProblemInput,
  agent: Unit['agents'][number],
  dayOf: (date: string) => number,
): Agent {
  const { planning, days, pins, mustBeOff, elsewhere = NOWHERE_ELSE } = input;
  const away = elsewhere.worked.filter((entry) => entry.agent === agent.id);
  const fixed = away
    .map(({ date, shift }) => ({ day: dayOf(date), shift }))
    .filter(({ day }) => day >= 0 && day < days);
  const off = mustBeOff.filter((entry) => entry.agent === agent.id).map(({ day }) => ({ day, shift: '' }));
  const locked = Object.entries(pins[agent.id] ?? {})
    .map(([day, shift]) => ({ day: Number(day), shift }))
    .filter(({ day }) => !fixed.some((pin) => pin.day === day));
  const pinned = [...fixed, ...locked];
  return {
    id: agent.id,
    name: agent.name,
    skills: fixed.length > 0 ? [...agent.skills, ELSEWHERE] : agent.skills,
    rules: [...agentRules(planning, agent, days, input.unit.rulePack), ...onlyFixed(fixed.length, elsewhere)],
    leave: planning.leave
      .filter(({ agent: id, date }) => id === agent.id && dayOf(date) >= 0 && dayOf(date) < days)
      .map(({ agent: _agent, date, ...leave }) => ({ ...leave, day: dayOf(date) })),
    pins: [...pinned, ...off.filter(({ day }) => !pinned.some((pin) => pin.day === day))],
    ...(input.callOuts?.has(agent.id) ? { callOuts: input.callOuts.get(agent.id) } : {}),
    past: [
      ...pastOf(input, agent.id),
      ...away
        .map(({ date, shift }) => ({ day: dayOf(date), shift }))
        .filter(({ day }) => day < 0 && day >= -PAST_DAYS),
    ],
  };
}

/** No more shifts elsewhere than those that are fixed. */
function onlyFixed(count: number, { shifts }: Elsewhere): readonly AppliedRule[] {
  if (count === 0) return [];
  return [
    { id: 'elsewhere/fixed', line: { kind: 'max-shifts', shifts: shifts.map(({ id }) => id), max: count } },
  ];
}

/** Rules of one agent, scaled to the period; unless they say otherwise, the contract's hours at most. */
function agentRules(
  planning: UnitPlanning,
  agent: Unit['agents'][number],
  days: number,
  packId: string,
): readonly AppliedRule[] {
  const scale = (minutes: number | undefined): number | undefined =>
    minutes === undefined ? undefined : Math.round((minutes * days) / planning.agentRulesDays);
  const own = (planning.agentRules[agent.id] ?? []).map(({ id, line }) =>
    line.kind === 'period-minutes'
      ? { id, line: { ...line, min: scale(line.min), max: scale(line.max) } }
      : { id, line },
  );
  if (own.some(({ line }) => line.kind === 'period-minutes')) return own;
  const max = contractMinutes([agent], days, packId)[agent.id];
  return [...own, { id: 'contract/hours', line: { kind: 'period-minutes', max } }];
}

/** Shifts of the fortnight before the period: from rosters published here, else from what was known at the start. */
function pastOf({ planning, earlier, from }: ProblemInput, agent: string): PastShift[] {
  const published = earlier.flatMap((roster) =>
    (roster.assignments[agent] ?? []).map((shift, index) => ({ date: addDays(roster.from, index), shift })),
  );
  const covered = new Set(published.map(({ date }) => date));
  const known = planning.past.filter((entry) => entry.agent === agent && !covered.has(entry.date));
  return [...known, ...published]
    .map(({ date, shift }) => ({ day: daysBetween(from, date), shift }))
    .filter(({ day, shift }) => shift !== '' && day < 0 && day >= -PAST_DAYS);
}

/** Needs from the forecast by half-hour, and the posts and lines of on-call duty of every day. */
function coverOf({ planning, unit, from, days, requirement }: ProblemInput): readonly CoverNeed[] {
  const forecast = coverFromRequirement(
    requirement.map((slot) => ({
      ...slot,
      floor: Math.min(slot.floor, planning.safetyMinimum[slot.skill] ?? 0),
    })),
    { start: from, days, zone: unit.timeZone },
  );
  const posts = Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    planning.posts.map(({ shortageCost, ...post }) => ({
      on: 'shift' as const,
      day,
      ...post,
      shortage: [{ cost: shortageCost }],
      surplus: [{ cost: 0 }],
    })),
  );
  const onCall = Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    (planning.onCallLines ?? []).map(({ shortageCost, minimum, ...line }) => ({
      on: 'interval' as const,
      day,
      ...line,
      onCall: true,
      hardMin: minimum,
      shortage: [{ cost: shortageCost }],
      // Nobody is kept at home by the telephone for nothing.
      surplus: [{ cost: Math.round(shortageCost / 10) }],
    })),
  );
  // What comes before the first shift can begin was decided by the roster before this one.
  const firstStart = Math.min(...planning.shifts.filter(hasWork).map(({ startMinute }) => startMinute));
  const open = forecast.filter(
    (need) => need.on === 'shift' || need.day > 0 || need.fromMinute >= firstStart,
  );
  return [...open, ...posts, ...onCall];
}
