import type { PeriodCalendar } from '../../problem/calendar.js';
import { type Duty, dayOf } from '../work-line.js';

/** What counts as night work: local minutes of the day; `to` is on the morning after. */
export interface NightHours {
  /** The night itself (public hospital: 21–6). */
  readonly from: number;
  readonly to: number;
  /** Or so many minutes on end within wider bounds (public hospital: 9 hours between 21 and 7). */
  readonly onEndMinutes: number;
  readonly widerTo: number;
}

/** Décret 2002-9, art. 8: between 21 and 6, or nine hours on end between 21 and 7. */
export const HOSPITAL_NIGHT: NightHours = { from: 21 * 60, to: 6 * 60, onEndMinutes: 540, widerTo: 7 * 60 };

/** Real minutes of a duty that fall in the night hours. */
export function nightMinutes(calendar: PeriodCalendar, duty: Duty, night: NightHours): number {
  let total = 0;
  const last = dayOf(calendar, duty.end);
  for (let day = dayOf(calendar, duty.start) - 1; day <= last; day += 1) {
    const from = calendar.instant(day, night.from);
    const to = calendar.instant(day + 1, night.to);
    total += Math.max(0, Math.min(duty.end, to) - Math.max(duty.start, from));
  }
  return total;
}

/**
 * True for a duty of night: it covers the whole night, or works long enough on end within the wider bounds. On the
 * spring change the night is an hour shorter, so covering it whole is what counts.
 */
export function isNightDuty(calendar: PeriodCalendar, duty: Duty, night: NightHours): boolean {
  const last = dayOf(calendar, duty.end);
  for (let day = dayOf(calendar, duty.start) - 1; day <= last; day += 1) {
    const from = calendar.instant(day, night.from);
    const whole = duty.start <= from && duty.end >= calendar.instant(day + 1, night.to);
    const wider = Math.min(duty.end, calendar.instant(day + 1, night.widerTo)) - Math.max(duty.start, from);
    if (whole || wider >= night.onEndMinutes) return true;
  }
  return false;
}
