import type { OnCallLine } from '@releve/contracts';
import type { AppliedRule, RosterProblem, ShiftRequest, StaffingProfile } from '@releve/optimization';

/** A wish or a leave by civil date, so that it means the same whatever period is being planned. */
export interface DatedWish extends Omit<ShiftRequest, 'day'> {
  readonly date: string;
}

export interface DatedLeave {
  readonly agent: string;
  readonly date: string;
  readonly reason?: string;
  readonly wholeDay?: boolean;
  readonly creditMinutes?: number;
}

/** A shift worked before the first period planned here. */
export interface DatedShift {
  readonly agent: string;
  readonly date: string;
  readonly shift: string;
}

/** People of a skill on every shift of a type, whatever the forecast says: a post held by rule or custom. */
export interface Post {
  readonly shift: string;
  readonly skill: string;
  readonly need: number;
  /** Fewer than this is not a legal roster. */
  readonly hardMin: number;
  readonly shortageCost: number;
}

/** A line of on-call duty with what a person missing on it costs. */
export interface PricedOnCallLine extends OnCallLine {
  readonly shortageCost: number;
}

/** What a unit's problems are built from, beside its agents and shift types. */
export interface UnitPlanning {
  readonly shifts: RosterProblem['shifts'];
  readonly rules: readonly AppliedRule[];
  /** Rules of one agent alone; minutes over the period are those of `agentRulesDays` days, and scale with it. */
  readonly agentRules: Readonly<Record<string, readonly AppliedRule[]>>;
  readonly agentRulesDays: number;
  readonly posts: readonly Post[];
  /** Absent in units stored before there were any. */
  readonly onCallLines?: readonly PricedOnCallLine[];
  readonly wishes: readonly DatedWish[];
  readonly leave: readonly DatedLeave[];
  readonly past: readonly DatedShift[];
  readonly profile: StaffingProfile;
  /** Fewer people of a skill than this at any time is not a legal roster; the forecast's needs are priced, not imposed. */
  readonly safetyMinimum: Readonly<Record<string, number>>;
}
