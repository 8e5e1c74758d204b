import { areasOf, coveredSkills } from '../problem/areas.js';
import { fillsInterval } from '../problem/calendar.js';
import type { Agent, Assignments, CoverNeed } from '../problem/roster-problem.js';
import { stepCost } from '../verify/cover-cost.js';
import { missesOf, verify } from '../verify/verify.js';
import type { Move, RosterDesk } from './roster-desk.js';

/** Prices moves against a roster; the cover is counted once. */
export interface MovePricer {
  /** Change of the roster's cost (wishes, cover, soft rules) by the verifier's own prices. Hard rules are judged elsewhere. */
  costOf(moves: readonly Move[]): number;
}

/** A shift lasts two days at most, so it fills needs of its own day and the two after. */
const REACH = 2;

export function movePricer(desk: RosterDesk): MovePricer {
  const { problem, roster, calendar, shifts } = desk;
  const { present } = verify({ ...problem, rules: [], agents: problem.agents.map(unruled) }, roster);
  const byDay = new Map<number, number[]>();
  problem.cover.forEach(({ day }, index) => {
    byDay.set(day, [...(byDay.get(day) ?? []), index]);
  });
  const filled = new Map<string, readonly number[]>();
  /** Needs that a shift on a day fills, whoever works it. */
  const filledBy = (day: number, id: string): readonly number[] => {
    const key = `${day} ${id}`;
    const known = filled.get(key);
    if (known !== undefined) return known;
    const shift = shifts.get(id);
    const span = shift === undefined ? undefined : calendar.span(day, shift);
    const found = Array.from({ length: REACH + 1 }, (_, k) => day + k)
      .flatMap((near) => byDay.get(near) ?? [])
      .filter((index) => {
        const need = problem.cover[index];
        if (span === undefined) return false;
        if (need.on === 'shift') return need.day === day && need.shift === id;
        const from = calendar.instant(need.day, need.fromMinute);
        const to = calendar.instant(need.day, need.toMinute);
        return to > from && fillsInterval(span, from, to, need.onCall);
      });
    filled.set(key, found);
    return found;
  };
  const areas = areasOf(problem.shifts);
  const counts = (agent: Agent, need: CoverNeed, id: string): boolean => {
    const shift = shifts.get(id);
    if (need.skill === undefined || shift === undefined) return need.skill === undefined;
    return coveredSkills(shift, agent.skills ?? [], areas).includes(need.skill);
  };
  return {
    costOf: (moves) => {
      const change = new Map<number, number>();
      for (const { agent: id, day, from, to } of moves) {
        const agent = desk.agents.get(id);
        if (agent === undefined) continue;
        for (const [shift, step] of [
          [from, -1],
          [to, 1],
        ] as const) {
          for (const index of shift === '' ? [] : filledBy(day, shift))
            if (counts(agent, problem.cover[index], shift))
              change.set(index, (change.get(index) ?? 0) + step);
        }
      }
      let cost = wishCost(desk, moves) + ruleCost(desk, moves);
      for (const [index, step] of change) {
        const need = problem.cover[index];
        cost += needCost(need, present[index] + step) - needCost(need, present[index]);
      }
      return cost;
    },
  };
}

const unruled = ({ id, skills, past }: Agent): Agent => ({
  id,
  ...(skills ? { skills } : {}),
  ...(past ? { past } : {}),
});

function needCost(need: CoverNeed, present: number): number {
  return present < need.need
    ? stepCost(need.shortage, need.need - present)
    : stepCost(need.surplus, present - need.need);
}

/** Change of what the movers' lines cost under their soft rules. */
function ruleCost(desk: RosterDesk, moves: readonly Move[]): number {
  let cost = 0;
  for (const id of new Set(moves.map(({ agent }) => agent))) {
    const agent = desk.agents.get(id);
    if (agent === undefined) continue;
    for (const { cost: missed } of missesOf(desk.problem, desk.line(agent, moves))) cost += missed;
    for (const { cost: missed } of missesOf(desk.problem, desk.line(agent, []))) cost -= missed;
  }
  return cost;
}

function wishCost({ problem }: RosterDesk, moves: readonly Move[]): number {
  let cost = 0;
  for (const { agent, day, from, to } of moves) {
    for (const request of problem.requests) {
      if (request.agent !== agent || request.day !== day) continue;
      const meets = (shift: string) =>
        shift !== '' && (request.shift === undefined || request.shift === shift);
      const paid = (shift: string) => (meets(shift) === (request.wish === 'off') ? request.weight : 0);
      cost += paid(to) - paid(from);
    }
  }
  return cost;
}

/** The roster with moves made. */
export function afterMoves({ roster, problem }: RosterDesk, moves: readonly Move[]): Assignments {
  const movers = new Set(moves.map(({ agent }) => agent));
  const changed = Object.fromEntries(
    [...movers].map((id) => {
      const row = Array.from({ length: problem.period.days }, (_, day) => roster[id]?.[day] ?? '');
      for (const move of moves) if (move.agent === id) row[move.day] = move.to;
      return [id, row];
    }),
  );
  return { ...roster, ...changed };
}
