import { weekdayOf } from '../calendar/civil-date.js';
import { type SeriesShape, slotsPerDay } from './count-series.js';

/** Local calendar of consecutive intervals, one entry an interval. */
export interface LocalSlots {
  /** Local day number (days since 1970-01-01). */
  readonly day: Int32Array;
  /** Interval of the local day: 0 … slots − 1. */
  readonly slot: Uint16Array;
}

/** Slot of the local week (Monday 0 …) of an interval, which may lie past the end. */
export function weekSlotAt(series: SeriesShape, interval: number): number {
  const { day, slot } = localSlots(series, interval, interval + 1);
  return weekdayOf(day[0]) * slotsPerDay(series) + slot[0];
}

/**
 * Local day and slot of the intervals [from, to) of a series, which may lie past its end. On the 23-hour day one slot
 * is skipped, on the 25-hour day one comes twice. Days laid on UTC keep the date they are labelled with.
 */
export function localSlots(series: SeriesShape, from: number, to: number): LocalSlots {
  const count = Math.max(0, to - from);
  const day = new Int32Array(count);
  const slot = new Uint16Array(count);
  const shifts = series.grid === 'utc' && series.minutes < 1440;
  for (let i = 0; i < count; i++) {
    const at = series.start + (from + i) * series.minutes;
    const local = shifts ? series.clock.toLocal(Math.floor(at)) : at;
    const date = Math.floor(local / 1440);
    day[i] = date;
    slot[i] = Math.floor((local - date * 1440) / series.minutes);
  }
  return { day, slot };
}
