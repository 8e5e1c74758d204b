/** Kinds of school holidays. "other" is for kinds a file names that are none of these. */
export type SchoolHolidayType =
  | 'autumn'
  | 'christmas'
  | 'winter'
  | 'spring'
  | 'ascension'
  | 'summer'
  | 'other';

/** What is known of school on a day. "unknown" is not "term": a model must treat it as missing. */
export type SchoolDay =
  | { readonly status: 'unknown' }
  | { readonly status: 'term' }
  | { readonly status: 'holiday'; readonly type: SchoolHolidayType };

/** Says for each day number whether school is out. */
export interface SchoolCalendar {
  on(dayNumber: number): SchoolDay;
}

/** A stretch of days without school, first and last day included (day numbers). */
export interface SchoolHoliday {
  readonly type: SchoolHolidayType;
  readonly firstDay: number;
  readonly lastDay: number;
}

const UNKNOWN: SchoolDay = { status: 'unknown' };
const TERM: SchoolDay = { status: 'term' };

/** A period for which every school holiday is listed, so that any other day in it is in term. */
export interface SchoolPeriod {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly holidays: readonly SchoolHoliday[];
}

/** School calendar from fully listed periods; days outside all of them are unknown. */
export function schoolCalendar(periods: readonly SchoolPeriod[]): SchoolCalendar {
  const days = new Map<number, SchoolDay>();
  for (const period of periods) {
    for (let day = period.firstDay; day <= period.lastDay; day++) if (!days.has(day)) days.set(day, TERM);
    for (const holiday of period.holidays) {
      const out: SchoolDay = { status: 'holiday', type: holiday.type };
      for (let day = holiday.firstDay; day <= holiday.lastDay; day++) days.set(day, out);
    }
  }
  return { on: (day) => days.get(day) ?? UNKNOWN };
}
