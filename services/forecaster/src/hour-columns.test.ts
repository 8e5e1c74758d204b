import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, HourColumns } from './hour-columns.js';
import type { StoredHour } from './store.js';

const STREAMS = ['all', 'triage:1', 'age:child'];
const count = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }));
const known = fc.option(count);
/** Hours since 1970, some of them a lifetime apart. */
const hourNumber = fc.oneof(
  fc.integer({ min: 490_000, max: 490_300 }),
  fc.integer({ min: 300_000, max: 500_000 }),
);
const storedHour: fc.Arbitrary<StoredHour> = fc.record({
  hour: hourNumber.map((hour) => new Date(hour * HOUR_MS)),
  arrivals: fc.dictionary(fc.constantFrom(...STREAMS), count),
  firstHalfArrivals: known,
  presentAtEnd: known,
  boardingAtEnd: known,
  revision: fc.nat(),
});

describe('columns of counted hours', () => {
  it('tell of every hour what was last known of it, in whatever order it came, and nothing of others', () => {
    fc.assert(
      fc.property(fc.array(storedHour, { maxLength: 60 }), hourNumber, (stored, other) => {
        const columns = new HourColumns();
        const latest = new Map<number, StoredHour>();
        for (const hour of stored) {
          columns.set(hour);
          latest.set(hour.hour.getTime(), hour);
        }
        expect(columns.first).toBe(Math.min(...latest.keys()));
        for (const at of [...latest.keys(), other * HOUR_MS]) {
          const hour = latest.get(at);
          expect(columns.has(at)).toBe(hour !== undefined);
          for (const stream of STREAMS) {
            expect(columns.arrivalsAt(at, stream)).toBe(hour?.arrivals[stream] ?? 0);
          }
          for (const measure of ['firstHalfArrivals', 'presentAtEnd', 'boardingAtEnd'] as const) {
            expect(columns.measureAt(at, measure)).toBe(hour?.[measure] ?? null);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('know the streams anybody came in', () => {
    const columns = new HourColumns();
    expect(columns.streams).toEqual([]);
    const rest = { firstHalfArrivals: null, presentAtEnd: null, boardingAtEnd: null, revision: 1 };
    columns.set({ hour: new Date(0), arrivals: { all: 2, 'age:child': 1 }, ...rest });
    columns.set({ hour: new Date(HOUR_MS), arrivals: { all: 2, admitted: 2 }, ...rest });
    expect(columns.streams).toEqual(['admitted', 'age:child', 'all']);
  });
});
