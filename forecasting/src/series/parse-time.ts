import { epochDay } from '../calendar/civil-date.js';

/**
 * A time as a file writes it, in minutes since 1970-01-01T00:00: an instant (with an offset or Z), a wall-clock time
 * (without), or a plain date.
 */
export interface WrittenTime {
  readonly kind: 'instant' | 'wall' | 'date';
  readonly minutes: number;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads an ISO-8601 time; undefined when the text is none or names a day that does not exist. */
export function parseTime(text: string): WrittenTime | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const last = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  if (day < 1 || day > last) return undefined;
  const midnight = epochDay(year, month, day) * 1440;
  if (match[4] === undefined) return { kind: 'date', minutes: midnight };
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const minutes = midnight + hour * 60 + minute + second / 60;
  if (match[7] === undefined) return { kind: 'wall', minutes };
  return { kind: 'instant', minutes: minutes - offsetMinutes(match[7]) };
}

function offsetMinutes(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const digits = text.slice(1).replace(':', '');
  return (text.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}
