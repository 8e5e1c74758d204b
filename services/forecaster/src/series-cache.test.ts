import { describe, expect, it } from 'vitest';
import { createSeriesCache } from './series-cache.js';
import type { StoredHour } from './store.js';

const at = (hour: number): Date => new Date(Date.parse('2026-10-25T00:00:00Z') + hour * 3_600_000);
const hour = (
  place: number,
  all: number,
  firstHalfArrivals: number | null,
  revision = place + 1,
): StoredHour => ({
  ...{ hour: at(place), arrivals: all > 0 ? { all } : {}, firstHalfArrivals },
  ...{ presentAtEnd: null, boardingAtEnd: null, revision },
});

/** A cache over stored hours; hours may be stored while it is in use. */
function cacheOf(stored: StoredHour[]) {
  const hoursSince = async (_site: string, revision: number) =>
    stored.filter((known) => known.revision > revision);
  return createSeriesCache({ hoursSince });
}

describe('the halves of cached hours', () => {
  it('stand beside the counts, hour by hour, and are not known where only hours are', async () => {
    const cache = cacheOf([hour(0, 4, 1), hour(1, 6, null), hour(3, 5, 5)]);
    await cache.refresh('nord');
    const until = new Date(at(4).getTime() + 60_000);
    const key = { site: 'nord', stream: 'all', quantity: 'arrivals' } as const;
    expect(Array.from(cache.counts(key, until)?.values ?? [])).toEqual([4, 6, Number.NaN, 5]);
    expect(Array.from(cache.firstHalves('nord', until, 4))).toEqual([1, Number.NaN, Number.NaN, 5]);
    expect(Array.from(cache.firstHalves('nord', until, 2))).toEqual([Number.NaN, 5]);
  });

  it('follow corrections', async () => {
    const stored = [hour(0, 4, 1)];
    const cache = cacheOf(stored);
    await cache.refresh('nord');
    stored.push(hour(0, 4, 2, 9));
    await cache.refresh('nord');
    expect(cache.firstHalfSoFar('nord', at(0))).toBe(2);
  });

  it('are nothing in an hour in which nobody has come, though its halves were not told', async () => {
    const cache = cacheOf([hour(0, 0, null), hour(1, 3, null)]);
    await cache.refresh('nord');
    expect(cache.firstHalfSoFar('nord', at(0))).toBe(0);
    expect(cache.firstHalfSoFar('nord', at(1))).toBeNull();
    expect(cache.firstHalfSoFar('nord', at(7))).toBe(0);
  });
});
