/** Milliseconds of one hour; hours are UTC hours, so the 23- and 25-hour days need no rule of their own. */
export const hourMs = 3_600_000;

/** Start of the UTC hour that holds the instant, epoch ms. */
export const hourOf = (ms: number): number => Math.floor(ms / hourMs) * hourMs;

/** The instant lies in the first 30 minutes of its UTC hour. */
export const inFirstHalf = (ms: number): boolean => ms - hourOf(ms) < hourMs / 2;

/** The last hour of which something is known: none of it is known of an hour that begins at `knownUntil`. */
export const lastHourBegun = (knownUntil: number): number => hourOf(knownUntil - 1);

/** A stay is not counted as present longer than this: an older one was never closed by its sender. */
export const longestOpenStayMs = 72 * hourMs;

/** A closed stay counts at most this long. */
const longestClosedStayMs = 60 * 24 * hourMs;

/** Hours at whose end a patient was present: from `first` to `last`, both included; null when there is none. */
export interface HourSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * Hours at whose end someone who arrived and departed then was present. "At its end" is just before it:
 * who leaves on the stroke still counts, who arrives on it does not; so the count is arrivals less departures.
 */
export function presentHours(arrivedMs: number, departedMs: number): HourSpan | null {
  const until = Math.min(departedMs, arrivedMs + longestClosedStayMs);
  const first = hourOf(arrivedMs);
  const last = hourOf(until) - hourMs;
  return last < first ? null : { first, last };
}

/** The same for a patient who has not left, as known at `knownUntil`. */
export const openHours = (arrivedMs: number, knownUntil: number): HourSpan | null =>
  presentHours(arrivedMs, Math.min(knownUntil, arrivedMs + longestOpenStayMs));
