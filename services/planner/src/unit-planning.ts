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

/** What a unit's problems are built from, beside its agents and shift types. */
export interface UnitPlanning {
  readonly shifts: RosterProblem['shifts'];
  readonly rules: readonly AppliedRule[];
  /** Rules of one agent alone: contract hours, nights only. */
  readonly agentRules: Readonly<Record<string, readonly AppliedRule[]>>;
  readonly wishes: readonly DatedWish[];
  readonly leave: readonly DatedLeave[];
  readonly profile: StaffingProfile;
  /** Fewest people at work at any time, by skill: a roster under it is not legal. */
  readonly safetyMinimum: Readonly<Record<string, number>>;
}
