import { parseIsoDate } from './civil-date.js';
import {
  type SchoolCalendar,
  type SchoolDay,
  type SchoolHoliday,
  type SchoolHolidayType,
  type SchoolPeriod,
  schoolCalendar,
} from './school-calendar.js';
import { type Academy, academyOf, LATE_SPRING_2018 } from './school-france-academies.js';
import { FRENCH_SCHOOL_YEARS, type FrenchSchoolYear, type SchoolZone } from './school-france-years.js';

const ZONE_CHANGE = '2015-09-01';
const UNKNOWN: SchoolDay = { status: 'unknown' };

/**
 * School calendar of a French code. "FR-57" follows its district, zone changes included. "FR" alone knows only the days
 * on which the three zones agree. Undefined outside France, in Corsica and overseas. Known from 7 January 2013 to
 * 31 August 2027.
 */
export function frenchSchoolCalendar(code: string): SchoolCalendar | undefined {
  if (code === 'FR') return agreement([zoneCalendar('A'), zoneCalendar('B'), zoneCalendar('C')]);
  const academy = code.startsWith('FR-') ? academyOf(code.slice(3)) : undefined;
  return academy === undefined ? undefined : calendarOf((year) => periodIn(academy, year));
}

/** School calendar of one zone as it is drawn since September 2015; before that, of the zone of the same letter. */
export function zoneCalendar(zone: SchoolZone): SchoolCalendar {
  return calendarOf((year) => period(year, zone, year.spring[zone]));
}

function calendarOf(periodOf: (year: FrenchSchoolYear) => SchoolPeriod): SchoolCalendar {
  const unsure = new Set(FRENCH_SCHOOL_YEARS.flatMap(unsureDays));
  const listed = schoolCalendar(FRENCH_SCHOOL_YEARS.map(periodOf));
  return {
    on(day) {
      const known = listed.on(day);
      return known.status === 'term' && unsure.has(day) ? UNKNOWN : known;
    },
  };
}

function periodIn(academy: Academy, year: FrenchSchoolYear): SchoolPeriod {
  const zone = year.start < ZONE_CHANGE ? academy.before2015 : academy.since2015;
  const late = year.start === '2017-09-04' && LATE_SPRING_2018.has(academy.name);
  return period(year, zone, late ? '2018-04-26/2018-05-13' : year.spring[zone]);
}

function period(year: FrenchSchoolYear, zone: SchoolZone, spring: string): SchoolPeriod {
  const summer = stretch('summer', year.summer);
  const holidays: SchoolHoliday[] = [stretch('winter', year.winter[zone]), stretch('spring', spring), summer];
  if (year.autumn !== undefined) holidays.push(stretch('autumn', year.autumn));
  if (year.christmas !== undefined) holidays.push(stretch('christmas', year.christmas));
  if ('off' in year.ascension) holidays.push(stretch('ascension', year.ascension.off));
  return { firstDay: dayOf(year.start), lastDay: summer.lastDay, holidays };
}

function unsureDays(year: FrenchSchoolYear): readonly number[] {
  if (!('unsure' in year.ascension)) return [];
  const { firstDay, lastDay } = stretch('ascension', year.ascension.unsure);
  return Array.from({ length: lastDay - firstDay + 1 }, (_, i) => firstDay + i);
}

function agreement(zones: readonly SchoolCalendar[]): SchoolCalendar {
  return {
    on(day) {
      const [first, ...others] = zones.map((zone) => zone.on(day));
      return others.every((other) => sameDay(other, first)) ? first : UNKNOWN;
    },
  };
}

function sameDay(a: SchoolDay, b: SchoolDay): boolean {
  return a.status === b.status && (a.status !== 'holiday' || b.status !== 'holiday' || a.type === b.type);
}

function stretch(type: SchoolHolidayType, interval: string): SchoolHoliday {
  return { type, firstDay: dayOf(interval.slice(0, 10)), lastDay: dayOf(interval.slice(11)) };
}

function dayOf(text: string): number {
  const day = parseIsoDate(text);
  if (day === undefined) throw new Error(`The school table holds a date that does not exist: ${text}`);
  return day;
}
