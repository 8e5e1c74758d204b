const DAY_MS = 86_400_000;

/** Easter Sunday of a Gregorian year as `YYYY-MM-DD` (anonymous Gregorian computus; Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const month = Math.floor((d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114) / 31);
  const day = ((d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const;
/** Easter Monday, Ascension, Whit Monday: days after Easter. */
const MOVING = [1, 39, 50] as const;

/** The eleven public holidays of a year in France (Code du travail, art. L3133-1), in order. */
export function frenchHolidays(year: number): readonly string[] {
  const easter = Date.parse(`${easterSunday(year)}T00:00:00Z`);
  return [
    ...FIXED.map((day) => `${year}-${day}`),
    ...MOVING.map((days) => new Date(easter + days * DAY_MS).toISOString().slice(0, 10)),
  ].sort();
}

/** Days of a period, counted from 0 at `start`, that are public holidays in France. */
export function holidaysIn(start: string, days: number): readonly number[] {
  const first = Date.parse(`${start}T00:00:00Z`);
  const dates = Array.from({ length: days }, (_, day) =>
    new Date(first + day * DAY_MS).toISOString().slice(0, 10),
  );
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))];
  const holidays = new Set(years.flatMap(frenchHolidays));
  return dates.flatMap((date, day) => (holidays.has(date) ? [day] : []));
}
