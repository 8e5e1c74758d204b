import type { SchoolCalendar } from './school-calendar.js';

/** School calendar of a French department, undefined elsewhere. */
export function frenchSchoolCalendar(_code: string): SchoolCalendar | undefined {
  return undefined;
}
