import Holidays from 'date-holidays';

/** What a day is to a department: said of local dates, yyyy-mm-dd. */
export interface FrenchDays {
  readonly isPublicHoliday: (date: string) => boolean;
  readonly isSchoolHoliday: (date: string) => boolean;
}

/**
 * School holidays of zone C, both days included, as the ministry of education publishes them
 * (https://www.education.gouv.fr/calendrier-scolaire-100148).
 */
const published: readonly (readonly [from: string, to: string])[] = [
  ['2023-10-21', '2023-11-05'],
  ['2023-12-23', '2024-01-07'],
  ['2024-02-10', '2024-02-25'],
  ['2024-04-06', '2024-04-21'],
  ['2024-07-06', '2024-09-01'],
  ['2024-10-19', '2024-11-03'],
  ['2024-12-21', '2025-01-05'],
  ['2025-02-15', '2025-03-02'],
  ['2025-04-12', '2025-04-27'],
  ['2025-07-05', '2025-08-31'],
  ['2025-10-18', '2025-11-02'],
  ['2025-12-20', '2026-01-04'],
  ['2026-02-21', '2026-03-08'],
  ['2026-04-18', '2026-05-03'],
  ['2026-07-04', '2026-08-31'],
  ['2026-10-17', '2026-11-01'],
  ['2026-12-19', '2027-01-03'],
  ['2027-02-06', '2027-02-21'],
  ['2027-04-03', '2027-04-18'],
  ['2027-07-03', '2027-08-31'],
];

/** Outside the years published: about when they usually are. It is a simulation of those years anyway. */
const usual: readonly (readonly [from: string, to: string])[] = [
  ['01-01', '01-04'],
  ['02-13', '02-28'],
  ['04-10', '04-25'],
  ['07-05', '08-31'],
  ['10-18', '11-02'],
  ['12-20', '12-31'],
];

const firstPublished = '2023-09-04';
const lastPublished = '2027-08-31';

export function frenchDays(): FrenchDays {
  const holidays = new Holidays('FR');
  const years = new Map<string, ReadonlySet<string>>();
  const publicHolidaysOf = (year: string): ReadonlySet<string> => {
    const known = years.get(year);
    if (known) return known;
    const days = new Set(
      holidays
        .getHolidays(year)
        .filter((day) => day.type === 'public')
        .map((day) => day.date.slice(0, 10)),
    );
    years.set(year, days);
    return days;
  };
  return {
    isPublicHoliday: (date) => publicHolidaysOf(date.slice(0, 4)).has(date),
    isSchoolHoliday(date) {
      if (date >= firstPublished && date <= lastPublished)
        return published.some(([from, to]) => from <= date && date <= to);
      const day = date.slice(5);
      return usual.some(([from, to]) => from <= day && day <= to);
    },
  };
}
