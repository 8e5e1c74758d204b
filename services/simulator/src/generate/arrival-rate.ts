import { tzOffset } from '@date-fns/tz';
import type { FrenchDays } from '../calendar/french-days.js';
import type { SiteProfile } from '../hospital/profile.js';
import { randomOf } from '../random/random.js';
import { epidemicFactor, meanEpidemicFactor } from './epidemic.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

/** A wave of arrivals put on one site by hand: what an unexpected epidemic looks like. */
export interface ExtraWave {
  readonly peakMs: number;
  readonly widthDays: number;
  readonly height: number;
}

const scaledToMean1 = (values: readonly number[]): readonly number[] => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value / mean);
};

/** Local date and hour of a UTC hour. */
function localHour(hourStartMs: number, timeZone: string) {
  const local = new Date(hourStartMs + tzOffset(timeZone, new Date(hourStartMs)) * 60_000);
  const date = local.toISOString().slice(0, 10);
  return { date, hour: local.getUTCHours(), weekday: (local.getUTCDay() + 6) % 7 };
}

/** Expected arrivals of one UTC hour, as nature has them: what forecasts can only guess. */
export type ArrivalRate = (hourStartMs: number) => number;

/**
 * A site's rate: hour of day by kind of day, weekday, season, holidays, school holidays, epidemics, and a level that
 * drifts from week to week and day to day.
 */
export function arrivalRate(
  profile: SiteProfile,
  days: FrenchDays,
  seed: number,
  waves: readonly ExtraWave[] = [],
): ArrivalRate {
  const week = scaledToMean1(profile.hours.week);
  const weekend = scaledToMean1(profile.hours.weekend);
  const weekdays = scaledToMean1(profile.weekdays);
  const perHour = profile.visitsPerDay / 24 / meanEpidemicFactor(profile);
  const { id, timeZone } = profile.site;
  const epidemic = epidemicFactor(profile, seed);
  const knots = new Map<number, number>();
  const knot = (index: number): number => {
    const known = knots.get(index) ?? 0.03 * randomOf(seed, id, 'week', index).normal();
    knots.set(index, known);
    return known;
  };
  const drift = (atMs: number): number => {
    const at = atMs / weekMs;
    const index = Math.floor(at);
    return knot(index) + (at - index) * (knot(index + 1) - knot(index));
  };
  const dayFactors = new Map<string, number>();
  const dayFactor = (date: string, weekday: number): number => {
    const known = dayFactors.get(date);
    if (known !== undefined) return known;
    const noise = Math.exp(0.045 * randomOf(seed, id, 'day', date).normal() - 0.001);
    const holiday = days.isPublicHoliday(date) ? profile.publicHoliday : (weekdays[weekday] ?? 1);
    const school = days.isSchoolHoliday(date) ? profile.schoolHoliday : 1;
    const factor = noise * holiday * school;
    dayFactors.set(date, factor);
    return factor;
  };

  return (hourStartMs) => {
    const { date, hour, weekday } = localHour(hourStartMs, timeZone);
    const shape = weekday >= 5 || days.isPublicHoliday(date) ? weekend : week;
    const yearAngle = ((hourStartMs - Date.UTC(2024, 0, 15)) / (365.25 * dayMs)) * 2 * Math.PI;
    const season = profile.winter ** Math.cos(yearAngle);
    const extra = waves.reduce(
      (sum, wave) =>
        sum + wave.height * Math.exp(-0.5 * ((hourStartMs - wave.peakMs) / (wave.widthDays * dayMs)) ** 2),
      1,
    );
    const level = Math.exp(drift(hourStartMs)) * extra * epidemic(hourStartMs);
    return perHour * (shape[hour] ?? 1) * dayFactor(date, weekday) * season * level;
  };
}
