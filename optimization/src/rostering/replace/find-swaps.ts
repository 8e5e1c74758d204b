import type { LocalText } from '../../text/local-text.js';
import type { Agent } from '../problem/roster-problem.js';
import { checkChange } from '../rules/notice/notice.js';
import { type MovePricer, movePricer } from './cost-of-moves.js';
import { atWork, LOCKED, type Reason, reasonsOf } from './exclusion.js';
import { type RestAround, restAround } from './rest-around.js';
import { type DeskInput, type Move, type RosterDesk, rosterDesk } from './roster-desk.js';

/** A cell of a roster. */
export interface Cell {
  readonly agent: string;
  readonly day: number;
}

/** Two agents who take each other's shift, on one day or on two. */
export interface Swap {
  /** The other agent and the day of theirs that is swapped. */
  readonly partner: Cell;
  readonly moves: readonly Move[];
  /** Change of the roster's cost: negative when the roster gets better. */
  readonly costChange: number;
  /** Wishes that the swap grants, and that it refuses. */
  readonly granted: readonly Cell[];
  readonly refused: readonly Cell[];
  /** Rest of each agent round the shift they take. */
  readonly rest: readonly (RestAround & Cell)[];
  /** Told less than 48 hours before (décret 2002-9, art. 13). */
  readonly lateNotice: LocalText | null;
}

/** Whether two cells can be swapped; when not, what stands against it for each agent. */
export type SwapCheck =
  | { readonly legal: true; readonly swap: Swap }
  | { readonly legal: false; readonly reasons: readonly (Reason & { readonly agent: string })[] };

const MOST = 20;

/** Judges one swap: the agents take each other's shift on the days of both cells. */
export function checkSwap(input: DeskInput, one: Cell, other: Cell): SwapCheck {
  const desk = rosterDesk(input);
  const moves = swapMoves(desk, one, other);
  if (moves.length === 0) return { legal: false, reasons: nothingToSwap(desk, one, other) };
  const reasons = [one.agent, other.agent].flatMap((id) => {
    const agent = desk.agents.get(id);
    const own = moves.filter((move) => move.agent === id);
    if (agent === undefined) return [];
    if (own.some(({ day }) => !desk.isOpen(id, day))) return [{ ...LOCKED, agent: id }];
    const faults = desk.newFaults(agent, own);
    return faults.length === 0
      ? []
      : reasonsOf(desk, agent, own, faults).map((reason) => ({ ...reason, agent: id }));
  });
  if (reasons.length > 0) return { legal: false, reasons };
  return { legal: true, swap: swapOf(desk, movePricer(desk), other, moves) };
}

/**
 * Swaps that help with one agent's shift: legal for both, and the roster's cost is no worse or a wish is granted.
 * Cheapest first; cells that are locked or begun are left alone.
 */
export function findSwaps(input: DeskInput, cell: Cell): readonly Swap[] {
  const desk = rosterDesk(input);
  const own = desk.agents.get(cell.agent);
  const given = desk.shiftOn(cell.agent, cell.day);
  if (own === undefined || given === '' || !desk.isOpen(cell.agent, cell.day)) return [];
  const pricer = movePricer(desk);
  const able = new Map<string, boolean>();
  /** Can the asking agent give their shift for that one? Asked once for each shift and day. */
  const canTake = (day: number, shift: string, moves: readonly Move[]): boolean => {
    const key = `${day} ${shift}`;
    const known = able.get(key) ?? desk.isLegal(own, moves);
    able.set(key, known);
    return known;
  };
  return desk.problem.agents
    .filter(({ id }) => id !== cell.agent)
    .flatMap((partner) => swapsWith(desk, pricer, cell, partner, canTake))
    .filter(({ costChange, granted }) => costChange <= 0 || granted.length > 0)
    .sort(
      (a, b) =>
        a.costChange - b.costChange ||
        Math.abs(a.partner.day - cell.day) - Math.abs(b.partner.day - cell.day),
    )
    .slice(0, MOST);
}

function swapsWith(
  desk: RosterDesk,
  pricer: MovePricer,
  cell: Cell,
  partner: Agent,
  canTake: (day: number, shift: string, moves: readonly Move[]) => boolean,
): readonly Swap[] {
  return Array.from({ length: desk.problem.period.days }, (_, day) => day).flatMap((day) => {
    const shift = desk.shiftOn(partner.id, day);
    const other = { agent: partner.id, day };
    if (shift === '' || !desk.isOpen(partner.id, day)) return [];
    const moves = swapMoves(desk, cell, other);
    // On two days each must be free to take the other's shift.
    if (moves.length === 0 || moves.some(({ agent, day: on }) => !desk.isOpen(agent, on))) return [];
    const mine = moves.filter(({ agent }) => agent === cell.agent);
    const theirs = moves.filter(({ agent }) => agent === partner.id);
    if (!canTake(day, shift, mine) || !desk.isLegal(partner, theirs)) return [];
    return [swapOf(desk, pricer, other, moves)];
  });
}

/** Each would have to take a shift on a day they already work. */
function nothingToSwap(
  desk: RosterDesk,
  one: Cell,
  other: Cell,
): readonly (Reason & { readonly agent: string })[] {
  const taken: readonly Cell[] = [
    { agent: one.agent, day: other.day },
    { agent: other.agent, day: one.day },
  ];
  return taken.flatMap(({ agent, day }) => {
    const shift = desk.shiftOn(agent, day);
    return shift === '' ? [] : [{ ...atWork(desk, shift, day), agent }];
  });
}

/** Cells that a swap changes; none where it changes nothing or somebody already works that day. */
function swapMoves(desk: RosterDesk, one: Cell, other: Cell): readonly Move[] {
  const [a, b] = [desk.shiftOn(one.agent, one.day), desk.shiftOn(other.agent, other.day)];
  if (one.day === other.day) {
    if (a === b) return [];
    return [
      { agent: one.agent, day: one.day, from: a, to: b },
      { agent: other.agent, day: one.day, from: b, to: a },
    ];
  }
  if (desk.shiftOn(one.agent, other.day) !== '' || desk.shiftOn(other.agent, one.day) !== '') return [];
  return [
    { agent: one.agent, day: one.day, from: a, to: '' },
    { agent: one.agent, day: other.day, from: '', to: b },
    { agent: other.agent, day: other.day, from: b, to: '' },
    { agent: other.agent, day: one.day, from: '', to: a },
  ];
}

function swapOf(desk: RosterDesk, pricer: MovePricer, partner: Cell, moves: readonly Move[]): Swap {
  const taken = moves.filter(({ to }) => to !== '');
  const starts = taken.flatMap(({ day, to }) => {
    const shift = desk.shifts.get(to);
    return shift === undefined ? [] : [desk.calendar.span(day, shift).start];
  });
  const late = desk.now === undefined ? null : checkChange(desk.now, Math.min(...starts));
  return {
    partner,
    moves,
    costChange: pricer.costOf(moves),
    ...wishesOf(desk, moves),
    rest: taken.flatMap(({ agent: id, day }) => {
      const agent = desk.agents.get(id);
      if (agent === undefined) return [];
      return [{ agent: id, day, ...restAround(desk.line(agent, moves), day) }];
    }),
    lateNotice: late?.message ?? null,
  };
}

function wishesOf({ problem }: RosterDesk, moves: readonly Move[]): Pick<Swap, 'granted' | 'refused'> {
  const met = (shift: string, request: (typeof problem.requests)[number]) => {
    const works = shift !== '' && (request.shift === undefined || request.shift === shift);
    return works === (request.wish === 'on');
  };
  const changed = (becomes: boolean): readonly Cell[] =>
    moves.flatMap(({ agent, day, from, to }) =>
      problem.requests
        .filter((request) => request.agent === agent && request.day === day)
        .filter((request) => met(to, request) === becomes && met(from, request) !== becomes)
        .map(() => ({ agent, day })),
    );
  return { granted: changed(true), refused: changed(false) };
}
