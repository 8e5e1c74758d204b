import type { Agent } from '../problem/roster-problem.js';
import type { MovePricer } from './cost-of-moves.js';
import type { Move, RosterDesk } from './roster-desk.js';

/** Days round the open shift from which somebody may be moved. */
const REACH = 6;

/** Finds the ways in which an agent comes from another shift, and somebody who is off takes that one. */
export interface TwoSteps {
  to(agent: Agent, day: number, shift: string): readonly (readonly Move[])[];
}

/** @param absent agents on whom nothing more is put, on whatever day */
export function twoSteps(desk: RosterDesk, pricer: MovePricer, absent: ReadonlySet<string>): TwoSteps {
  const known = new Map<string, readonly Move[]>();
  /** Who may take a shift that somebody leaves, without overtime; cheapest first. */
  const takersOf = (day: number, shift: string): readonly Move[] => {
    const key = `${day} ${shift}`;
    const found =
      known.get(key) ??
      desk.problem.agents
        .map(({ id }): Move => ({ agent: id, day, from: '', to: shift }))
        .filter((move) => !absent.has(move.agent) && isTaker(desk, move))
        .map((move) => ({ move, cost: pricer.costOf([move]) }))
        .sort((a, b) => a.cost - b.cost)
        .map(({ move }) => move);
    known.set(key, found);
    return found;
  };
  return {
    to: (agent, day, shift) => {
      const own = desk.shiftOn(agent.id, day);
      if (own === shift || !desk.isOpen(agent.id, day)) return [];
      const from = own === '' ? Math.max(0, day - REACH) : day;
      const last = own === '' ? Math.min(desk.problem.period.days - 1, day + REACH) : day;
      return Array.from({ length: last - from + 1 }, (_, k) => from + k).flatMap((left) => {
        const leaves = desk.shiftOn(agent.id, left);
        if (leaves === '' || !desk.isOpen(agent.id, left)) return [];
        const moves = movesFrom(agent.id, left, leaves, day, shift);
        if (!desk.isLegal(agent, moves)) return [];
        const taker = takersOf(left, leaves).find((move) => move.agent !== agent.id);
        return taker === undefined ? [] : [[...moves, taker]];
      });
    },
  };
}

function movesFrom(agent: string, left: number, leaves: string, day: number, shift: string): readonly Move[] {
  if (left === day) return [{ agent, day, from: leaves, to: shift }];
  return [
    { agent, day: left, from: leaves, to: '' },
    { agent, day, from: '', to: shift },
  ];
}

function isTaker(desk: RosterDesk, move: Move): boolean {
  const agent = desk.agents.get(move.agent);
  if (agent === undefined || desk.shiftOn(move.agent, move.day) !== '' || !desk.isOpen(move.agent, move.day))
    return false;
  return desk.isLegal(agent, [move]);
}
