/**
 * A simple forecaster that takes counts in order. `weekSlot` is the interval's slot of the local week (weekday · slots + slot
 * of the day), `calendarFactor` the known effect of season, holidays and the like on its rate.
 */
export interface Member {
  /** NaN is a missing count. */
  observe(weekSlot: number, calendarFactor: number, count: number): void;
  /** Forecast of an interval after the last one observed. */
  mean(weekSlot: number, calendarFactor: number): number;
  clone(): Member;
}
