import type { PresentPatient } from './arrival-paths.js';
import { BED_WINDOWS } from './beds-needed.js';
import type { Boarder } from './boarding.js';
import type { DepartureCurve } from './departure-curve.js';
import type { DepartureCurves } from './departure-curves.js';
import { type DeparturePace, USUAL_PACE } from './departure-pace.js';
import { admittedShareAt, minutesToEnd } from './stay-draw.js';
import type { Uniform } from './uniform.js';

/** A department now: who waits for a decision, who for a bed, who will come, and how long each of it lasts. */
export interface Department {
  readonly undecided: readonly PresentPatient[];
  readonly boarders: readonly Boarder[];
  /** Arrivals to come, `arrivals[path][slot]`; the first slot lasts `firstSlotMinutes`, the others 60. */
  readonly arrivals: readonly ArrayLike<number>[];
  readonly firstSlotMinutes: number;
  /** Time to the decision to admit, or to leaving without one. */
  readonly curves: DepartureCurves;
  /** Time from the decision to leaving for the ward. */
  readonly boarding: DepartureCurve;
  /** Recent paces of both; the usual ones by default. */
  readonly pace?: DeparturePace;
  readonly boardingPace?: DeparturePace;
}

/** Joint futures, one per arrival path: `present[path][step]` and `boarding` at the end of each slot. */
export interface DepartmentPaths {
  readonly present: readonly Int32Array[];
  readonly boarding: readonly Int32Array[];
  /** Admissions decided within each of `BED_WINDOWS` (2, 4, 8, 24 h): `beds[path][window]`. */
  readonly beds: readonly Int32Array[];
}

const SLOT_MINUTES = 60;

/**
 * Simulates every stay in two stages (decision, then bed) on each arrival path, so that occupancy, boarding and beds
 * needed are statements about the same futures. The stays are those of competing-risk curves given the time already spent.
 */
export function departmentPaths(department: Department, uniform: Uniform): DepartmentPaths {
  const futures = department.arrivals.map((counts) => oneFuture(department, counts, uniform));
  return {
    present: futures.map(({ present }) => present),
    boarding: futures.map(({ boarding }) => boarding),
    beds: futures.map(({ beds }) => beds),
  };
}

function oneFuture(department: Department, counts: ArrayLike<number>, uniform: Uniform) {
  const { undecided, boarders, curves, boarding: toBed, firstSlotMinutes } = department;
  const { pace = USUAL_PACE, boardingPace = USUAL_PACE } = department;
  const steps = counts.length;
  const present = new Int32Array(steps + 1);
  const boarding = new Int32Array(steps + 1);
  const beds = new Int32Array(BED_WINDOWS.length);
  /** First step whose end is at or after the moment. */
  const stepAt = (minutes: number): number =>
    Math.min(steps, Math.max(0, Math.ceil((minutes - firstSlotMinutes) / SLOT_MINUTES)));
  const between = (change: Int32Array, from: number, until: number): void => {
    change[stepAt(from)]++;
    change[stepAt(until)]--;
  };
  const board = (from: number, waited: number): number => {
    const until = from + minutesToEnd(toBed, waited, from, 1 - uniform(), boardingPace);
    between(boarding, from, until);
    return until;
  };
  const stay = (stream: string, elapsed: number, from: number): void => {
    const curve = curves.of(stream);
    const length = minutesToEnd(curve, elapsed, from, 1 - uniform(), pace);
    const decision = from + length;
    const admitted = uniform() < admittedShareAt(curve, elapsed + length);
    if (admitted) for (const [w, window] of BED_WINDOWS.entries()) if (decision <= window) beds[w]++;
    between(present, from, admitted ? board(decision, 0) : decision);
  };
  for (const { minutesSinceDecision } of boarders) between(present, 0, board(0, minutesSinceDecision));
  for (const { stream, elapsedMinutes } of undecided) stay(stream, elapsedMinutes, 0);
  for (let slot = 0; slot < steps; slot++) {
    const begins = slot === 0 ? 0 : firstSlotMinutes + (slot - 1) * SLOT_MINUTES;
    const lasts = slot === 0 ? firstSlotMinutes : SLOT_MINUTES;
    for (let n = 0; n < counts[slot]; n++) stay('all', 0, begins + uniform() * lasts);
  }
  return { present: summed(present), boarding: summed(boarding), beds };
}

function summed(change: Int32Array): Int32Array {
  const sums = change.subarray(0, change.length - 1);
  for (let step = 1; step < sums.length; step++) sums[step] += sums[step - 1];
  return sums;
}
