import type { ConflictItem } from '../explain/explanation.js';
import type { CostParts } from '../verify/verdict.js';

/** Asks what it would cost that an agent does something else on a day. */
export interface WhyQuestion {
  readonly agent: string;
  /** 0-based day of the period. */
  readonly day: number;
  /** The alternative: a shift id, or `''` for a day off. Absent: every other one. */
  readonly shift?: string;
}

/** A cell that differs between the roster and the one an alternative leads to. */
export interface WhyChange {
  readonly agent: string;
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** What an alternative would mean, found by solving again with the cell fixed to it. */
export type WhyAlternative =
  /** The cell may not hold it at all. */
  | { readonly shift: string; readonly status: 'closed'; readonly reason: 'skill' | 'leave' | 'lock' }
  /** Proven: the agent has no legal line with it. The rules and requests that cannot hold together with it. */
  | {
      readonly shift: string;
      readonly status: 'illegal';
      readonly conflict: readonly ConflictItem[];
      readonly smallest: boolean;
    }
  /** Nothing legal was found in the time given; `missing` people lack under hard minima in the best found. */
  | { readonly shift: string; readonly status: 'not-found'; readonly missing: number }
  | {
      readonly shift: string;
      readonly status: 'priced';
      /** Cost of the best roster found with it, less the cost of the roster. Below 0: it would be an improvement. */
      readonly extra: number;
      /** Proven: no roster with it costs less than the roster's cost plus this. Null when nothing is proven. */
      readonly atLeast: number | null;
      /** The two meet within a tenth: `extra` is the price, not an estimate. */
      readonly exact: boolean;
      /** The same when only this agent's line may change; null when the agent has no legal line found for it. */
      readonly alone: number | null;
      /** Difference of each part of the cost. */
      readonly parts: CostParts;
      readonly changes: readonly WhyChange[];
    };

export interface WhyAnswer {
  readonly agent: string;
  readonly day: number;
  /** What the agent does that day in the roster: a shift id, or `''`. */
  readonly present: string;
  /** Cost of the roster as it stands. */
  readonly cost: number;
  readonly alternatives: readonly WhyAlternative[];
}
