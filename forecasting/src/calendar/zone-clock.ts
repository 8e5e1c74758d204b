import { tzOffset } from '@date-fns/tz';
import { err, ok, type Result } from '../result.js';
import type { CalendarError } from './calendar-error.js';
import { epochDay } from './civil-date.js';

/** The clock of one IANA zone. Instants and local times are minutes since 1970-01-01T00:00 (UTC, or on the wall). */
export interface ZoneClock {
  readonly zone: string;
  /** Minutes the wall clock is ahead of UTC at an instant. */
  offsetAt(utcMinutes: number): number;
  /** Wall clock at an instant. */
  toLocal(utcMinutes: number): number;
  /** Instants that show this wall clock, earliest first: one, none in the spring gap, two in the autumn repeat. */
  toInstants(localMinutes: number): readonly number[];
  /** Stretches of constant offset in a calendar year (UTC), in order; the first starts with the year. */
  stretchesIn(year: number): readonly OffsetStretch[];
}

/** From `fromUtcMinutes` on, the wall clock is `offsetMinutes` ahead of UTC. */
export interface OffsetStretch {
  readonly fromUtcMinutes: number;
  readonly offsetMinutes: number;
}

const DAY = 1440;
const PROBE_DAYS = 7;
const SHARED = new Map<string, ZoneClock>();

/**
 * The clock of an IANA zone such as "Europe/Paris". Offsets come from the platform's zone data (Intl), searched once
 * per calendar year and kept; after that every conversion is arithmetic. Errors: unknown-time-zone.
 */
export function zoneClock(zone: string): Result<ZoneClock, CalendarError> {
  const known = SHARED.get(zone);
  if (known !== undefined) return ok(known);
  if (!isZone(zone)) {
    return err({
      kind: 'unknown-time-zone',
      value: zone,
      hint: 'Expected an IANA name such as Europe/Paris.',
    });
  }
  const clock = createClock(zone);
  SHARED.set(zone, clock);
  return ok(clock);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}

function createClock(zone: string): ZoneClock {
  const years = new Map<number, readonly OffsetStretch[]>();
  const stretchesOf = (year: number): readonly OffsetStretch[] => {
    let stretches = years.get(year);
    if (stretches === undefined) {
      stretches = findStretches(zone, year);
      years.set(year, stretches);
    }
    return stretches;
  };
  /** The stretch asked for last: most questions come in order of time. */
  let last = { fromUtcMinutes: 0, toUtcMinutes: 0, offsetMinutes: 0 };
  const offsetAt = (utcMinutes: number): number => {
    if (!(utcMinutes >= last.fromUtcMinutes && utcMinutes < last.toUtcMinutes)) {
      const year = yearOfMinutes(utcMinutes);
      const stretches = stretchesOf(year);
      let i = stretches.length - 1;
      while (i > 0 && stretches[i].fromUtcMinutes > utcMinutes) i--;
      const toUtcMinutes = stretches[i + 1]?.fromUtcMinutes ?? epochDay(year + 1, 1, 1) * DAY;
      last = { ...stretches[i], toUtcMinutes };
    }
    return last.offsetMinutes;
  };
  return {
    zone,
    offsetAt,
    toLocal: (utcMinutes) => utcMinutes + offsetAt(utcMinutes),
    toInstants(localMinutes) {
      const around = new Set([offsetAt(localMinutes - DAY), offsetAt(localMinutes + DAY)]);
      return [...around]
        .map((offset) => localMinutes - offset)
        .filter((instant) => instant + offsetAt(instant) === localMinutes)
        .sort((a, b) => a - b);
    },
    stretchesIn: stretchesOf,
  };
}

function yearOfMinutes(utcMinutes: number): number {
  return new Date(utcMinutes * 60_000).getUTCFullYear();
}

/** Stretches of constant offset in one UTC year; the first starts with the year. */
function findStretches(zone: string, year: number): readonly OffsetStretch[] {
  const start = epochDay(year, 1, 1) * DAY;
  const end = epochDay(year + 1, 1, 1) * DAY;
  const at = (utcMinutes: number): number => tzOffset(zone, new Date(utcMinutes * 60_000));
  const stretches: OffsetStretch[] = [{ fromUtcMinutes: start, offsetMinutes: at(start) }];
  let [low, lowOffset] = [start, stretches[0].offsetMinutes];
  while (low < end - 1) {
    const high = Math.min(low + PROBE_DAYS * DAY, end - 1);
    const highOffset = at(high);
    if (highOffset !== lowOffset) {
      stretches.push({ fromUtcMinutes: firstMinuteOf(at, low, high, highOffset), offsetMinutes: highOffset });
    }
    [low, lowOffset] = [high, highOffset];
  }
  return stretches;
}

/** Bisects for the first minute in (low, high] with the offset found at `high`. */
function firstMinuteOf(at: (minutes: number) => number, low: number, high: number, offset: number): number {
  let [before, after] = [low, high];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (at(middle) === offset) after = middle;
    else before = middle;
  }
  return after;
}
