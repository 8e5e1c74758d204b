import type { LocalText } from '../text/local-text.js';
import type { StayDistribution } from './stay.js';

/** A class of patients by urgency; the default uses the FRENCH triage scale. */
export interface AcuityProfile {
  readonly id: string;
  readonly label: LocalText;
  /** Share of all arrivals; shares sum to 1. */
  readonly share: number;
  /** Area where these patients stay. */
  readonly area: string;
  readonly stay: StayDistribution;
}

/** An area of the department with its own ratios and posts. */
export interface AreaProfile {
  readonly id: string;
  readonly label: LocalText;
  /** Most patients one agent of a skill may have here, by skill id. */
  readonly patientsPerAgent: Readonly<Record<string, number>>;
  /** Agents of a skill present here even when it is empty, by skill id. */
  readonly minimumPosts: Readonly<Record<string, number>>;
}

/** Posts held whatever the load, between two local times of day ("07:00"–"19:00"; may pass midnight). */
export interface PostWindow {
  readonly from: string;
  readonly to: string;
  readonly posts: number;
}

export interface SkillProfile {
  readonly id: string;
  readonly label: LocalText;
  /** Minutes of care per patient and hour of presence, by acuity id. */
  readonly careMinutesPerHour: Readonly<Record<string, number>>;
  /** Wanted probability that a patient's need finds everyone busy: sets β by Halfin–Whitt. */
  readonly delayProbability: number;
  /** Factor on β measured by simulation (`measureSafetyFactor`); 1 when left out. */
  readonly safetyFactor?: number;
  /** ε of P(required > s) ≤ ε. */
  readonly shortRisk: number;
  /** Price of one agent missing for one hour, for the optimiser's expected shortage. */
  readonly shortagePricePerHour: number;
  readonly minimumPosts: readonly PostWindow[];
}

/** Everything local about turning patients into staff. Plain JSON; check it with `checkProfile`. */
export interface StaffingProfile {
  readonly id: string;
  readonly label: LocalText;
  /** Where the figures come from, and which are only a starting value. */
  readonly source: string;
  /** IANA zone of the minimum posts' times of day. */
  readonly zone: string;
  readonly acuities: readonly AcuityProfile[];
  readonly areas: readonly AreaProfile[];
  readonly skills: readonly SkillProfile[];
}
