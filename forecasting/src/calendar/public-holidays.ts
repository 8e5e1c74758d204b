import Holidays, { type HolidaysTypes } from 'date-holidays';
import { err, ok, type Result } from '../result.js';
import type { CalendarError } from './calendar-error.js';
import { parseIsoDate } from './civil-date.js';

/** A public holiday. The id is stable over years and countries' languages ("easter-monday"). */
export interface PublicHoliday {
  readonly id: string;
  readonly name: { readonly en: string; readonly fr: string };
}

/** Public holidays of a calendar by day number, for one local year. */
export type HolidayYear = ReadonlyMap<number, PublicHoliday>;

/** ISO code of a country, with or without a part: FR, FR-57, GB-WLS, US-IA, CA-QC, CH-BE. */
export interface HolidayRegion {
  readonly country: string;
  readonly part: string | undefined;
}

/** "GB" alone has no bank holiday in August in the source; England's calendar is what British users mean by it. */
const DEFAULT_PART: Readonly<Record<string, string>> = { GB: 'ENG' };
const CODE = /^([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/;
const DAY_MS = 86_400_000;

/**
 * Splits a calendar code. A French department without rules of its own (FR-75) has the national holidays.
 * Errors: unknown-calendar.
 */
export function holidayRegion(code: string): Result<HolidayRegion, CalendarError> {
  const match = CODE.exec(code);
  const source = new Holidays();
  if (match === null || !(match[1] in source.getCountries('en'))) {
    return err({
      kind: 'unknown-calendar',
      value: code,
      hint: 'Expected a code such as FR, FR-57, GB-WLS, US-IA.',
    });
  }
  const country = match[1];
  const part: string | undefined = match[2] ?? DEFAULT_PART[country];
  const parts = source.getStates(country, 'en') ?? {};
  if (part === undefined || part in parts) return ok({ country, part });
  if (country === 'FR' && isFrenchDepartment(part)) return ok({ country, part: undefined });
  const known = Object.keys(parts).join(', ');
  return err({
    kind: 'unknown-calendar',
    value: code,
    hint: `${country} knows the parts: ${known || 'none'}.`,
  });
}

function isFrenchDepartment(part: string): boolean {
  return /^(0[1-9]|[1-8]\d|9[0-5]|2A|2B|97[1-8])$/.test(part);
}

/**
 * Days off of one year that the whole region observes: type "public" only, no observances, bank or optional days,
 * substitutes included. About 5 ms a year: keep the result. Source: the date-holidays tables.
 */
export function publicHolidays(region: HolidayRegion, year: number): HolidayYear {
  const english = listed(region, year, 'en');
  const french = new Map(listed(region, year, 'fr').map((holiday) => [keyOf(holiday), holiday.name]));
  const days = new Map<number, PublicHoliday>();
  for (const holiday of english) {
    const first = parseIsoDate(holiday.date.slice(0, 10));
    if (first === undefined) continue;
    const name = { en: holiday.name, fr: french.get(keyOf(holiday)) ?? holiday.name };
    const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS));
    for (let day = first; day < first + length; day++) {
      if (!days.has(day)) days.set(day, { id: identifier(holiday), name });
    }
  }
  return days;
}

function listed(region: HolidayRegion, year: number, language: string): readonly HolidaysTypes.Holiday[] {
  const options: HolidaysTypes.Options = { languages: [language], types: ['public'] };
  const source =
    region.part === undefined
      ? new Holidays(region.country, options)
      : new Holidays(region.country, region.part, options);
  return source.getHolidays(year);
}

function keyOf(holiday: HolidaysTypes.Holiday): string {
  return `${holiday.date}|${holiday.rule}`;
}

function identifier(holiday: HolidaysTypes.Holiday): string {
  const words = holiday.name
    .normalize('NFD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? [holiday.rule]).join('-').replace('-substitute-day', '-substitute');
}
