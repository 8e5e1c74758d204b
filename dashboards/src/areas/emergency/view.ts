import { floorHour, hourMs } from '../../ui/time.js';
import { oneOf, wholeNumber } from '../../ui/use-search.js';
import { type Stream, streams } from './streams.js';

/** What the emergency page shows, as its address says it. */
export interface EmergencyView {
  readonly stream: Stream;
  readonly quantity: 'present' | 'arrivals';
  readonly pastHours: number;
  readonly aheadHours: number;
  /** The threshold asked for; null leaves it to the capacity. */
  readonly above: number | null;
}

export function viewOf(params: URLSearchParams): EmergencyView {
  const above = wholeNumber(params.get('above'), 0, 10_000, -1);
  return {
    stream: oneOf(params.get('stream'), streams),
    quantity: oneOf(params.get('quantity'), ['present', 'arrivals']),
    pastHours: Number(oneOf(params.get('past'), ['24', '48'])),
    aheadHours: Number(oneOf(params.get('ahead'), ['72', '48', '24'])),
    above: above === -1 ? null : above,
  };
}

/**
 * The instant the page looks from: now for a live site; where the data end for one whose data stopped more than six
 * hours ago, as after an import of past years.
 */
export function anchorOf(knownUntil: string | null, now: number): number {
  if (knownUntil === null) return now;
  const known = Date.parse(knownUntil);
  return Math.abs(now - known) > 6 * hourMs ? known : now;
}

/** The hours fetched around an anchor: whole hours, so that the request stays the same for an hour. */
export function arrivalsWindow(
  anchor: number,
  pastHours: number,
): { readonly from: string; readonly to: string } {
  const to = floorHour(anchor) + hourMs;
  return { from: new Date(to - (pastHours + 1) * hourMs).toISOString(), to: new Date(to).toISOString() };
}

/** Twelve whole weeks up to an anchor's day. */
export function heatmapWindow(anchor: number): { readonly from: string; readonly to: string } {
  const day = 24 * hourMs;
  const to = Math.floor(anchor / day) * day;
  return { from: new Date(to - 84 * day).toISOString(), to: new Date(to).toISOString() };
}
