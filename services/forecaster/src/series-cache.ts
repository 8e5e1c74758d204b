import type { StreamId } from '@releve/contracts';
import type { HourlyCounts } from './engine/engine-protocol.js';
import { HOUR_MS, HourColumns } from './hour-columns.js';
import type { SeriesKey } from './series-key.js';
import type { ForecasterStore } from './store.js';

interface SiteHours {
  revision: number;
  /** The site sends visits, not only counts: an hour nobody spoke of had no arrival. */
  sendsVisits: boolean;
  readonly hours: HourColumns;
}

/** Each site's counted hours in memory, brought up to date from the table by what changed since. */
export interface SeriesCache {
  /** Reads what changed in the table. */
  refresh(site: string): Promise<void>;
  /** Hours of one series up to the end of the last whole hour before `until`. Null while there are none. */
  counts(key: SeriesKey, until: Date): HourlyCounts | null;
  /** Of all arrivals of each of the last hours up to `until`, those of the first 30 minutes; NaN where not known. */
  firstHalves(site: string, until: Date, hours: number): Float64Array;
  /** Arrivals of the hour under way. */
  soFar(site: string, stream: StreamId, hour: Date): number;
  /** Of all those, the ones of its first 30 minutes; null where only whole hours are known. */
  firstHalfSoFar(site: string, hour: Date): number | null;
  /** Streams a site has had any arrival in. */
  streams(site: string): readonly StreamId[];
}

/** The value of each hour; an hour without a row is NaN, or for a site that sends visits what silence means. */
function valuesOf(
  { hours, sendsVisits }: SiteHours,
  key: SeriesKey,
  start: number,
  length: number,
): Float64Array {
  const values = new Float64Array(length);
  let present = Number.NaN;
  for (let i = 0; i < length; i++) {
    const at = start + i * HOUR_MS;
    if (key.quantity === 'present') {
      present = hours.measureAt(at, 'presentAtEnd') ?? (sendsVisits ? present : Number.NaN);
      values[i] = present;
    } else if (key.quantity === 'boarding') {
      values[i] = hours.measureAt(at, 'boardingAtEnd') ?? Number.NaN;
    } else {
      values[i] = hours.has(at) || sendsVisits ? hours.arrivalsAt(at, key.stream) : Number.NaN;
    }
  }
  return values;
}

export function createSeriesCache(store: Pick<ForecasterStore, 'hoursSince'>): SeriesCache {
  const sites = new Map<string, SiteHours>();

  const of = (site: string): SiteHours => {
    const known = sites.get(site);
    if (known) return known;
    const empty: SiteHours = { revision: 0, sendsVisits: false, hours: new HourColumns() };
    sites.set(site, empty);
    return empty;
  };

  return {
    async refresh(site) {
      const cached = of(site);
      for (const hour of await store.hoursSince(site, cached.revision)) {
        cached.hours.set(hour);
        cached.sendsVisits ||= hour.presentAtEnd !== null;
        cached.revision = Math.max(cached.revision, hour.revision);
      }
    },

    counts(key, until) {
      const cached = of(key.site);
      const { first } = cached.hours;
      const end = Math.floor(until.getTime() / HOUR_MS) * HOUR_MS;
      const length = (end - first) / HOUR_MS;
      if (!(length >= 1)) return null;
      return { start: first, values: valuesOf(cached, key, first, length) };
    },

    firstHalves(site, until, length) {
      const { hours } = of(site);
      const from = (Math.floor(until.getTime() / HOUR_MS) - length) * HOUR_MS;
      return Float64Array.from(
        { length },
        (_, i) => hours.measureAt(from + i * HOUR_MS, 'firstHalfArrivals') ?? Number.NaN,
      );
    },

    soFar: (site, stream, hour) => of(site).hours.arrivalsAt(hour.getTime(), stream),

    firstHalfSoFar(site, hour) {
      const { hours } = of(site);
      const at = hour.getTime();
      return hours.arrivalsAt(at, 'all') > 0 ? hours.measureAt(at, 'firstHalfArrivals') : 0;
    },

    streams: (site) => of(site).hours.streams,
  };
}
