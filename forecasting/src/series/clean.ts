import type { MissingRun } from './count-series.js';

const REMEMBERED = 8;
const DISPERSION = 0.1;
const RUN_LOG_PROBABILITY = -16;
const ABSURD_DEVIATIONS = 6;
const BELIEVED_STREAK = 6;

/** What the look-through found. Indices are those of the series. */
export interface CleaningFindings {
  readonly zeroRuns: readonly MissingRun[];
  readonly absurd: readonly number[];
}

/**
 * Finds zeros that mean "missing" and single absurd values, and writes NaN over them in `values`. Each verdict uses
 * only what came before (the last eight values of the same slot of the week), so a forecast made earlier is not
 * touched by what came later. A run of zeros is missing once it is less likely than e⁻¹⁶ under a negative binomial
 * of dispersion 0.1; a value is absurd above six such deviations, until six in a row make it a fact.
 */
export function cleanCounts(values: Float64Array, slots: number): CleaningFindings {
  const ofWeek = new Recent(slots * 7);
  const ofDay = new Recent(slots);
  const zeroRuns: MissingRun[] = [];
  const absurd: number[] = [];
  let runStart = -1;
  let runLog = 0;
  let known = -1;
  let streak = 0;
  const closeRun = (end: number): void => {
    if (known >= 0) {
      zeroRuns.push({ from: runStart, to: end, knownFrom: known });
      values.fill(Number.NaN, runStart, end);
    } else if (runStart >= 0) {
      for (let i = runStart; i < end; i++) remember(i, values[i]);
    }
    [runStart, runLog, known] = [-1, 0, -1];
  };
  const remember = (i: number, value: number): void => {
    if (Number.isNaN(value)) return;
    ofWeek.push(i, value);
    ofDay.push(i, value);
  };
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const usual = ofWeek.has(i, 4) ? ofWeek.usual(i) : ofDay.has(i, 5) ? ofDay.usual(i) : Number.NaN;
    if (value === 0) {
      if (runStart < 0) runStart = i;
      if (usual > 0) runLog -= Math.log1p(DISPERSION * usual) / DISPERSION;
      if (known < 0 && runLog < RUN_LOG_PROBABILITY) known = i + 1;
      continue;
    }
    closeRun(i);
    const limit = usual + ABSURD_DEVIATIONS * Math.sqrt(usual + DISPERSION * usual * usual) + 6;
    streak = value > limit ? streak + 1 : 0;
    if (streak > 0 && streak < BELIEVED_STREAK) {
      absurd.push(i);
      values[i] = Number.NaN;
    } else remember(i, value);
  }
  closeRun(values.length);
  return { zeroRuns, absurd };
}

/** The last few values of each slot of a cycle. */
class Recent {
  private readonly ring: Float64Array;
  private readonly seen: Int32Array;

  constructor(private readonly cycle: number) {
    this.ring = new Float64Array(cycle * REMEMBERED);
    this.seen = new Int32Array(cycle);
  }

  has(i: number, least: number): boolean {
    return this.seen[i % this.cycle] >= least;
  }

  /** Mean without the highest, so that one absurd value does not make the next look usual. */
  usual(i: number): number {
    const slot = i % this.cycle;
    const count = Math.min(this.seen[slot], REMEMBERED);
    let [sum, highest] = [0, 0];
    for (let k = 0; k < count; k++) {
      const value = this.ring[slot * REMEMBERED + k];
      sum += value;
      highest = Math.max(highest, value);
    }
    return count > 1 ? (sum - highest) / (count - 1) : sum;
  }

  push(i: number, value: number): void {
    const slot = i % this.cycle;
    this.ring[slot * REMEMBERED + (this.seen[slot] % REMEMBERED)] = value;
    this.seen[slot]++;
  }
}
