import { type CountSeries, instantOf, type PlannedOrigin } from '@releve/forecasting';

const HOUR_MS = 3_600_000;
const DAY = 24;
/** 13 hours apart, origins fall on every hour of the day in turn; counted from 1970, so that trainings share them. */
const BETWEEN_ORIGINS_HOURS = 13;
export const LEAD_HOURS = 48;

const NIGHTLY_DAYS = 28;
const THOROUGH_DAYS = 84;
/** History that must be left to learn from before as many weeks are held back as a thorough look wants. */
const LEARN_DAYS = 365;

/** Days held back to measure on; 0 when the history is too short to spare any. */
export function heldOutDays(hours: number, thorough: boolean): number {
  if (thorough && hours >= (THOROUGH_DAYS + LEARN_DAYS) * DAY) return THOROUGH_DAYS;
  return hours >= 2 * NIGHTLY_DAYS * DAY ? NIGHTLY_DAYS : 0;
}

/** Forecasts of 48 hours from every 13th hour of the held-out end of a series. */
export function heldOutPlan(series: CountSeries, days: number): readonly PlannedOrigin[] {
  const length = series.values.length;
  const firstHour = instantOf(series, 0) / HOUR_MS;
  const plan: PlannedOrigin[] = [];
  for (let known = length - days * DAY; known + LEAD_HOURS <= length; known++) {
    if ((firstHour + known) % BETWEEN_ORIGINS_HOURS !== 0) continue;
    const targets = Array.from({ length: LEAD_HOURS }, (_, lead) => known + lead);
    plan.push({ origin: instantOf(series, known), known, targets });
  }
  return plan;
}
