import { logGamma } from '../distribution/log-gamma.js';
import type { MissingRun } from './count-series.js';

const REMEMBERED = 8;
const DISPERSION = 0.1;
const LOW_SHARE = 0.1;
const RUN_LOG_PROBABILITY = -16;
const LONGEST_RUN_DAYS = 60;
const ABSURD_DEVIATIONS = 6;
const RECENT_DAYS = 14;
const EARLY_VALUES = 100;
const EARLY_FACTOR = 20;
const EARLY_MARGIN = 50;

/** What the look-through found. Indices are those of the series. */
export interface CleaningFindings {
  readonly missingRuns: readonly MissingRun[];
  readonly absurd: readonly number[];
}

/**
 * Finds zeros (and next to zeros) that mean "missing" and single absurd values, and writes NaN over them in `values`.
 * Each verdict uses only what came before, so a forecast made earlier is not touched by what came later. A run of
 * values below a tenth of the usual is missing once it is less likely than e⁻¹⁶ under a negative binomial of
 * dispersion 0.1, until it has lasted sixty days and so is a fact. A value is absurd above six such deviations and
 * twice the peaks of two weeks, until a few in a row make it a fact.
 */
export function cleanCounts(values: Float64Array, slots: number): CleaningFindings {
  const usualCounts = new UsualCounts(slots);
  const missingRuns: MissingRun[] = [];
  const absurd: number[] = [];
  const believedStreak = Math.max(3, Math.min(6, slots));
  let [from, log, knownFrom, streak] = [-1, 0, -1, 0];
  const closeRun = (end: number): void => {
    if (knownFrom >= 0) {
      missingRuns.push({ from, to: end, knownFrom, counts: values.slice(from, end) });
      values.fill(Number.NaN, from, end);
    } else if (from >= 0) {
      for (let i = from; i < end; i++) usualCounts.push(i, values[i]);
    }
    [from, log, knownFrom] = [-1, 0, -1];
  };
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const usual = usualCounts.at(i);
    if (value <= LOW_SHARE * usual || (value === 0 && from >= 0)) {
      if (from < 0) from = i;
      if (i - from >= LONGEST_RUN_DAYS * slots) {
        closeRun(i);
        usualCounts.forget();
        usualCounts.push(i, value);
        continue;
      }
      log += logProbability(value, usual);
      if (knownFrom < 0 && log < RUN_LOG_PROBABILITY) knownFrom = i + 1;
      continue;
    }
    closeRun(i);
    streak = !(value <= 2 * usual + 6) && value > absurdAbove(usual, usualCounts) ? streak + 1 : 0;
    if (streak > 0 && streak < believedStreak) {
      absurd.push(i);
      values[i] = Number.NaN;
    } else usualCounts.push(i, value);
  }
  closeRun(values.length);
  return { missingRuns, absurd };
}

function absurdAbove(usual: number, counts: UsualCounts): number {
  if (Number.isNaN(usual)) return EARLY_FACTOR * counts.middle + EARLY_MARGIN;
  const deviation = Math.sqrt(usual + DISPERSION * usual * usual);
  return Math.max(usual + ABSURD_DEVIATIONS * deviation, 2 * counts.highest) + 6;
}

/** Log probability of a count under a negative binomial with this mean and dispersion 0.1. */
function logProbability(count: number, mean: number): number {
  if (!(mean > 0)) return 0;
  const r = 1 / DISPERSION;
  const binomial = logGamma(count + r) - logGamma(r) - logGamma(count + 1);
  return binomial - r * Math.log1p(mean / r) + count * Math.log(mean / (r + mean));
}

/** Usual count by slot of the week from its last visits, before that by slot of the day; NaN while unknown. */
class UsualCounts {
  private ofWeek: Recent;
  private ofDay: Recent;
  /** Highest counts of the days of the last two weeks. */
  private readonly peaks = new Float64Array(RECENT_DAYS);
  private peakDay = -1;
  private readonly early: number[] = [];

  constructor(private readonly slots: number) {
    this.ofWeek = new Recent(slots * 7);
    this.ofDay = new Recent(slots);
  }

  /** Second highest of the days' highest counts, so that one absurd day does not open the door to others. */
  get highest(): number {
    return this.peaks.slice().sort()[RECENT_DAYS - 2];
  }

  /** Median of the first values; NaN until there are five. */
  get middle(): number {
    if (this.early.length < 5) return Number.NaN;
    return this.early.toSorted((a, b) => a - b)[this.early.length >> 1];
  }

  at(i: number): number {
    if (this.ofWeek.has(i, 4)) return this.ofWeek.usual(i);
    return this.ofDay.has(i, 5) ? this.ofDay.usual(i) : Number.NaN;
  }

  push(i: number, value: number): void {
    if (Number.isNaN(value)) return;
    this.ofWeek.push(i, value);
    this.ofDay.push(i, value);
    if (this.early.length < EARLY_VALUES) this.early.push(value);
    const day = Math.floor(i / this.slots);
    const at = day % RECENT_DAYS;
    this.peaks[at] = day === this.peakDay ? Math.max(this.peaks[at], value) : value;
    this.peakDay = day;
  }

  forget(): void {
    this.ofWeek = new Recent(this.slots * 7);
    this.ofDay = new Recent(this.slots);
  }
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
