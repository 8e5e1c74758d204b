/**
 * Arrivals to come of one stream on sample paths: `counts[path][slot]`, slot i covering the minutes
 * (i·slotMinutes, (i + 1)·slotMinutes] from now. Path k of every stream belongs to the same joint path.
 */
export interface ArrivalPaths {
  readonly stream: string;
  readonly slotMinutes: number;
  readonly counts: readonly ArrayLike<number>[];
}

/** A patient in the department now. */
export interface PresentPatient {
  readonly stream: string;
  readonly elapsedMinutes: number;
  /** Chance of being admitted in the end, from a model of this patient; by default that of the stream at this stage. */
  readonly admissionProbability?: number;
}
