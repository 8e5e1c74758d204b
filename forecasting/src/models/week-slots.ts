import { weekdayOf } from '../calendar/civil-date.js';
import { type CountSeries, slotsPerDay } from '../series/count-series.js';
import { localSlots } from '../series/local-slots.js';

/** Slot of the local week (Monday 0 …) of the intervals [from, to) of a series. */
export function weekSlotsOf(series: CountSeries, from: number, to: number): Int32Array {
  const slots = slotsPerDay(series);
  const local = localSlots(series, from, to);
  return Int32Array.from(local.day, (day, i) => weekdayOf(day) * slots + local.slot[i]);
}
