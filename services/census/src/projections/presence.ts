import { type Presence, type StayNow, TriageLevel } from '@releve/contracts';
import { hourMs, longestOpenStayMs } from './hours.js';

/** A patient who has not left, as far as is known. */
export interface OpenVisit {
  readonly arrivedMs: number;
  readonly admissionDecidedMs: number | null;
  readonly triage: string | null;
  readonly mode: string | null;
}

const isPresent = (visit: OpenVisit, at: number): boolean =>
  visit.arrivedMs <= at && visit.arrivedMs > at - longestOpenStayMs;

const tally = (names: readonly (string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name ?? 'unknown'] = (counts[name ?? 'unknown'] ?? 0) + 1;
  return counts;
};

/** Who is in the department at `at` (epoch ms), and who of them waits for a bed. */
export function presenceAt(open: readonly OpenVisit[], at: number): Presence {
  const present = open.filter((visit) => isPresent(visit, at));
  return {
    at: new Date(at).toISOString(),
    present: present.length,
    boarding: present.filter(
      ({ admissionDecidedMs }) => admissionDecidedMs !== null && admissionDecidedMs <= at,
    ).length,
    byTriage: tally(present.map(({ triage }) => triage)),
    byMode: tally(present.map(({ mode }) => mode)),
  };
}

/** How many of the open visits were present as an hour ended; the same bounds as `openHours`. */
export function openAtEnd(open: readonly OpenVisit[], hour: number): number {
  const end = hour + hourMs;
  return open.filter(({ arrivedMs }) => arrivedMs < end && end <= arrivedMs + longestOpenStayMs).length;
}

const minuteMs = 60_000;
const minutesUntil = (from: number, at: number): number => Math.max(0, Math.floor((at - from) / minuteMs));
const mostStays = 2000;

/** The stays under way at `at`, longest first: how long, since when decided, which triage level; not whose. */
export function staysAt(open: readonly OpenVisit[], at: number): StayNow[] {
  return open
    .filter((visit) => isPresent(visit, at))
    .sort((a, b) => a.arrivedMs - b.arrivedMs)
    .slice(-mostStays)
    .map(({ arrivedMs, admissionDecidedMs, triage }) => [
      minutesUntil(arrivedMs, at),
      admissionDecidedMs === null || admissionDecidedMs > at ? null : minutesUntil(admissionDecidedMs, at),
      TriageLevel.options.find((level) => level === triage) ?? null,
    ]);
}
