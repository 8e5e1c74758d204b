import { poissonCount, seededUniform } from '@releve/forecasting';

const DAY = 24;
/** Arrivals of a usual day by hour, share of the busiest. */
const BY_HOUR = [
  ...[0.4, 0.33, 0.28, 0.25, 0.24, 0.26, 0.32, 0.45, 0.68, 0.9, 1, 1],
  ...[0.96, 0.95, 0.95, 0.94, 0.92, 0.92, 0.95, 0.93, 0.85, 0.75, 0.62, 0.5],
];

/** Hours of a made-up department of its own size: a pattern by hour, weekday and season, Poisson counts. */
export function madeUpHours(site: number, years: number): { start: number; values: number[] } {
  const uniform = seededUniform(site + 1);
  const busiest = 4 + (site % 12);
  const values = Array.from({ length: years * 365 * DAY }, (_, hour) => {
    const day = Math.floor(hour / DAY);
    const season = 1 + 0.06 * Math.sin((2 * Math.PI * day) / 365.25);
    const weekday = day % 7 === 0 ? 1.12 : 1;
    return poissonCount(uniform, busiest * (BY_HOUR[hour % DAY] ?? 1) * season * weekday);
  });
  return { start: Date.UTC(2021, 0, 4), values };
}
