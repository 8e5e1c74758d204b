import { type LocalClock, type RepeatedHour, wallMs } from './local-time.js';

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/;
const frenchPattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/;

export const instantFormats = 'a time such as 2026-03-29T01:15:00Z, 2026-03-29 02:15 or 29/03/2026 02:15';

/** A time as a file writes it. */
export interface ParsedInstant {
  readonly ms: number;
  /** Local time that happened twice; read as the first. `second` is the other one. */
  readonly second: number | null;
  /** Local time that no clock showed; read as if summer time began later. */
  readonly skipped: boolean;
}

/** Reads ISO-8601 (with an offset, or local to the clock's zone) or dd/mm/yyyy hh:mm[:ss]; null when it is neither. */
export function parseInstant(text: string, clock: LocalClock): ParsedInstant | null {
  const iso = isoPattern.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, offset] = iso;
    if (hour === undefined && offset !== undefined) return null;
    const millisecond = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
    const wall = fromParts(year, month, day, hour, minute, second, millisecond);
    if (wall === null) return null;
    return offset === undefined
      ? local(wall, clock)
      : { ms: wall - offsetMs(offset), second: null, skipped: false };
  }
  const french = frenchPattern.exec(text);
  if (!french) return null;
  const [, day, month, year, hour, minute, second] = french;
  const wall = fromParts(year, month, day, hour, minute, second, 0);
  return wall === null ? null : local(wall, clock);
}

const fromParts = (
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  millisecond: number,
): number | null =>
  wallMs({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond,
  });

const at = (wall: number, clock: LocalClock, which: RepeatedHour): number => clock.toInstant(wall, which);

const local = (wall: number, clock: LocalClock): ParsedInstant => {
  const ms = at(wall, clock, 'first');
  const second = at(wall, clock, 'second');
  return { ms, second: second === ms ? null : second, skipped: clock.isSkipped(wall) };
};

const offsetMs = (offset: string): number => {
  if (offset === 'Z') return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  const digits = offset.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60_000;
};
