import { tzOffset } from '@date-fns/tz/tzOffset';
import type { Period, ShiftType } from './roster-problem.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Start and end of a shift in minutes since the epoch, and the minutes between. */
export interface ShiftSpan {
  readonly start: number;
  readonly end: number;
  readonly minutes: number;
}

/** Local calendar of a period: weekdays and instants, in minutes since the epoch. */
export interface PeriodCalendar {
  /** 0 = Monday … 6 = Sunday; `day` may be negative (the past) or past the end. */
  weekday(day: number): number;
  /** Instant of a local wall-clock minute of a day; minutes beyond 1440 run into later days. */
  instant(day: number, minute: number): number;
  span(day: number, shift: ShiftType): ShiftSpan;
  /** `YYYY-MM-DD` of a day. */
  label(day: number): string;
}

/**
 * Calendar of a period. A wall-clock time that a clock change skips is read as the moment after the gap;
 * one that happens twice is the first.
 */
export function periodCalendar(period: Period): PeriodCalendar {
  const first = Date.parse(`${period.start}T00:00:00Z`) / MINUTE_MS;
  const offsets = new Map<number, number>();
  const offsetAt = (utcMinute: number): number => {
    const hour = Math.floor(utcMinute / 60);
    const known = offsets.get(hour);
    if (known !== undefined) return known;
    const offset = tzOffset(period.zone, new Date(hour * 60 * MINUTE_MS));
    offsets.set(hour, offset);
    return offset;
  };
  const instant = (day: number, minute: number): number => {
    const wall = first + day * DAY_MINUTES + minute;
    const before = offsetAt(wall - DAY_MINUTES);
    const after = offsetAt(wall + DAY_MINUTES);
    if (before === after) return wall - before;
    const early = wall - before;
    if (offsetAt(early) === before) return early;
    const late = wall - after;
    return offsetAt(late) === after ? late : early;
  };
  return {
    weekday: (day) => (((Math.floor(first / DAY_MINUTES) + day + 3) % 7) + 7) % 7,
    instant,
    span: (day, shift) => {
      const start = instant(day, shift.startMinute);
      const end = instant(day, shift.startMinute + shift.durationMinutes);
      return { start, end, minutes: end - start };
    },
    label: (day) => new Date((first + day * DAY_MINUTES) * MINUTE_MS).toISOString().slice(0, 10),
  };
}

/** Real worked minutes of a shift on a day: its instants apart, less its break. */
export function workedMinutes(span: ShiftSpan, shift: ShiftType): number {
  return span.minutes - (shift.breakMinutes ?? 0);
}

/** What a shift on a day counts for in the period's minutes. */
export function countedMinutes(span: ShiftSpan, shift: ShiftType): number {
  return shift.countedMinutes ?? workedMinutes(span, shift);
}
