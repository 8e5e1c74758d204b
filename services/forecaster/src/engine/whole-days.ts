import { localHours, type ZoneClock } from '@releve/forecasting';

const HOUR_MS = 3_600_000;

/** Sums of hourly values over the whole local days they cover; days of 23 and 25 hours are whole as they are. */
export interface WholeDays {
  /** Day number (days since 1970-01-01) of the first. */
  readonly firstDay: number;
  /** How many: none when not one day is whole. */
  readonly days: number;
  totals(values: Float64Array): Float64Array;
}

/** The whole local days among `hours` hours from `start`, ms UTC. */
export function wholeDays(clock: ZoneClock, start: number, hours: number): WholeDays {
  // One hour before and one after tell whether the first and last days are whole.
  const { day } = localHours(clock, start / HOUR_MS - 1, hours + 2);
  const firstDay = (day[0] ?? 0) + 1;
  const days = Math.max(0, (day[hours + 1] ?? 0) - firstDay);
  return {
    firstDay,
    days,
    totals(values) {
      const sums = new Float64Array(days);
      values.forEach((value, i) => {
        const place = (day[i + 1] ?? 0) - firstDay;
        if (place >= 0 && place < days) sums[place] = (sums[place] ?? 0) + value;
      });
      return sums;
    },
  };
}
