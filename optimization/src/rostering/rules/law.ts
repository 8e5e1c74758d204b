import type { LocalText } from '../../text/local-text.js';
import type { LineRule } from '../problem/line-rule.js';
import type { Period, ShiftType } from '../problem/roster-problem.js';
import type { WorkLine } from './work-line.js';

/** How sure a rule is. T: text of the rule seen; S: reliable summary seen; M: from memory, to be confirmed. */
export type Certainty = 'T' | 'S' | 'M';

/** One breach on one agent's line, before it carries its law's name. */
export interface Fault {
  /** Local day of the period at which it shows; negative before the period. */
  readonly day: number;
  /** What was found against the limit, in the rule's unit (minutes, days, half-days). */
  readonly found: number;
  readonly limit: number;
  readonly message: LocalText;
}

/** A rule of the library: how to check a line of work, and what the solver is told. */
export interface Rule<P> {
  readonly id: string;
  readonly title: (parameters: P) => LocalText;
  /** Faults that touch the period; work before it counts, but is not judged alone. */
  readonly check: (line: WorkLine, parameters: P) => readonly Fault[];
  /** Line constraints that imply the rule; empty when it can only be verified after. */
  readonly lineRules: (
    parameters: P,
    shifts: readonly ShiftType[],
    /** Where a rule depends on the days themselves: public holidays. */
    period?: Period,
  ) => readonly LineRule[];
}

/** Where a rule comes from and with which numbers it applies. */
export interface Citation<P> {
  /** Name within the pack. */
  readonly id: string;
  readonly article: string;
  readonly certainty: Certainty;
  readonly parameters: P;
  /** Article by which the rule may be derogated from for a reason, where there is one. */
  readonly derogation?: string;
}

/** A rule as a pack applies it. */
export interface Law {
  readonly id: string;
  readonly article: string;
  readonly certainty: Certainty;
  readonly title: LocalText;
  /** Article by which it may be derogated from for a reason; undefined for a rule without exception. */
  readonly derogation: string | undefined;
  /** True when the solver is not told: only the check after solving sees it. */
  readonly verifiedAfter: boolean;
  readonly check: (line: WorkLine) => readonly Fault[];
  readonly lineRules: (shifts: readonly ShiftType[], period?: Period) => readonly LineRule[];
}

/** The working-time rules of one kind of staff. */
export interface RulePack {
  readonly id: string;
  readonly title: LocalText;
  readonly laws: readonly Law[];
}

/** Binds a library rule to its article and numbers. */
export function law<P>(rule: Rule<P>, citation: Citation<P>): Law {
  const { id, article, certainty, parameters, derogation } = citation;
  return {
    id,
    article,
    certainty,
    title: rule.title(parameters),
    derogation,
    verifiedAfter: rule.lineRules(parameters, []).length === 0,
    check: (line) => rule.check(line, parameters),
    lineRules: (shifts, period) => rule.lineRules(parameters, shifts, period),
  };
}
