import { logGamma } from '../distribution/log-gamma.js';
import { ClosedSlots } from './closed-slots.js';
import type { MissingRun } from './count-series.js';
import { Recurrence } from './recurrence.js';
import { medianOf, robustDeviation } from './robust-spread.js';
import { UsualCounts } from './usual-counts.js';

const LARGEST_DISPERSION = 0.1;
const LEAST_DISPERSION = 0.003;
const LOW_SHARE = 0.1;
const RUN_LOG_PROBABILITY = -16;
const LONGEST_RUN_DAYS = 60;
const HIGH_FACTOR = 1.9;
const HIGH_MARGIN = 6;
const HIGH_DEVIATIONS = 5.5;
const LOW_FACTOR = 0.4;
const LOW_DEVIATIONS = 6.5;
const EARLY_FACTOR = 20;
const EARLY_MARGIN = 50;
/** Weeks in a row after which a value that would be set aside again is believed. */
const SET_ASIDE_WEEKS = 2;
const REVIEW_DAYS = [7, 14, 35];
const REVIEW_DEVIATIONS = 8;

/** What the look-through found. Indices are those of the series. */
export interface CleaningFindings {
  readonly missingRuns: readonly MissingRun[];
  /** Early values that only later ones showed to be absurd. */
  readonly late: readonly MissingRun[];
  /** Single values too far from the usual, high or low, in order; those of `late` among them. */
  readonly absurd: readonly number[];
}

/**
 * Finds zeros (and next to zeros) that mean "missing" and single absurd values, and writes NaN over them in `values`.
 * Each verdict uses only what came before, or says from when it was known, so a forecast made earlier is not touched by
 * what came later. A run of values below a tenth of the usual is missing once it is less likely than e⁻¹⁶ under a
 * negative binomial as dispersed as the series (at most 0.1), until it has lasted sixty days and so is a fact. A value
 * is absurd when nearly twice the usual, or less than 0.4 of it, and 5.5 (6.5) of the series' own robust deviations
 * away, until a few in a row make it a fact. What comes back week by week or night by night is a fact too: opening hours
 * that have changed (`weekSlotAt`: slot of the local week of an interval). The first weeks are looked through again after 7, 14 and 35 days.
 */
export function cleanCounts(
  values: Float64Array,
  slots: number,
  weekSlotAt: (interval: number) => number,
): CleaningFindings {
  const usualCounts = new UsualCounts(slots);
  const missingRuns: MissingRun[] = [];
  const late: MissingRun[] = [];
  const absurd: number[] = [];
  const believedStreak = Math.max(3, Math.min(6, slots));
  const reviews = REVIEW_DAYS.map((days) => days * slots);
  let [from, log, knownFrom, streak] = [-1, 0, -1, 0];
  const closed = new ClosedSlots(slots, weekSlotAt);
  const setAside = new Recurrence(slots * 7);
  const closeRun = (end: number): void => {
    if (knownFrom >= 0) {
      closed.addMissing(from, end);
      missingRuns.push({ from, to: end, knownFrom, counts: values.slice(from, end), tooLow: true });
      values.fill(Number.NaN, from, end);
    } else if (from >= 0) {
      for (let i = from; i < end; i++) usualCounts.push(i, values[i]);
    }
    [from, log, knownFrom] = [-1, 0, -1];
  };
  for (let i = 0; i <= values.length; i++) {
    // Also at the very end: what was known then does not depend on more to come.
    if (reviews.includes(i)) late.push(...absurdAmongFirst(values, from < 0 ? i : from, i, slots));
    if (i === values.length) break;
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
      if (!closed.has(i)) log += logProbability(value, usual, usualCounts.deviation);
      if (knownFrom < 0 && log < RUN_LOG_PROBABILITY) knownFrom = i + 1;
      continue;
    }
    closeRun(i);
    closed.open(i);
    const side = sideOf(value, usual, usualCounts);
    streak = side === 0 ? 0 : Math.sign(streak) === side ? streak + side : side;
    const believed = Math.abs(streak) >= believedStreak || setAside.of(i, value) >= SET_ASIDE_WEEKS;
    if (side === 0) setAside.clear(i);
    else setAside.add(i, value);
    if (side !== 0 && !believed) {
      absurd.push(i);
      values[i] = Number.NaN;
    } else usualCounts.push(i, value);
  }
  closeRun(values.length);
  for (const { from: at } of late) absurd.push(at);
  return { missingRuns, late, absurd: absurd.sort((a, b) => a - b) };
}

/** 1 for a value absurdly high, −1 for one absurdly low, 0 for one to be believed. */
function sideOf(value: number, usual: number, counts: UsualCounts): -1 | 0 | 1 {
  if (Number.isNaN(usual)) return value > EARLY_FACTOR * counts.middle + EARLY_MARGIN ? 1 : 0;
  const deviation = counts.deviation * Math.sqrt(usual + 1);
  if (value > Math.max(HIGH_FACTOR * usual, usual + HIGH_DEVIATIONS * deviation) + HIGH_MARGIN) return 1;
  return value < Math.min(LOW_FACTOR * usual, usual - LOW_DEVIATIONS * deviation) ? -1 : 0;
}

/** Values among the first `end` (known when `knownFrom` were) far above the median of their slot of the day. */
function absurdAmongFirst(
  values: Float64Array,
  end: number,
  knownFrom: number,
  slots: number,
): readonly MissingRun[] {
  const found: MissingRun[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const own: number[] = [];
    for (let i = slot; i < end; i += slots) if (!Number.isNaN(values[i])) own.push(values[i]);
    if (own.length < 5) continue;
    const middle = medianOf(own);
    const spread = robustDeviation(own, middle);
    const most =
      Math.max(HIGH_FACTOR * middle, middle + REVIEW_DEVIATIONS * Math.max(spread, Math.sqrt(middle + 1))) +
      HIGH_MARGIN;
    for (let i = slot; i < end; i += slots) {
      if (!(values[i] > most)) continue;
      found.push({ from: i, to: i + 1, knownFrom, counts: values.slice(i, i + 1), tooLow: false });
      values[i] = Number.NaN;
    }
  }
  return found;
}

/** Log probability of a count under a negative binomial with this mean and the series' own dispersion. */
function logProbability(count: number, mean: number, deviation: number): number {
  if (!(mean > 0)) return 0;
  const own = (deviation * deviation - 1) / mean;
  const r = 1 / Math.max(LEAST_DISPERSION, Math.min(LARGEST_DISPERSION, own));
  const binomial = logGamma(count + r) - logGamma(r) - logGamma(count + 1);
  return binomial - r * Math.log1p(mean / r) + count * Math.log(mean / (r + mean));
}
