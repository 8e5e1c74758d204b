import { countedMinutes, hasWork, periodCalendar } from '../problem/calendar.js';
import type { CoverNeed, RosterProblem } from '../problem/roster-problem.js';
import { nightShifts, sharesNights } from './burdens-by-day.js';

/** A night as the cover by half-hours sees it: local minutes of a day, from late evening to the morning after. */
const NIGHT = { from: 21 * 60, to: 6 * 60 };
/** Agents who work on a weekend work so many shifts of it, as a rule. */
const SHIFTS_A_WEEKEND = 1.5;

/** Shifts of a day by the largest of the needs on it: skills are counted within, not beside, the whole. */
function onShifts(needs: readonly CoverNeed[], wanted: (shift: string) => boolean): number {
  const most = new Map<string, number>();
  for (const need of needs) {
    if (need.on !== 'shift' || !wanted(need.shift)) continue;
    const key = `${need.day}|${need.shift}`;
    most.set(key, Math.max(most.get(key) ?? 0, need.need));
  }
  return [...most.values()].reduce((sum, need) => sum + need, 0);
}

/** Mean people needed over the intervals, by the largest need of each. */
function meanNeed(needs: readonly CoverNeed[], wanted: (fromMinute: number) => boolean): number {
  const most = new Map<string, { readonly minutes: number; readonly need: number }>();
  for (const need of needs) {
    if (need.on !== 'interval' || need.onCall === true || !wanted(need.fromMinute)) continue;
    const key = `${need.day}|${need.fromMinute}`;
    const known = most.get(key)?.need ?? 0;
    most.set(key, { minutes: need.toMinute - need.fromMinute, need: Math.max(known, need.need) });
  }
  const all = [...most.values()];
  const minutes = all.reduce((sum, each) => sum + each.minutes, 0);
  return minutes === 0 ? 0 : all.reduce((sum, each) => sum + each.need * each.minutes, 0) / minutes;
}

/** Mean counted minutes of a shift. */
function meanShift(problem: RosterProblem): number {
  const calendar = periodCalendar(problem.period);
  const all = problem.shifts.filter(hasWork).map((shift) => countedMinutes(calendar.span(0, shift), shift));
  return all.reduce((sum, minutes) => sum + minutes, 0) / Math.max(1, all.length);
}

/**
 * Nights of the period, as the cover asks for them, that agents of days and nights must share: all nights less what
 * those who work nights only can take by their contract. An estimate: the cover is priced, not imposed.
 */
export function nightsNeeded(problem: RosterProblem, shares: Readonly<Record<string, number>>): number {
  const nights = new Set(nightShifts(problem));
  const posts = onShifts(problem.cover, (shift) => nights.has(shift));
  const around = meanNeed(problem.cover, (minute) => minute >= NIGHT.from || minute < NIGHT.to);
  const needed = Math.max(posts, around * problem.period.days);
  const shift = meanShift(problem);
  const taken = problem.agents
    .filter((agent) => !sharesNights(problem, agent) && worksNights(problem, agent.id, nights))
    .reduce((sum, agent) => {
      const max = (agent.rules ?? []).flatMap(({ line }) =>
        line.kind === 'period-minutes' && line.max !== undefined ? [line.max] : [],
      );
      const week = 32.5 * 60 * (shares[agent.id] ?? 1);
      return sum + Math.min(...max, (week * problem.period.days) / 7) / Math.max(1, shift);
    }, 0);
  return Math.max(0, needed - taken);
}

function worksNights(problem: RosterProblem, id: string, nights: ReadonlySet<string>): boolean {
  const rules = problem.agents.find((agent) => agent.id === id)?.rules ?? [];
  const closed = new Set(
    rules.flatMap(({ line }) => (line.kind === 'max-shifts' && line.max === 0 ? line.shifts : [])),
  );
  return [...nights].some((shift) => !closed.has(shift));
}

/** Weekends to be worked over the period, all agents together, as the cover asks for them. */
export function weekendsNeeded(problem: RosterProblem): number {
  const calendar = periodCalendar(problem.period);
  const onWeekend = problem.cover.filter((need) => calendar.weekday(need.day) >= 5);
  const days = Array.from({ length: problem.period.days }, (_, day) => day).filter(
    (day) => calendar.weekday(day) >= 5,
  ).length;
  const hours = (meanNeed(onWeekend, () => true) * days * 1440) / Math.max(1, meanShift(problem));
  return (
    Math.max(
      onShifts(onWeekend, () => true),
      hours,
    ) / SHIFTS_A_WEEKEND
  );
}

/** Turns on call over the period, as its lines ask for them: one for each person wanted on a line and day. */
export const turnsNeeded = ({ cover }: RosterProblem): number =>
  cover.reduce((sum, need) => (need.on === 'interval' && need.onCall === true ? sum + need.need : sum), 0);
