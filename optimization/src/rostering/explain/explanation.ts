import type { LocalText } from '../../text/local-text.js';

/** One member of a conflict, in words. Dropping any one member would end this conflict. */
export interface ConflictItem {
  readonly kind: 'rule' | 'request' | 'skill' | 'cover';
  /** Rule id, for rules. */
  readonly rule?: string;
  /** Article of law, where the rule has one. */
  readonly article?: string;
  /** Agents whose requests these are, for requests. */
  readonly agents?: readonly string[];
  /** Days of the period concerned, for requests and cover. */
  readonly days?: readonly number[];
  /** One sentence; a rule's is its title, without its article. */
  readonly message: LocalText;
}

/** A request made hard: a leave or a cell fixed by hand, from one day to another. */
export interface HardRequest {
  readonly agent: string;
  readonly kind: 'leave' | 'pin';
  readonly fromDay: number;
  readonly toDay: number;
}

/** A change that makes the roster possible, as data: `applyRelaxation` applies it. */
export type RelaxationAction =
  /** Lowers the hard minimum of cover needs, given by their index in the problem. */
  | {
      readonly kind: 'lower-cover';
      readonly needs: readonly { readonly index: number; readonly hardMin: number }[];
    }
  | { readonly kind: 'refuse-requests'; readonly requests: readonly HardRequest[] }
  /** Loosens a rule everywhere it applies, or for one agent. */
  | {
      readonly kind: 'loosen-rule';
      readonly rule: string;
      readonly agent?: string;
      readonly step: RuleStep;
    };

/** Takes a rule away, or adds to one of its numbers. */
export type RuleStep =
  | { readonly kind: 'remove' }
  | { readonly kind: 'add'; readonly field: 'min' | 'max' | 'minutes'; readonly amount: number };

export interface Relaxation {
  readonly action: RelaxationAction;
  /** Relative price by `RelaxationPrices`: what ranks the list. */
  readonly cost: number;
  /** True when re-solving found a legal roster after it; false when time ran out before one was found. */
  readonly verified: boolean;
  readonly message: LocalText;
}

export type Explanation =
  | { readonly status: 'feasible' }
  | {
      readonly status: 'infeasible';
      readonly conflict: readonly ConflictItem[];
      /** True when every member is proven necessary; false when time ran out while shrinking. */
      readonly smallest: boolean;
      /** Cheapest first. */
      readonly relaxations: readonly Relaxation[];
    }
  /** Neither was proven: time ran out, or the problem is too large to be explained. */
  | { readonly status: 'undecided'; readonly reason: 'time' | 'size' };

/** What each kind of relaxation is worth against the others. */
export interface RelaxationPrices {
  /** One agent missing in one need. */
  readonly missingAgent: number;
  readonly refusedPin: number;
  readonly refusedLeaveDay: number;
  readonly overtimeRule: number;
  readonly contractRule: number;
  readonly localAgreement: number;
}

export const DEFAULT_PRICES: RelaxationPrices = {
  missingAgent: 10,
  refusedPin: 3,
  refusedLeaveDay: 6,
  overtimeRule: 25,
  contractRule: 40,
  localAgreement: 60,
};
