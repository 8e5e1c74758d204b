import type { Interval, Member } from './member.js';

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

  /** Error of the forecast of the next interval, on the root scale; NaN for a missing count. */
  error({ weekSlot, calendarFactor }: Interval, count: number): number {
    return Math.sqrt(count / calendarFactor) - this.level - this.season[weekSlot];
  }

  observe(interval: Interval, count: number): void {
    if (Number.isNaN(count)) return;
    const slot = interval.weekSlot;
    const error = this.error(interval, count);
    this.observed++;
    const visits = this.visits[slot]++;
    this.level += Math.max(this.levelGain, 1 / this.observed) * error;
    const gain = visits < WARM_UP_VISITS ? 1 / (visits + 1.5) : this.smoothing.season;
    this.season[slot] += gain * error;
    if (visits < WARM_UP_VISITS) return;
    this.settled++;
    const share = Math.max(VARIANCE_GAIN, 1 / this.settled);
    this.variance += share * (Math.min(error * error, 4) - this.variance);
  }

  mean({ weekSlot, calendarFactor }: Interval): number {
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

/** Runs every pair of constants over the intervals and returns the one with the least squared error in the second half. */
export function bestSmoothing(
  slots: number,
  intervals: readonly Interval[],
  counts: ArrayLike<number>,
): Smoothing {
  let [best, least] = [SMOOTHING_GRID[0], Number.POSITIVE_INFINITY];
  for (const smoothing of SMOOTHING_GRID) {
    const member = HoltWinters.start(slots, smoothing);
    let sum = 0;
    for (let i = 0; i < intervals.length; i++) {
      const error = member.error(intervals[i], counts[i]);
      if (i * 2 >= intervals.length && !Number.isNaN(error)) sum += error * error;
      member.observe(intervals[i], counts[i]);
    }
    if (sum < least) [best, least] = [smoothing, sum];
  }
  return best;
}
