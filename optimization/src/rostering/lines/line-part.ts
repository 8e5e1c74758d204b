import type { CompiledProblem } from '../compile/compiled-problem.js';

/** A dead end: the rule is broken whatever comes. */
export const DEAD = -1;

/**
 * One rule as a machine that reads a line day by day. States are small whole numbers. The past is read by
 * `start`; it cannot break the rule by itself.
 */
export interface LinePart {
  /** State at the period's first midnight, given the agent's past labels (oldest first, may be empty). */
  start(past: Uint8Array): number;
  /** State after working `label` (0 = off) on `day`; `DEAD` if that breaks the rule. */
  step(state: number, day: number, label: number): number;
  /** Whether the rule holds at the end of the period. */
  accepts(state: number): boolean;
  /** What that step costs where it misses a soft rule; left out by machines of hard rules. */
  cost?(state: number, day: number, label: number): number;
}

/** A machine that counts, one a day at most, what has a price by its total at the end of the period. */
export interface CountingPart {
  start(past: Uint8Array): number;
  step(state: number, day: number, label: number): number;
  adds(state: number, day: number, label: number): 0 | 1;
  /** Price by total, 0 to the most there can be; `Infinity` where a hard rule is broken. */
  readonly price: Float64Array;
}

/** What the machines need to know of a problem. */
export type LineFrame = Pick<CompiledProblem, 'problem' | 'days' | 'pastDays' | 'stride' | 'firstWeekday'>;

/** 1 for the labels of the listed shift types, or of all. */
export function labelsOf({ problem, stride }: LineFrame, shifts: readonly string[] | undefined): Uint8Array {
  return Uint8Array.from({ length: stride }, (_, label) => {
    const shift = problem.shifts[label - 1];
    return shift !== undefined && (shifts === undefined || shifts.includes(shift.id)) ? 1 : 0;
  });
}
