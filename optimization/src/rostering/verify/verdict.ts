import type { LineRuleKind } from '../problem/line-rule.js';

/** What a violation breaks: a line rule, or the roster's own form. */
export type ViolationKind = LineRuleKind | 'unknown' | 'leave' | 'pin' | 'skill' | 'hard-minimum';

/** One broken rule. `found` against `limit` is in the rule's unit (days, minutes, shifts, people). */
export interface Violation {
  readonly kind: ViolationKind;
  /** Id of the applied rule; the kind itself for faults of form. */
  readonly rule: string;
  readonly agent?: string;
  /** Day at which it shows (first day of a run or window, day of a succession). */
  readonly day?: number;
  readonly found: number;
  readonly limit: number;
  /** One plain English sentence without the agent's name. */
  readonly detail: string;
}

/** What a rule's judge found; `by` is by how much the rule is missed where that is not `found` against `limit`. */
export type Fault = Pick<Violation, 'day' | 'found' | 'limit' | 'detail'> & { readonly by?: number };

/** A soft rule missed, and what that costs. */
export interface Miss extends Violation {
  readonly cost: number;
}

/** What the roster costs, by part; `total` is their sum. */
export interface CostParts {
  readonly requestsOn: number;
  readonly requestsOff: number;
  readonly shortage: number;
  readonly surplus: number;
  /** Prices set to share burdens evenly. */
  readonly fairness: number;
  /** Soft rules missed. */
  readonly softRules: number;
  readonly total: number;
}

/** Judgement of a roster: legal when no violation. */
export interface Verdict {
  readonly legal: boolean;
  readonly violations: readonly Violation[];
  /** Soft rules missed, agent after agent. */
  readonly misses: readonly Miss[];
  readonly cost: CostParts;
  /** People present for each cover need, in the problem's order. */
  readonly present: readonly number[];
}
