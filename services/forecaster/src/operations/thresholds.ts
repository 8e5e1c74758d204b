import type { StreamId } from '@releve/contracts';
import { climatology, type PastEvent } from '@releve/forecasting';
import type { SeriesCache } from '../series-cache.js';
import type { StoredSite } from '../store.js';

const WEEK_HOURS = 168;
const USUAL_WEEKS = 8;
const CLIMATE_WEEKS = 26;
const HOUR_MS = 3_600_000;
const ALL: StreamId = 'all';

export interface Threshold {
  readonly quantity: 'arrivals' | 'present';
  readonly above: number;
}

/** The thresholds watched without being asked: the capacity, and arrivals that one hour in twenty exceeds. */
export function usualThresholds(cache: SeriesCache, site: StoredSite, origin: Date): readonly Threshold[] {
  const highest = (quantity: Threshold['quantity'], level: number): readonly Threshold[] => {
    const counts = cache.counts({ site: site.site, stream: ALL, quantity }, origin);
    const recent = counts?.values.slice(-USUAL_WEEKS * WEEK_HOURS).filter((value) => !Number.isNaN(value));
    const sorted = recent?.sort();
    const above = sorted?.[Math.floor(level * (sorted.length - 1))];
    return above === undefined ? [] : [{ quantity, above }];
  };
  const { capacityPatients } = site;
  return [
    ...(capacityPatients === null
      ? highest('present', 0.95)
      : [{ quantity: 'present' as const, above: capacityPatients }]),
    ...highest('arrivals', 0.95),
  ];
}

/**
 * How often the threshold was exceeded within so many hours from the same hour of the week, over half a year: what a
 * forecast of the crossing must beat. Null with less than four weeks of history.
 */
export function crossingClimatology(
  cache: SeriesCache,
  site: string,
  { quantity, above }: Threshold,
  hours: number,
  origin: Date,
): number | null {
  const counts = cache.counts({ site, stream: ALL, quantity }, origin);
  if (!counts || counts.values.length < 4 * WEEK_HOURS) return null;
  const { values } = counts;
  const past: PastEvent[] = [];
  const firstHour = counts.start / HOUR_MS;
  for (let i = Math.max(0, values.length - CLIMATE_WEEKS * WEEK_HOURS); i + hours <= values.length; i++) {
    const window = values.subarray(i, i + hours);
    if (window.some(Number.isNaN)) continue;
    past.push({ slot: (firstHour + i) % WEEK_HOURS, happened: window.some((value) => value > above) });
  }
  return past.length < 4 * WEEK_HOURS - hours
    ? null
    : climatology(past)(Math.floor(origin.getTime() / HOUR_MS) % WEEK_HOURS);
}
