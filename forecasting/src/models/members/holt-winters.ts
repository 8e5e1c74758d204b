import type { Member } from './member.js';

/** Smoothing constants per day (level) and per visit of a slot (season). */
export interface Smoothing {
  readonly level: number;
  readonly season: number;
}

/** The constants tried; the pair with the least squared error is taken. */
export const SMOOTHING_GRID: readonly Smoothing[] = [0.05, 0.12, 0.3].flatMap((level) =>
  [0.03, 0.08, 0.2].map((season) => ({ level, season })),
);

const WARM_UP_VISITS = 3;
const VARIANCE_GAIN = 0.002;

/**
 * Exponential smoothing of level and additive weekly season on the square root of the count (Holt 1957, Winters 1960;
 * the root makes a count's variance nearly constant, Anscombe 1948), without trend. Counts are divided by the known
 * calendar factor first, and forecasts multiplied by it.
 */
export class HoltWinters implements Member {
  private constructor(
    private readonly levelGain: number,
    private readonly smoothing: Smoothing,
    private readonly season: Float64Array,
    private readonly visits: Int32Array,
    private level: number,
    private observed: number,
    private variance: number,
    private settled: number,
  ) {}

  static start(slots: number, smoothing: Smoothing): HoltWinters {
    const gain = 1 - (1 - smoothing.level) ** (1 / slots);
    return new HoltWinters(
      gain,
      smoothing,
      new Float64Array(slots * 7),
      new Int32Array(slots * 7),
      0,
      0,
      0.3,
      0,
    );
  }

  observe(weekSlot: number, calendarFactor: number, count: number): void {
    this.take(weekSlot, Math.sqrt(count / calendarFactor));
  }

  /** Takes the root of an adjusted count and returns how far the forecast of it was off; NaN for a missing count. */
  take(weekSlot: number, root: number): number {
    const error = root - this.level - this.season[weekSlot];
    if (Number.isNaN(error)) return error;
    this.observed++;
    const visits = this.visits[weekSlot]++;
    this.level += Math.max(this.levelGain, 1 / this.observed) * error;
    const gain = visits < WARM_UP_VISITS ? 1 / (visits + 1.5) : this.smoothing.season;
    this.season[weekSlot] += gain * error;
    if (visits < WARM_UP_VISITS) return error;
    this.settled++;
    const share = Math.max(VARIANCE_GAIN, 1 / this.settled);
    this.variance += share * (Math.min(error * error, 4) - this.variance);
    return error;
  }

  mean(weekSlot: number, calendarFactor: number): number {
    const root = Math.max(0, this.level + this.season[weekSlot]);
    return (root * root + this.variance) * calendarFactor;
  }

  clone(): HoltWinters {
    const { levelGain, smoothing, season, visits, level, observed, variance, settled } = this;
    return new HoltWinters(
      levelGain,
      smoothing,
      season.slice(),
      visits.slice(),
      level,
      observed,
      variance,
      settled,
    );
  }
}

/**
 * Runs every pair of constants over the roots of the adjusted counts and returns the one with the least squared error in
 * the second half.
 */
export function bestSmoothing(
  slots: number,
  weekSlots: ArrayLike<number>,
  roots: ArrayLike<number>,
): Smoothing {
  let [best, least] = [SMOOTHING_GRID[0], Number.POSITIVE_INFINITY];
  for (const smoothing of SMOOTHING_GRID) {
    const member = HoltWinters.start(slots, smoothing);
    let sum = 0;
    for (let i = 0; i < roots.length; i++) {
      const error = member.take(weekSlots[i], roots[i]);
      if (i * 2 >= roots.length && !Number.isNaN(error)) sum += error * error;
    }
    if (sum < least) [best, least] = [smoothing, sum];
  }
  return best;
}
