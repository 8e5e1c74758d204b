import { tzOffset } from '@date-fns/tz';

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Civil time read off a clock on the wall; month and day count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Milliseconds of the wall time as if it were UTC, or null when no such date exists. */
export function wallMs(wall: WallTime): number | null {
  const { year, month, day, hour, minute, second, millisecond } = wall;
  if (hour > 23 || minute > 59 || second > 60 || year < 1000) return null;
  const ms = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), millisecond);
  const date = new Date(ms);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : null;
}

/** Which of the two 02:30 of the autumn night is meant. */
export type RepeatedHour = 'first' | 'second';

/**
 * Wall times of one zone into instants. In the repeated autumn hour the rule chooses, the first (summer time)
 * unless told otherwise; a time the spring night skips moves on by an hour. Offsets are remembered per hour.
 */
export class LocalClock {
  private readonly known = new Map<number, WallHour>();

  constructor(readonly timeZone: string) {}

  /** Epoch milliseconds. */
  toInstant(wall: number, repeated: RepeatedHour = 'first'): number {
    return wall - this.hourOf(wall)[repeated] * minuteMs;
  }

  /** True for a wall time that no clock shows: the spring night skips it. */
  isSkipped(wall: number): boolean {
    return this.hourOf(wall).skipped;
  }

  private hourOf(wall: number): WallHour {
    const hour = Math.floor(wall / hourMs);
    const known = this.known.get(hour);
    if (known) return known;
    const read = this.readHour(hour * hourMs);
    if (this.known.size > 50_000) this.known.clear();
    this.known.set(hour, read);
    return read;
  }

  private readHour(wall: number): WallHour {
    const before = tzOffset(this.timeZone, new Date(wall - 24 * hourMs));
    const after = tzOffset(this.timeZone, new Date(wall + 24 * hourMs));
    const valid = [before, after].filter(
      (offset) => tzOffset(this.timeZone, new Date(wall - offset * minuteMs)) === offset,
    );
    const [first = before, second = first] = valid;
    return { first, second, skipped: valid.length === 0 };
  }
}

/** Offsets in minutes of the first and the second time a wall hour happens; equal when it happens once. */
interface WallHour {
  readonly first: number;
  readonly second: number;
  readonly skipped: boolean;
}
