/** What EDWIN looks at, now. */
export interface EdwinState {
  /** Patients by acuity, least acute first: the n-th weighs n, so with five levels the most acute weighs 5. */
  readonly patientsByAcuity: readonly number[];
  /** Doctors on duty (> 0). */
  readonly doctors: number;
  /** Treatment bays. */
  readonly bays: number;
  /** Admitted patients boarding in bays (fewer than `bays`). */
  readonly boarders: number;
}

/**
 * Emergency Department Work Index Σ nᵢtᵢ / (Nₐ(B_T − B_A)) (Bernstein et al., Acad Emerg Med 2003).
 * Under 1.5 is active but manageable, 1.5–2 busy, above 2 crowded.
 *
 * @returns Infinity when no bay is free of boarders or nobody is on duty
 */
export function edwin(state: EdwinState): number {
  const weighted = state.patientsByAcuity.reduce((sum, patients, index) => sum + patients * (index + 1), 0);
  const capacity = state.doctors * (state.bays - state.boarders);
  return capacity > 0 ? weighted / capacity : Number.POSITIVE_INFINITY;
}
