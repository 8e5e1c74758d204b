import type { PresentPatient } from './arrival-paths.js';
import { admissionWithin } from './beds-needed.js';
import { countAhead } from './count-ahead.js';
import type { DepartureCurve } from './departure-curve.js';
import type { FlowState } from './occupancy.js';
import type { Pmf } from './pmf.js';

/** A patient admitted but still waiting in the department for a bed. */
export interface Boarder {
  readonly minutesSinceDecision: number;
}

const STEP_MINUTES = 15;

/**
 * Distribution of the number of patients boarding `leadMinutes` from now. `state.present` are those without a decision
 * yet and its curves end at the decision; `boarding` is the curve of the wait from the decision to leaving for the ward.
 */
export function boardingAhead(
  state: FlowState,
  boarders: readonly Boarder[],
  boarding: DepartureCurve,
  leadMinutes: number,
): Pmf {
  const waiting = boarders.map(({ minutesSinceDecision }) =>
    boarding.survivalGiven(minutesSinceDecision, leadMinutes),
  );
  const deciding = state.present.map((patient) =>
    chanceOfBoarding(patient, state.curves.of(patient.stream), boarding, leadMinutes),
  );
  const byAge = new Map<string, number>();
  return countAhead([...waiting, ...deciding], state.arrivals, leadMinutes, (stream, age) => {
    const key = `${stream}|${age}`;
    const known = byAge.get(key);
    if (known !== undefined) return known;
    const chance = chanceOfBoarding({ stream, elapsedMinutes: 0 }, state.curves.of(stream), boarding, age);
    byAge.set(key, chance);
    return chance;
  });
}

/** ∫ P(admitted in du) · P(still waiting for a bed at the lead), by quarter-hours. */
function chanceOfBoarding(
  patient: PresentPatient,
  curve: DepartureCurve,
  boarding: DepartureCurve,
  leadMinutes: number,
): number {
  let sum = 0;
  let before = 0;
  for (let from = 0; from < leadMinutes; from += STEP_MINUTES) {
    const to = Math.min(from + STEP_MINUTES, leadMinutes);
    const admitted = admissionWithin(patient, curve, to);
    sum += (admitted - before) * boarding.survival(leadMinutes - (from + to) / 2);
    before = admitted;
  }
  return sum;
}
