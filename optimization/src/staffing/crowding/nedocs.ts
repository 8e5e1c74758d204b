/** What NEDOCS looks at, now. */
export interface NedocsState {
  /** Patients in the emergency department. */
  readonly patients: number;
  /** Licensed emergency beds (> 0). */
  readonly emergencyBeds: number;
  /** Admitted patients still in the department. */
  readonly admitted: number;
  /** Hospital beds (> 0). */
  readonly hospitalBeds: number;
  readonly ventilated: number;
  /** Longest time since the decision to admit among boarders, hours. */
  readonly longestAdmitHours: number;
  /** Time from the door to a bed of the last patient put in a bed, hours. */
  readonly lastDoorToBedHours: number;
}

export type NedocsBand = 'not-busy' | 'busy' | 'extremely-busy' | 'overcrowded' | 'severe' | 'dangerous';

export interface NedocsScore {
  readonly score: number;
  readonly band: NedocsBand;
}

/** National Emergency Department Overcrowding Scale (Weiss et al., Acad Emerg Med 2004), bands 20/60/100/140/180. */
export function nedocs(state: NedocsState): NedocsScore {
  if (!(state.emergencyBeds > 0 && state.hospitalBeds > 0)) {
    throw new RangeError(`NEDOCS needs beds > 0, got ${state.emergencyBeds} and ${state.hospitalBeds}`);
  }
  const score =
    -20 +
    (85.8 * state.patients) / state.emergencyBeds +
    (600 * state.admitted) / state.hospitalBeds +
    13.4 * state.ventilated +
    0.93 * state.longestAdmitHours +
    5.64 * state.lastDoorToBedHours;
  return { score, band: band(score) };
}

function band(score: number): NedocsBand {
  if (score <= 20) return 'not-busy';
  if (score <= 60) return 'busy';
  if (score <= 100) return 'extremely-busy';
  if (score <= 140) return 'overcrowded';
  return score <= 180 ? 'severe' : 'dangerous';
}
