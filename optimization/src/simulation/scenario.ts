import type { StayDistribution } from '../staffing/stay.js';

/** Care that a patient needs from one agent of a skill, on end. */
export interface CareStage {
  readonly skill: string;
  readonly minutes: StayDistribution;
  /** Presence before this stage that takes nobody's time (results awaited); none when left out. */
  readonly delay?: StayDistribution;
}

/** Patients of one triage level. */
export interface PatientLevel {
  readonly id: string;
  /** Smaller goes first; within a priority, first come first served. Care under way is never interrupted. */
  readonly priority: number;
  /** Expected arrivals in each step; drawn as Poisson, unless the scenario gives `counts`. */
  readonly arrivals: readonly number[];
  readonly stages: readonly CareStage[];
  /** Index of the stage that "seen" means; the last when left out. Nobody leaves unseen after it has begun. */
  readonly seenStage?: number;
  /** Presence after the last stage (results, bed, transport); null to leave at once. */
  readonly afterwards: StayDistribution | null;
  /** Mean patience in minutes before leaving unseen (exponential); null never leaves. */
  readonly patienceMinutes: number | null;
  /** Longest wait meant for this level, minutes. */
  readonly targetMinutes: number;
}

/** A flow to simulate: patients and the staff who see them. Time is in minutes from the start of step 0. */
export interface FlowScenario {
  readonly stepMinutes: number;
  /** First steps that only fill the department and are not counted. */
  readonly warmUpSteps: number;
  readonly levels: readonly PatientLevel[];
  /** Agents on duty by skill in each grid cell of 30 minutes, from the start of step 0. */
  readonly servers: Readonly<Record<string, readonly number[]>>;
  /**
   * Patients of all levels together in each step, for instance one path of a forecast: each gets a level by the
   * levels' shares of that step. A fraction is a chance of one more.
   */
  readonly counts?: readonly number[];
  /** Patients on top of `counts`, drawn apart so that the others stay the very same. */
  readonly extraCounts?: readonly number[];
  /** Places where patients are seen and stay until they leave; unlimited when left out. */
  readonly beds?: number;
}

/** Longest wait meant for each level of the FRENCH triage scale, minutes. */
export const FRENCH_TARGETS: Readonly<Record<string, number>> = {
  '1': 0,
  '2': 20,
  '3A': 60,
  '3B': 90,
  '4': 120,
  '5': 240,
};
