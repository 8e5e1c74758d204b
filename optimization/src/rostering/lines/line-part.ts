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
}
