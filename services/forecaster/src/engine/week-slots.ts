import { localHours, type ZoneClock } from '@releve/forecasting';

const HOUR_MS = 3_600_000;

/** Slots of the local week (0–167, Monday 00:00 first) of consecutive UTC hours from an instant, ms. */
export function weekSlots(clock: ZoneClock, from: number, hours: number): readonly number[] {
  const { weekday, hour } = localHours(clock, from / HOUR_MS, hours);
  return Array.from(weekday, (day, i) => day * 24 + (hour[i] ?? 0));
}
