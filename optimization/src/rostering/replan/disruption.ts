import { countedMinutes, periodCalendar } from '../problem/calendar.js';
import type { Agent, Assignments, CoverNeed, Leave, RosterProblem } from '../problem/roster-problem.js';

/** Days, both included, on which an agent cannot work. No cause: none is asked for. */
export interface Absence {
  readonly agent: string;
  readonly fromDay: number;
  readonly toDay: number;
}

/** So many people more (or fewer) than the roster was made for, on some days. */
export interface NeedChange {
  readonly fromDay: number;
  readonly toDay: number;
  /** Only this shift type and the half-hours it covers; otherwise the whole day. */
  readonly shift?: string;
  /** Only needs of this skill; otherwise needs of every skill. */
  readonly skill?: string;
  readonly add: number;
}

/** What happened after a roster was made. */
export interface Disruption {
  readonly absences: readonly Absence[];
  readonly needs: readonly NeedChange[];
}

export const isAbsent = ({ absences }: Disruption, agent: string, day: number): boolean =>
  absences.some((absence) => absence.agent === agent && day >= absence.fromDay && day <= absence.toDay);

/** Adds a change to what is needed: never fewer than nobody. */
export function changedNeed(need: CoverNeed, problem: RosterProblem, changes: readonly NeedChange[]): number {
  return changes
    .filter((change) => touches(change, need, problem))
    .reduce((sum, { add }) => Math.max(0, sum + add), need.need);
}

function touches(change: NeedChange, need: CoverNeed, problem: RosterProblem): boolean {
  if (change.skill !== undefined && change.skill !== need.skill) return false;
  if (need.on === 'shift') {
    const sameShift = change.shift === undefined || change.shift === need.shift;
    return sameShift && need.day >= change.fromDay && need.day <= change.toDay;
  }
  // A change for whole days is of people at work.
  if (need.onCall === true && change.shift === undefined) return false;
  if (change.shift === undefined) return need.day >= change.fromDay && need.day <= change.toDay;
  const shift = problem.shifts.find(({ id }) => id === change.shift);
  if (shift === undefined) return false;
  const from = need.day * 1440 + need.fromMinute;
  const to = need.day * 1440 + need.toMinute;
  return Array.from({ length: change.toDay - change.fromDay + 1 }, (_, k) => change.fromDay + k).some(
    (day) => {
      const start = day * 1440 + shift.startMinute;
      return from >= start && to <= start + shift.durationMinutes;
    },
  );
}

/**
 * The problem as it stands after the disruption: absences as leave that counts the minutes that were planned (an
 * absence is not worked off), needs as they are now. Locks on days of absence fall.
 */
export function disruptedProblem(
  problem: RosterProblem,
  base: Assignments,
  disruption: Disruption,
): RosterProblem {
  const calendar = periodCalendar(problem.period);
  const types = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const agents = problem.agents.map((agent): Agent => {
    const days = absentDays(disruption, agent.id, problem.period.days);
    if (days.size === 0) return agent;
    const known = new Set((agent.leave ?? []).map(({ day }) => day));
    const added = [...days]
      .filter((day) => !known.has(day))
      .map((day): Leave => {
        const shift = types.get(base[agent.id]?.[day] ?? '');
        return { day, creditMinutes: shift ? countedMinutes(calendar.span(day, shift), shift) : 0 };
      });
    const pins = (agent.pins ?? []).filter(({ day }) => !days.has(day));
    return { ...agent, leave: [...(agent.leave ?? []), ...added], pins };
  });
  const cover = problem.cover.map((need): CoverNeed => {
    const changed = changedNeed(need, problem, disruption.needs);
    if (changed === need.need) return need;
    return {
      ...need,
      need: changed,
      ...(need.hardMin === undefined ? {} : { hardMin: Math.min(need.hardMin, changed) }),
    };
  });
  const absent = new Map(
    problem.agents.map(({ id }) => [id, absentDays(disruption, id, problem.period.days)]),
  );
  // A wish for a day of absence is nobody's to grant or refuse.
  const requests = problem.requests.filter(({ agent, day }) => absent.get(agent)?.has(day) !== true);
  return { ...problem, agents, cover, requests };
}

function absentDays({ absences }: Disruption, agent: string, days: number): ReadonlySet<number> {
  return new Set(
    absences
      .filter((absence) => absence.agent === agent)
      .flatMap(({ fromDay, toDay }) =>
        Array.from({ length: Math.max(0, toDay - fromDay + 1) }, (_, k) => fromDay + k),
      )
      .filter((day) => day >= 0 && day < days),
  );
}

/** The roster with absent agents taken off their days; everybody else stays. */
export function withoutAbsent(
  problem: RosterProblem,
  base: Assignments,
  disruption: Disruption,
): Assignments {
  return Object.fromEntries(
    problem.agents.map(({ id }) => [
      id,
      Array.from({ length: problem.period.days }, (_, day) =>
        isAbsent(disruption, id, day) ? '' : (base[id]?.[day] ?? ''),
      ),
    ]),
  );
}
