import type { ArrivalHour, Forecast } from '../api/types.js';
import { hourMs, minuteMs } from '../ui/time.js';
import { type Band, band, quantileAt } from './quantiles.js';

/** One row of a fan chart: what was forecast for it, what happened, or both. */
export interface FanRow {
  /** Where it is drawn, ms: the middle of an interval, or the instant. */
  readonly at: number;
  /** Start of the interval, or the instant: what labels say. */
  readonly label: number;
  readonly actual?: number;
  readonly median?: number;
  readonly mean?: number;
  readonly b50?: Band;
  readonly b80?: Band;
  readonly b95?: Band;
}

interface Known {
  readonly hours: readonly ArrivalHour[];
  readonly knownUntil: string | null;
}

/** What happened: complete hours' arrivals at their middle, or the patients present or boarding as each hour ended. */
export function actualRows(known: Known, quantity: Forecast['quantity'], from: number): readonly FanRow[] {
  const until = known.knownUntil === null ? Number.POSITIVE_INFINITY : Date.parse(known.knownUntil);
  return known.hours.flatMap((hour): FanRow[] => {
    const start = Date.parse(hour.hour);
    const end = start + hourMs;
    if (start < from || end > until) return [];
    if (quantity === 'arrivals') return [{ at: start + hourMs / 2, label: start, actual: hour.arrivals }];
    const here = quantity === 'boarding' ? (hour.boardingAtEnd ?? null) : hour.presentAtEnd;
    return here === null ? [] : [{ at: end, label: end, actual: here }];
  });
}

/** The forecast's points up to an instant. */
export function forecastRows(
  forecast: Pick<Forecast, 'points' | 'quantity' | 'stepMinutes'>,
  until: number,
): readonly FanRow[] {
  const shift = forecast.quantity === 'arrivals' ? (forecast.stepMinutes * minuteMs) / 2 : 0;
  return forecast.points.flatMap((point): FanRow[] => {
    const label = Date.parse(point.target);
    if (label >= until) return [];
    return [
      {
        at: label + shift,
        label,
        mean: point.mean,
        median: quantileAt(point.quantiles, 0.5),
        b50: band(point.quantiles, 50),
        b80: band(point.quantiles, 80),
        b95: band(point.quantiles, 95),
      },
    ];
  });
}

/** Both on one axis of time; an instant that has both keeps both. */
export function fanRows(actual: readonly FanRow[], forecast: readonly FanRow[]): readonly FanRow[] {
  const rows = new Map<number, FanRow>();
  for (const row of [...actual, ...forecast]) rows.set(row.at, { ...rows.get(row.at), ...row });
  return [...rows.values()].sort((a, b) => a.at - b.at);
}
