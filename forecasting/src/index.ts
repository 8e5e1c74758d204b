export {
  type Calendar,
  type CalendarDay,
  type CalendarOptions,
  calendarFor,
  type OwnDay,
} from './calendar/calendar.js';
export type { CalendarError } from './calendar/calendar-error.js';
export {
  type CivilDate,
  civilDate,
  dayOfYearOf,
  epochDay,
  isoDate,
  parseIsoDate,
  weekdayOf,
} from './calendar/civil-date.js';
export { hourIndex, type LocalHour, type LocalHours, localHour, localHours } from './calendar/local-hours.js';
export type { PublicHoliday } from './calendar/public-holidays.js';
export {
  type SchoolCalendar,
  type SchoolDay,
  type SchoolHoliday,
  type SchoolHolidayType,
  type SchoolPeriod,
  schoolCalendar,
} from './calendar/school-calendar.js';
export { type OffsetStretch, type ZoneClock, zoneClock } from './calendar/zone-clock.js';
export { err, ok, type Result } from './result.js';
