import type { AppliedRule } from './line-rule.js';

/** The days to roster: local calendar days of one IANA zone. */
export interface Period {
  /** First day, `YYYY-MM-DD`. */
  readonly start: string;
  readonly days: number;
  /** IANA zone, for instance `Europe/Paris`; local times become instants in it. */
  readonly zone: string;
  /** Days before `start` whose work is known (see `Agent.past`); 0 = nothing known, edges are free. */
  readonly pastDays?: number;
  /** Calendar of public holidays: FR, FR-57 (Alsace-Moselle)…; default: that of France. */
  readonly holidayCalendar?: string;
}

/** A type of shift: local start and length on the wall clock. Real minutes come from instants. */
export interface ShiftType {
  readonly id: string;
  readonly name?: string;
  /** Minutes after local midnight. */
  readonly startMinute: number;
  /** Length as read on the wall clock; a 21–7 night is 600 and lasts 540 or 660 real minutes on clock changes. */
  readonly durationMinutes: number;
  /** Unworked minutes inside the shift. */
  readonly breakMinutes?: number;
  /** The last minutes of the work, given to handing over: work like any other, but the next shift holds the post. */
  readonly handoverMinutes?: number;
  /** The last minutes of the shift, on call at home: not work unless called out, and no post but one on call. */
  readonly onCallMinutes?: number;
  /** What the shift counts for in `period-minutes`; default: its real worked minutes. */
  readonly countedMinutes?: number;
  /** Only agents with this skill may work it. */
  readonly skill?: string;
  /** Skill under which it fills cover rows; default: every skill the agent holds. */
  readonly coversAs?: string;
  /** Area of the unit it is held in, also its `skill`: fills cover there and under the agent's skills that are no area. */
  readonly area?: string;
}

/** A day an agent cannot work. */
export interface Leave {
  /** 0-based day of the period. */
  readonly day: number;
  readonly reason?: string;
  /** Also forbids shifts of the day before that end inside this day. */
  readonly wholeDay?: boolean;
  /** Minutes the day counts for in `period-minutes`. */
  readonly creditMinutes?: number;
}

/** A cell fixed by hand: a shift id, or `''` for a day off. */
export interface Pin {
  readonly day: number;
  readonly shift: string;
}

/** A shift worked before the period; `day` is negative, −1 being the eve of the first day. */
export interface PastShift {
  readonly day: number;
  readonly shift: string;
}

/** Work done while on call: from leaving home to coming back. */
export interface CallOut {
  /** Day it began, negative before the period. */
  readonly day: number;
  /** Minutes after local midnight of that day. */
  readonly fromMinute: number;
  readonly minutes: number;
}

export interface Agent {
  readonly id: string;
  readonly name?: string;
  readonly skills?: readonly string[];
  /** Free label of the contract (full time, 80 %, night…), for display and fairness. */
  readonly contract?: string;
  /** Rules of this agent alone, besides the problem's. */
  readonly rules?: readonly AppliedRule[];
  readonly leave?: readonly Leave[];
  readonly pins?: readonly Pin[];
  readonly past?: readonly PastShift[];
  /** Call-outs that have happened, before the period or in it. */
  readonly callOuts?: readonly CallOut[];
  /**
   * Days of the period whose shift is worked as overtime: outside the hours of the contract, and of rules that leave
   * overtime out. Engines that choose shifts read it as work like any other, which is stricter.
   */
  readonly overtimeDays?: readonly number[];
}

/** One step of a convex cost: the next `width` units cost `cost` each. The last step may omit `width`. */
export interface CostStep {
  readonly width?: number;
  readonly cost: number;
}

/** What a need costs when missed. Steps start at the need and must not get cheaper. */
export interface CoverCost {
  readonly shortage: readonly CostStep[];
  readonly surplus: readonly CostStep[];
  /** Fewer than this is not a legal roster. */
  readonly hardMin?: number;
}

/** People needed on one shift type on one day (benchmarks, posts). */
export interface ShiftNeed extends CoverCost {
  readonly on: 'shift';
  readonly day: number;
  readonly shift: string;
  /** Counts only agents with this skill. */
  readonly skill?: string;
  readonly need: number;
}

/** People needed at work, or on call, between two local times of a day (half-hours of a forecast's requirement). */
export interface IntervalNeed extends CoverCost {
  readonly on: 'interval';
  readonly day: number;
  /** Minutes after local midnight of `day`. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Counts only agents (or shifts covering) with this skill. */
  readonly skill?: string;
  /** Counts those on call through the whole interval instead of those at work. */
  readonly onCall?: boolean;
  readonly need: number;
}

export type CoverNeed = ShiftNeed | IntervalNeed;

/** A wish: costs `weight` when not met. `shift` omitted = any work (`on`), or a whole day off (`off`). */
export interface ShiftRequest {
  readonly agent: string;
  readonly day: number;
  readonly shift?: string;
  readonly wish: 'on' | 'off';
  readonly weight: number;
  /** A price set to share burdens evenly, which nobody wished: a cost part of its own. Default: a wish. */
  readonly origin?: 'fairness';
}

/** A whole rostering problem: what `releve roster solve` reads, what rule packs build, what `verify` judges. */
export interface RosterProblem {
  readonly name?: string;
  readonly period: Period;
  readonly shifts: readonly ShiftType[];
  readonly agents: readonly Agent[];
  readonly cover: readonly CoverNeed[];
  readonly requests: readonly ShiftRequest[];
  /** Rules for every agent. */
  readonly rules: readonly AppliedRule[];
}

/** One shift id per day of the period for each agent; `''` is a day off. */
export type Assignments = Readonly<Record<string, readonly string[]>>;
