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

/** Median and 80 % interval of the first forecast hour. */
export function nextHour(forecast: Pick<Forecast, 'points'> | null): Expected | null {
  const point = forecast?.points[0];
  if (point === undefined) return null;
  return {
    median: quantileAt(point.quantiles, 0.5),
    low: quantileAt(point.quantiles, 0.1),
    high: quantileAt(point.quantiles, 0.9),
  };
}

/** Expected arrivals of the next hours, as the sum of their means; an interval would need the joint paths. */
export function expectedOver(
  forecast: Pick<Forecast, 'points' | 'stepMinutes'> | null,
  hours: number,
): number | null {
  if (forecast === null) return null;
  const steps = Math.round((hours * 60) / forecast.stepMinutes);
  if (forecast.points.length < steps) return null;
  return forecast.points.slice(0, steps).reduce((sum, point) => sum + point.mean, 0);
}
