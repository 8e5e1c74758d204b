import type { PresentPatient } from './arrival-paths.js';
import { countAhead } from './count-ahead.js';
import type { DepartureCurve } from './departure-curve.js';
import type { FlowState } from './occupancy.js';
import type { Pmf } from './pmf.js';

/** The windows beds are planned for, in minutes: 2, 4, 8 and 24 hours. */
export const BED_WINDOWS: readonly number[] = [120, 240, 480, 1440];

/**
 * Distribution of the number of admissions decided within the next `windowMinutes`: each patient present with the chance
 * of an admission within the window given how long the stay has lasted, plus patients yet to arrive. The curves' stays
 * must end at the decision to admit. Method: King et al. 2022 (npj Digital Medicine 5:104), with competing-risk curves.
 */
export function bedsNeeded(state: FlowState, windowMinutes: number): Pmf {
  const chances = state.present.map((patient) =>
    admissionWithin(patient, state.curves.of(patient.stream), windowMinutes),
  );
  return countAhead(chances, state.arrivals, windowMinutes, (stream, age) =>
    state.curves.of(stream).admittedBy(age),
  );
}

/** Chance that a patient still here is admitted within a window, given the length of the stay so far. */
export function admissionWithin(
  patient: PresentPatient,
  curve: DepartureCurve,
  windowMinutes: number,
): number {
  const { elapsedMinutes, admissionProbability } = patient;
  const within = curve.admittedGiven(elapsedMinutes, windowMinutes);
  if (admissionProbability === undefined) return within;
  const eventually = curve.admittedGiven(elapsedMinutes, Number.POSITIVE_INFINITY);
  return eventually > 0 ? Math.min(1, (admissionProbability * within) / eventually) : 0;
}
