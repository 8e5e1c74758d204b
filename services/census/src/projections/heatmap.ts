import { tzOffset } from '@date-fns/tz';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Hour start, epoch ms, and the arrivals in it. */
export interface HourArrivals {
  readonly hour: number;
  readonly arrivals: number;
}

/**
 * Mean arrivals per hour by local weekday (Monday first) and local hour. Both 02:00 of the autumn night count for
 * hour 2. Null where there is no hour of that kind.
 */
export function meanByLocalHour(hours: readonly HourArrivals[], timeZone: string): (number | null)[][] {
  const sums = Array.from({ length: 7 * 24 }, () => ({ sum: 0, hours: 0 }));
  for (const { hour, arrivals } of hours) {
    const local = hour + tzOffset(timeZone, new Date(hour)) * 60_000;
    // 1 January 1970 was a Thursday, the fourth day of a week that begins on Monday.
    const weekday = (Math.floor(local / dayMs) + 3) % 7;
    const cell = sums[weekday * 24 + (Math.floor(local / hourMs) % 24)];
    if (!cell) continue;
    cell.sum += arrivals;
    cell.hours += 1;
  }
  return Array.from({ length: 7 }, (_, weekday) =>
    sums.slice(weekday * 24, weekday * 24 + 24).map(({ sum, hours: n }) => (n === 0 ? null : sum / n)),
  );
}
