/** One interval as a member sees it. */
export interface Interval {
  /** Slot of the local week: weekday · slots + slot of the day. */
  readonly weekSlot: number;
  /** Known effect of season, holidays and the like on the interval's rate, as a factor. */
  readonly calendarFactor: number;
}

/** A simple forecaster that takes counts in order. `mean` forecasts an interval after the last one observed. */
export interface Member {
  /** NaN is a missing count. */
  observe(interval: Interval, count: number): void;
  mean(interval: Interval): number;
  clone(): Member;
}
