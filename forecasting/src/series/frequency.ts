import type { ForecastError } from '../forecast-error.js';
import { err, ok, type Result } from '../result.js';

/** Minutes of one interval of a series: a divisor of a day. */
export type FrequencyMinutes = number;

const UNITS: Readonly<Record<string, number>> = { min: 1, m: 1, h: 60, d: 1440, w: 10080 };
const DURATION = /^(\d+)\s*(min|m|h|d|w)$/;

/** Minutes of a duration such as 30min, 12h, 28d, 4w, or undefined when the text is none. */
export function durationMinutes(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  return match === null ? undefined : Number(match[1]) * UNITS[match[2]];
}

/** Reads 15min, 30min, 1h, 6h, 1d: any duration that divides a day. Errors: unknown-frequency. */
export function parseFrequency(text: string): Result<FrequencyMinutes, ForecastError> {
  const minutes = durationMinutes(text);
  if (minutes !== undefined && minutes >= 5 && 1440 % minutes === 0) return ok(minutes);
  return err({
    kind: 'unknown-frequency',
    value: text,
    hint: 'Expected a duration that divides a day, such as 15min, 30min, 1h, 6h or 1d.',
  });
}
