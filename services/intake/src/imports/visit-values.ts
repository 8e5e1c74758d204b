import type { Visit } from '@releve/contracts';
import type { LocalClock } from '../time/local-time.js';
import { instantFormats, parseInstant } from '../time/parse-instant.js';

/** Longest stay believed, in days: beyond it a date is wrong. */
const longestStayDays = 60;

/** A value that cannot be taken: where it stands, and what was expected there. */
export class Refusal {
  constructor(
    readonly column: string,
    readonly value: string,
    readonly expected: string,
  ) {}
}

export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal;

/** An arrival, epoch ms. @param latestMs The latest one believed; null believes any. */
export function arrivalTime(
  column: string,
  text: string,
  { clock, latestMs }: { readonly clock: LocalClock; readonly latestMs: number | null },
): number | Refusal {
  const arrived = parseInstant(text, clock);
  if (!arrived) return new Refusal(column, text, instantFormats);
  if (arrived.ms < Date.UTC(2000, 0) || (latestMs !== null && arrived.ms > latestMs))
    return new Refusal(column, text, 'a time since 2000 that is not in the future');
  return arrived.ms;
}

/** A time after the arrival; one in the repeated hour that would come before it is the second. */
export function laterTime(
  column: string,
  text: string,
  arrivedMs: number,
  clock: LocalClock,
): string | null | Refusal {
  if (text === '') return null;
  const time = parseInstant(text, clock);
  if (!time) return new Refusal(column, text, instantFormats);
  const ms = time.ms < arrivedMs && time.second !== null ? time.second : time.ms;
  if (ms < arrivedMs) return new Refusal(column, text, 'a time at or after the arrival');
  if (ms > arrivedMs + longestStayDays * 86_400_000)
    return new Refusal(column, text, `a time within ${longestStayDays} days of the arrival`);
  return new Date(ms).toISOString();
}

/** One of our names, or of the codes that stand for them; null when empty. */
export function coded<T extends string>(
  column: string,
  text: string,
  names: readonly T[],
  codes: Readonly<Record<string, T>>,
): T | null | Refusal {
  if (text === '') return null;
  const named = names.find((name) => name === text) ?? codes[text.toUpperCase()];
  return named ?? new Refusal(column, text, `one of ${[...names].sort().join(', ')}`);
}

/** Age group of an age in whole years. */
export const ageGroupOfYears = (years: number): NonNullable<Visit['ageGroup']> =>
  years < 18 ? 'child' : years < 75 ? 'adult' : 'elderly';
