import type { Language } from '../i18n/language.js';
import { hourInZone, hourMs, inZone } from '../ui/time.js';

/** Instants of an axis that fall on every n-th hour of the zone's own clock. */
export function timeTicks(from: number, to: number, zone: string, everyHours: number): readonly number[] {
  const ticks: number[] = [];
  for (let at = Math.ceil(from / hourMs) * hourMs; at <= to; at += hourMs) {
    if (hourInZone(at, zone) % everyHours === 0) ticks.push(at);
  }
  return ticks;
}

/** Midnight is named by its day, other hours by the clock. */
export const tickLabel = (at: number, zone: string, language: Language): string =>
  hourInZone(at, zone) === 0 ? inZone(at, zone, 'EEE d', language) : inZone(at, zone, 'HH:mm', language);
