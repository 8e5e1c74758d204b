import type { Interval, Member } from '../members/member.js';
import type { LevelFilter } from './level-filter.js';
import type { RateCourse } from './rate-course.js';
import type { RecentRatios } from './recent-ratios.js';

const AUTOCORRELATION = 4;
const LEAST_EXPECTED = 0.2;
/** A log factor: about a tenth more or less. */
const CLEAR_LEVEL = 0.1;

/** Everything that moves with each new count: level, recent ratios, simple members. */
export class Tracker {
  private daySeen = 0;
  private dayExpected = 0;
  private dayUsual = 0;
  private current = 0;

  constructor(
    private readonly slots: number,
    /** Variance of a day's log ratio beyond Poisson. */
    private readonly dayVariance: number,
    private readonly filter: LevelFilter | undefined,
    readonly ratios: RecentRatios,
    readonly members: readonly Member[],
    private counted = 0,
    private readonly levels: number[] = [],
  ) {
    this.current = filter?.level() ?? 0;
  }

  /** Level now: log factor on the regression's rate. */
  get level(): number {
    return this.current;
  }

  /** Takes the next count. The level moves at the end of each day's worth of intervals. */
  observe(interval: Interval, count: number, logRate: number): void {
    const rate = Math.exp(logRate);
    this.ratios.observe(interval.weekSlot, count, rate * Math.exp(this.level));
    for (const member of this.members) member.observe(interval, count);
    this.dayUsual += rate;
    if (!Number.isNaN(count)) {
      this.daySeen += count;
      this.dayExpected += rate;
    }
    this.counted++;
    if (this.counted % this.slots !== 0) return;
    if (this.dayExpected > LEAST_EXPECTED * this.dayUsual) {
      const logRatio = Math.log((this.daySeen + 0.5) / (this.dayExpected + 0.5));
      this.filter?.observe(logRatio, AUTOCORRELATION * (1 / (this.dayExpected + 0.5) + this.dayVariance));
    }
    [this.daySeen, this.dayExpected, this.dayUsual] = [0, 0, 0];
    this.current = this.filter?.level() ?? 0;
    this.levels.push(this.current);
  }

  /**
   * Writes the level found at the end of each interval's day to `into` for [from, to), small ones as none: those are the
   * regression's own to learn. Returns the largest.
   */
  writeLevels(into: Float64Array, from: number, to: number): number {
    let largest = 0;
    for (let i = from; i < to; i++) {
      const level = this.levels[Math.min(Math.floor(i / this.slots), this.levels.length - 1)] ?? 0;
      into[i] = Math.abs(level) > CLEAR_LEVEL ? level : 0;
      largest = Math.max(largest, Math.abs(into[i]));
    }
    return largest;
  }

  clone(): Tracker {
    const copy = new Tracker(
      this.slots,
      this.dayVariance,
      this.filter?.clone(),
      this.ratios.clone(),
      this.members.map((member) => member.clone()),
      this.counted,
      this.levels.slice(),
    );
    copy.daySeen = this.daySeen;
    copy.dayExpected = this.dayExpected;
    copy.dayUsual = this.dayUsual;
    return copy;
  }
}

/** Variance of daily log ratios beyond Poisson, by the median absolute deviation of the last year's days. */
export function dayVarianceOf(
  counts: ArrayLike<number>,
  { logRate, level }: Pick<RateCourse, 'logRate' | 'level'>,
  length: number,
  slots: number,
): number {
  const ratios: number[] = [];
  let poisson = 0;
  for (let end = Math.floor(length / slots) * slots; end >= slots && ratios.length < 365; end -= slots) {
    let [seen, expected] = [0, 0];
    for (let i = end - slots; i < end; i++) {
      if (Number.isNaN(counts[i])) continue;
      seen += counts[i];
      expected += Math.exp(logRate.at(i) + level[i]);
    }
    if (expected <= 0) continue;
    ratios.push(Math.log((seen + 0.5) / (expected + 0.5)));
    poisson += 1 / (expected + 0.5);
  }
  if (ratios.length < 14) return 0.01;
  const middle = median(ratios);
  const deviation = 1.4826 * median(ratios.map((ratio) => Math.abs(ratio - middle)));
  return Math.max(5e-4, deviation * deviation - poisson / ratios.length);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
