import type { StayDistribution } from '../staffing/stay.js';

/** Care that a patient needs from one agent of a skill, on end. */
export interface CareStage {
  readonly skill: string;
  readonly minutes: StayDistribution;
}

/** Patients of one triage level. */
export interface PatientLevel {
  readonly id: string;
  /** Smaller goes first; within a priority, first come first served. Care under way is never interrupted. */
  readonly priority: number;
  /** Expected arrivals in each step; drawn as Poisson. */
  readonly arrivals: readonly number[];
  /** Care in order; the last stage is what "seen" means. */
  readonly stages: readonly CareStage[];
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
