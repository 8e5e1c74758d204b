import { type LocalClock, wallMs } from '../time/local-time.js';

const pattern = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})?(\d{2})?(?:\.(\d{1,4}))?)?([+-]\d{4})?$/;

/** A time as HL7 writes it, in epoch milliseconds, and whether it named its offset. */
export interface Timestamp {
  readonly ms: number;
  readonly precision: 'day' | 'hour' | 'minute' | 'second';
}

/**
 * Reads an HL7 TS/DTM: YYYYMMDD[HH[MM[SS[.S]]]][+/-ZZZZ]. Without an offset it is in the site's zone.
 * @returns null when it is not one, or no such date exists.
 */
export function parseTimestamp(text: string, clock: LocalClock): Timestamp | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const wall = wallMs({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
  });
  if (wall === null) return null;
  const precision = second ? 'second' : minute ? 'minute' : hour ? 'hour' : 'day';
  return { ms: offset === undefined ? clock.toInstant(wall) : wall - offsetMs(offset), precision };
}

const offsetMs = (offset: string): number => {
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5))) * 60_000;
};

/** Epoch milliseconds as HL7 writes them, in UTC with its offset. */
export const formatTimestamp = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace(/[-:T]/g, '')}+0000`;
