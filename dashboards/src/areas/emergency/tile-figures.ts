import type { ArrivalsAnswer, Forecast } from '../../api/types.js';
import { quantileAt } from '../../charts/quantiles.js';
import { floorHour, hourMs } from '../../ui/time.js';

/** Arrivals of the last whole hour and of the hour under way, as far as they are known. */
export function recentArrivals(known: ArrivalsAnswer | undefined): {
  readonly lastHour: number | null;
  readonly soFar: number | null;
} {
  if (!known?.knownUntil) return { lastHour: null, soFar: null };
  const current = floorHour(Date.parse(known.knownUntil));
  const counted = new Map(known.hours.map((hour) => [Date.parse(hour.hour), hour.arrivals]));
  const inside = known.knownFrom !== null && Date.parse(known.knownFrom) <= current - hourMs;
  return {
    lastHour: counted.get(current - hourMs) ?? (inside ? 0 : null),
    soFar: counted.get(current) ?? (Date.parse(known.knownUntil) > current ? 0 : null),
  };
}

export interface Expected {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Median and 80 % interval of the first forecast hour that has not begun. */
export function nextHour(forecast: Pick<Forecast, 'points'> | null, now: number): Expected | null {
  const point = forecast?.points.find(({ target }) => Date.parse(target) >= now);
  if (point === undefined) return null;
  return {
    median: quantileAt(point.quantiles, 0.5),
    low: quantileAt(point.quantiles, 0.1),
    high: quantileAt(point.quantiles, 0.9),
  };
}

/**
 * Expected arrivals of the next whole hours, as the sum of their means; an interval would need the joint paths. The
 * hour under way is left out: it has its own tile.
 */
export function expectedOver(
  forecast: Pick<Forecast, 'points' | 'stepMinutes'> | null,
  hours: number,
  now: number,
): number | null {
  if (forecast === null) return null;
  const steps = Math.round((hours * 60) / forecast.stepMinutes);
  const next = forecast.points.filter(({ target }) => Date.parse(target) >= now).slice(0, steps);
  return next.length < steps ? null : next.reduce((sum, point) => sum + point.mean, 0);
}
