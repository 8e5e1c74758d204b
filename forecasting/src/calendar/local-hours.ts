import { civilDate, dayOfYearOf, weekdayOf } from './civil-date.js';
import type { OffsetStretch, ZoneClock } from './zone-clock.js';

const HOUR = 60;
const DAY = 1440;

/**
 * Local calendar of consecutive UTC hours, one column per field, all of the same length. `day` is the local day number
 * (days since 1970-01-01), `weekday` 0 Monday … 6 Sunday, `dayOfYear` from 0, `hour` 0–23 as the wall clock shows it:
 * on the spring day one value is missing, on the autumn day one comes twice.
 */
export interface LocalHours {
  readonly firstHour: number;
  readonly length: number;
  readonly day: Int32Array;
  readonly hour: Uint8Array;
  readonly weekday: Uint8Array;
  readonly dayOfYear: Uint16Array;
}

/** Local calendar of one UTC hour. */
export interface LocalHour {
  readonly day: number;
  readonly hour: number;
  readonly weekday: number;
  readonly dayOfYear: number;
}

/** UTC hour index (hours since 1970-01-01T00Z) of an instant in milliseconds. */
export function hourIndex(epochMilliseconds: number): number {
  return Math.floor(epochMilliseconds / 3_600_000);
}

/** Local calendar of the UTC hour with this index (at its start). */
export function localHour(clock: ZoneClock, utcHour: number): LocalHour {
  const local = clock.toLocal(utcHour * HOUR);
  const day = Math.floor(local / DAY);
  return {
    day,
    hour: Math.floor((local - day * DAY) / HOUR),
    weekday: weekdayOf(day),
    dayOfYear: dayOfYearOf(day),
  };
}

/** Local calendar of `count` UTC hours from index `firstHour`. Five years take a few milliseconds. */
export function localHours(clock: ZoneClock, firstHour: number, count: number): LocalHours {
  const day = new Int32Array(count);
  const hour = new Uint8Array(count);
  const weekday = new Uint8Array(count);
  const dayOfYear = new Uint16Array(count);
  const changes = offsetChanges(clock, firstHour, count);
  let next = 0;
  let offset = count > 0 ? clock.offsetAt(firstHour * HOUR) : 0;
  let known = Number.NaN;
  let [knownWeekday, knownDayOfYear] = [0, 0];
  for (let i = 0; i < count; i++) {
    const utc = (firstHour + i) * HOUR;
    while (next < changes.length && changes[next].fromUtcMinutes <= utc)
      offset = changes[next++].offsetMinutes;
    const local = utc + offset;
    const date = Math.floor(local / DAY);
    if (date !== known) {
      known = date;
      knownWeekday = weekdayOf(date);
      knownDayOfYear = dayOfYearOf(date);
    }
    day[i] = date;
    hour[i] = Math.floor((local - date * DAY) / HOUR);
    weekday[i] = knownWeekday;
    dayOfYear[i] = knownDayOfYear;
  }
  return { firstHour, length: count, day, hour, weekday, dayOfYear };
}

function offsetChanges(clock: ZoneClock, firstHour: number, count: number): readonly OffsetStretch[] {
  const yearOf = (utcHour: number): number => civilDate(Math.floor(utcHour / 24)).year;
  const changes: OffsetStretch[] = [];
  for (let year = yearOf(firstHour); year <= yearOf(firstHour + Math.max(count - 1, 0)); year++) {
    changes.push(...clock.stretchesIn(year));
  }
  return changes.filter((change) => change.fromUtcMinutes > firstHour * HOUR);
}
