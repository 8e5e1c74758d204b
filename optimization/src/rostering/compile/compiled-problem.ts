import type { LineCost } from '../lines/soft-cost.js';
import type { AppliedRule, SoftRule } from '../problem/line-rule.js';
import type { RosterError } from '../problem/problem-error.js';
import type { RosterProblem } from '../problem/roster-problem.js';

/**
 * A roster problem in the integers an engine works on. A label is 0 for a day off or 1 + the index of a shift
 * type; a cell is `day * stride + label` with `stride` = shift types + 1. Day-off labels cost nothing.
 */
export interface CompiledProblem {
  readonly problem: RosterProblem;
  readonly days: number;
  readonly stride: number;
  readonly agents: readonly CompiledAgent[];
  /** Convex cost of each cover row by people present, 0 to the most possible. Hard minima are steep steps. */
  readonly rowCost: readonly Float64Array[];
  /** People each row must have to be legal. */
  readonly rowHardMin: Int32Array;
  /** Per cover class, the rows one person fills from each cell. */
  readonly cellRows: readonly (readonly Int32Array[])[];
  /** Cost that no roster can avoid or change. */
  readonly constant: number;
  /** Every cost is a whole number, so bounds may be rounded up. */
  readonly integral: boolean;
  /**
   * Real worked minutes, counted minutes, minutes on call, start, end of the work and end (minutes after the period's
   * first midnight) of each shift on each day, the known past included: entry `(day + pastDays) * stride + label`. 0 for
   * days off.
   */
  readonly worked: Int32Array;
  readonly counted: Int32Array;
  readonly onCall: Int32Array;
  readonly start: Int32Array;
  readonly workEnd: Int32Array;
  readonly end: Int32Array;
  /** 1 for labels with work in them, 0 for days off and shifts that are on call only. */
  readonly working: Uint8Array;
  /** Some shift has time on call. */
  readonly hasOnCall: boolean;
  /** 0 = Monday of day 0. */
  readonly firstWeekday: number;
  /** Midnights in minutes after the first; index 0 is day −`pastDays`. */
  readonly midnight: Float64Array;
  readonly pastDays: number;
}

export interface CompiledAgent {
  readonly index: number;
  readonly id: string;
  /** 1 where the cell may be used (leave, pins and skills applied). */
  readonly allowed: Uint8Array;
  /** Cost of each cell from requests; 0 for days off. */
  readonly cost: Float64Array;
  readonly coverClass: number;
  /** Rules that every line of the agent keeps. */
  readonly rules: readonly AppliedRule[];
  /** Rules whose breaking costs. */
  readonly softRules: readonly SoftRule[];
  /** What a whole line costs under the soft rules; undefined when there are none. */
  readonly softCost: LineCost | undefined;
  /** Agents with the same key have the same rules and credits, hence the same lines at the same cost but for `allowed`. */
  readonly ruleKey: string;
  /** Minutes of leave that count in the period. */
  readonly creditMinutes: number;
  /** Call-outs in minutes after the period's first midnight. */
  readonly callOuts: readonly { readonly start: number; readonly end: number }[];
  /** Label worked on each past day, oldest first. */
  readonly past: Uint8Array;
}

/** What compiling can find out alone: cells that contradict each other. */
export interface CompileFailure {
  readonly errors: readonly RosterError[];
}

/** A shift starts less than this many days apart from one it can still touch. */
export const MAX_SHIFT_DAYS = 3;

/** No two shifts of one agent may overlap, whatever the rules say. */
export const NO_OVERLAP: AppliedRule = {
  id: 'no-overlap',
  line: { kind: 'rest', minutes: 0, onCallToo: true },
};

/** Whether some lines cost by themselves, under soft rules. */
export const linesCost = ({ agents }: CompiledProblem): boolean =>
  agents.some(({ softCost }) => softCost !== undefined);
