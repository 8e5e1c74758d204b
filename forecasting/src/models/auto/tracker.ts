import type { IntervalColumn } from '../interval-column.js';
import type { Member } from '../members/member.js';
import type { LevelFilter } from './level-filter.js';
import type { RecentRatios } from './recent-ratios.js';

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
    /** Long-run variance of a day's log ratio beyond Poisson. */
    private readonly noise: number,
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
  observe(weekSlot: number, calendarFactor: number, count: number, logRate: number): void {
    const rate = Math.exp(logRate);
    this.ratios.observe(weekSlot, count, rate * Math.exp(this.level));
    for (const member of this.members) member.observe(weekSlot, calendarFactor, count);
    this.dayUsual += rate;
    if (!Number.isNaN(count)) {
      this.daySeen += count;
      this.dayExpected += rate;
    }
    this.counted++;
    if (this.counted % this.slots !== 0) return;
    if (this.dayExpected > LEAST_EXPECTED * this.dayUsual) {
      const logRatio = Math.log((this.daySeen + 0.5) / (this.dayExpected + 0.5));
      this.filter?.observe(logRatio, 1 / (this.dayExpected + 0.5) + this.noise);
    }
    [this.daySeen, this.dayExpected, this.dayUsual] = [0, 0, 0];
    this.current = this.filter?.level() ?? 0;
    this.levels.push(this.current);
  }

  /**
   * Writes the level found at the end of each interval's day to `into` for [from, to), small ones as none: those are the
   * regression's own to learn. Returns the largest.
   */
  writeLevels(into: IntervalColumn, from: number, to: number): number {
    let largest = 0;
    for (let i = from; i < to; i++) {
      const level = this.levels[Math.min(Math.floor(i / this.slots), this.levels.length - 1)] ?? 0;
      const clear = Math.abs(level) > CLEAR_LEVEL ? level : 0;
      into.set(i, clear);
      largest = Math.max(largest, Math.abs(clear));
    }
    return largest;
  }

  clone(): Tracker {
    const copy = new Tracker(
      this.slots,
      this.noise,
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
