/** Yearly working time of public-hospital staff, in minutes, and what lowers it (service-public F573). */
export interface AnnualHours {
  readonly fixedMinutes: number;
  /** Rest changing with at least this many Sundays and public holidays worked in the year. */
  readonly variableFromDays: number;
  readonly variableMinutes: number;
  /** With at least this many, so many minutes less again (two days). */
  readonly manyFromDays: number;
  readonly manyLessMinutes: number;
  /** At least this share of the work at night. */
  readonly nightShare: number;
  readonly nightMinutes: number;
}

/** 1607 h; 1582 h with 10 Sundays or holidays, 2 more days off with 20; 1476 h with 90 % nights. Certainty S. */
export const HOSPITAL_YEAR: AnnualHours = {
  fixedMinutes: 1607 * 60,
  variableFromDays: 10,
  variableMinutes: 1582 * 60,
  manyFromDays: 20,
  manyLessMinutes: 2 * 420,
  nightShare: 0.9,
  nightMinutes: 1476 * 60,
};

/** What an agent's year is made of. */
export interface WorkPattern {
  readonly sundaysAndHolidays: number;
  /** Share of the work done at night, 0–1. */
  readonly nightShare: number;
  /** Share of full time, 0 < x ≤ 1. */
  readonly contractShare: number;
}

/**
 * Minutes due in a year. Those who work both days and nights owe a mix pro rata of the share of nights; the
 * contract's share applies to the whole.
 */
export function annualMinutesDue(pattern: WorkPattern, year: AnnualHours = HOSPITAL_YEAR): number {
  const many = pattern.sundaysAndHolidays >= year.manyFromDays ? year.manyLessMinutes : 0;
  const byDay =
    pattern.sundaysAndHolidays >= year.variableFromDays ? year.variableMinutes - many : year.fixedMinutes;
  const nightPart = pattern.nightShare >= year.nightShare ? 1 : pattern.nightShare;
  return pattern.contractShare * (nightPart * year.nightMinutes + (1 - nightPart) * byDay);
}

/** The share of a year's minutes due over a period of days, out of the 365 of the year. */
export function minutesDueOver(days: number, annualMinutes: number): number {
  return (annualMinutes * days) / 365;
}
