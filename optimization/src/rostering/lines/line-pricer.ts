/**
 * Finds the cheapest legal line of work of one agent under a cost per cell (`day * stride + label`; `Infinity`
 * where the cell may not be used; a day off costs 0 or `Infinity`).
 */
export interface LinePricer {
  /** Whether `bound` is a proven lower bound on the cheapest line. */
  readonly exact: boolean;
  /**
   * Cost of the best line found, not above `limit`, left in `line`; `Infinity` if none is found under it.
   * With `quick`, stops at a good line where proving it the best would take long.
   */
  best(costs: Float64Array, limit: number, quick: boolean): number;
  /** Labels by day of the last line found. */
  readonly line: Uint8Array;
  /**
   * After `best`: no legal line costs less than this; `-Infinity` when nothing is proven. Lines above `limit` are
   * not told apart, so the bound never exceeds `limit` when no line was found.
   */
  readonly bound: number;
}

/** Room for rounding when sums of the same costs are compared. */
export const COST_EPSILON = 1e-7;
