import { tzOffset } from '@date-fns/tz/tzOffset';
import type { CallOut, Period, ShiftType } from './roster-problem.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** A shift in minutes since the epoch: the work, its handover at the end, then the time on call. */
export interface ShiftSpan {
  readonly start: number;
  /** End of the work that holds a post: what follows is handing over. */
  readonly coverEnd: number;
  /** End of the work; `start` for a shift that is on call only. */
  readonly workEnd: number;
  /** End of the whole, time on call included. */
  readonly end: number;
  /** Real minutes from the start to the end of the work. */
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
      const after = (minutes: number) => instant(day, shift.startMinute + minutes);
      const work = shift.durationMinutes - (shift.onCallMinutes ?? 0);
      const [end, workEnd] = [after(shift.durationMinutes), after(work)];
      const coverEnd = after(work - (shift.handoverMinutes ?? 0));
      return { start, coverEnd, workEnd, end, minutes: workEnd - start };
    },
    label: (day) => new Date((first + day * DAY_MINUTES) * MINUTE_MS).toISOString().slice(0, 10),
  };
}

/** Whether a shift has work in it, or is on call only. */
export const hasWork = ({
  durationMinutes,
  onCallMinutes = 0,
}: Pick<ShiftType, 'durationMinutes' | 'onCallMinutes'>): boolean => onCallMinutes < durationMinutes;

/** Whether a shift has time on call in it. */
export const hasOnCall = ({ onCallMinutes = 0 }: Pick<ShiftType, 'onCallMinutes'>): boolean =>
  onCallMinutes > 0;

/** The work of a span alone. */
export const workOf = ({ start, workEnd }: ShiftSpan): { readonly start: number; readonly end: number } => ({
  start,
  end: workEnd,
});

/** Whether who works a span is there for a need from one instant to another: at work, or on call. */
export const fillsInterval = (span: ShiftSpan, from: number, to: number, onCall = false): boolean =>
  onCall ? span.workEnd <= from && span.end >= to : span.start <= from && span.coverEnd >= to;

/** Real worked minutes of a shift on a day: its instants apart, less its break. */
export function workedMinutes(span: ShiftSpan, shift: ShiftType): number {
  return span.minutes - (shift.breakMinutes ?? 0);
}

/** What a shift on a day counts for in the period's minutes. */
export function countedMinutes(span: ShiftSpan, shift: ShiftType): number {
  return shift.countedMinutes ?? workedMinutes(span, shift);
}

/** A call-out as instants. */
export function callOutSpan(
  calendar: PeriodCalendar,
  { day, fromMinute, minutes }: CallOut,
): { readonly start: number; readonly end: number } {
  const start = calendar.instant(day, fromMinute);
  return { start, end: start + minutes };
}
