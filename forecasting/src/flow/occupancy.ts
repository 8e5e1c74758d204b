import type { ArrivalPaths, PresentPatient } from './arrival-paths.js';
import { countAhead } from './count-ahead.js';
import type { DepartureCurves } from './departure-curves.js';
import { type DeparturePace, paceBetween, USUAL_PACE } from './departure-pace.js';
import type { Pmf } from './pmf.js';
import { minutesToEnd } from './stay-draw.js';
import type { Uniform } from './uniform.js';

/** Who is here, who is to come, and how long each stays. */
export interface FlowState {
  readonly present: readonly PresentPatient[];
  readonly arrivals: readonly ArrivalPaths[];
  readonly curves: DepartureCurves;
  /** Recent pace of departures, for occupancy; the usual one by default. */
  readonly pace?: DeparturePace;
}

/**
 * Distribution of the number of patients present `leadMinutes` from now: those here thinned by their survival given how
 * long they have stayed, plus arrivals to come thinned by theirs.
 */
export function occupancyAhead(state: FlowState, leadMinutes: number): Pmf {
  const { present, arrivals, curves, pace = USUAL_PACE } = state;
  const staying = present.map(
    ({ stream, elapsedMinutes }) =>
      curves.of(stream).survivalGiven(elapsedMinutes, leadMinutes) ** paceBetween(pace, 0, leadMinutes),
  );
  return countAhead(
    staying,
    arrivals,
    leadMinutes,
    (stream, age) => curves.of(stream).survival(age) ** paceBetween(pace, leadMinutes - age, leadMinutes),
  );
}

/**
 * Joint sample paths of the number present: `paths[k][j]` at (j + 1)·stepMinutes from now, one path for each arrival
 * path. Use them where a statement spans several moments (a peak, a crossing); single moments have `occupancyAhead`.
 */
export function occupancyPaths(
  state: FlowState,
  stepMinutes: number,
  steps: number,
  uniform: Uniform,
): readonly Int32Array[] {
  const count = Math.max(0, ...state.arrivals.map((stream) => stream.counts.length));
  return Array.from({ length: count }, (_, path) => onePath(state, path, stepMinutes, steps, uniform));
}

function onePath(
  { present, arrivals, curves, pace = USUAL_PACE }: FlowState,
  path: number,
  stepMinutes: number,
  steps: number,
  uniform: Uniform,
): Int32Array {
  const change = new Int32Array(steps + 2);
  const stay = (from: number, until: number): void => {
    // Present at grid point j (1 … steps) when from ≤ j·step < until.
    const enters = Math.max(1, Math.ceil(from / stepMinutes));
    const leaves = Math.min(steps + 1, Math.max(1, Math.ceil(until / stepMinutes)));
    if (enters >= leaves) return;
    change[enters]++;
    change[leaves]--;
  };
  const draw = (stream: string, elapsed: number, from: number): number =>
    minutesToEnd(curves.of(stream), elapsed, from, 1 - uniform(), pace);
  for (const { stream, elapsedMinutes } of present) stay(0, draw(stream, elapsedMinutes, 0));
  for (const { stream, slotMinutes, counts } of arrivals) {
    const slots = Math.min(counts[path].length, Math.ceil((steps * stepMinutes) / slotMinutes));
    for (let slot = 0; slot < slots; slot++) {
      for (let n = 0; n < counts[path][slot]; n++) {
        const at = (slot + uniform()) * slotMinutes;
        stay(at, at + draw(stream, 0, at));
      }
    }
  }
  const occupancy = new Int32Array(steps);
  for (let j = 1, sum = 0; j <= steps; j++) {
    sum += change[j];
    occupancy[j - 1] = sum;
  }
  return occupancy;
}
