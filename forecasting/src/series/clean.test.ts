import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneClock } from '../calendar/zone-clock.js';
import { cleanCounts } from './clean.js';
import { type CountSeries, knownAt } from './count-series.js';

const WEEK = 7 * 24;
const usual = (i: number): number => 8 + ((i * 7) % 5);
const hourly = (weeks: number, closed: (i: number) => boolean): Float64Array =>
  Float64Array.from({ length: weeks * WEEK }, (_, i) => (closed(i) ? 0 : usual(i)));
const cleanedIn = (values: Float64Array, slots: number) => cleanCounts(values, slots, (i) => i % (7 * slots));
const isWeekend = (i: number): boolean => i % WEEK >= 5 * 24;
const missing = (values: Float64Array): number => values.filter(Number.isNaN).length;

describe('zeros that come back', () => {
  it('are missing on the first weekends, and then a department that closes', () => {
    const values = hourly(20, isWeekend);
    const { missingRuns } = cleanedIn(values, 24);
    expect(missingRuns.length).toBeLessThanOrEqual(3);
    for (let i = 5 * WEEK; i < values.length; i++) expect(values[i]).toBe(isWeekend(i) ? 0 : usual(i));
  });

  it('are so by day as well', () => {
    const values = Float64Array.from({ length: 30 * 7 }, (_, i) => (i % 7 >= 5 ? 0 : 200 + ((i * 7) % 30)));
    cleanedIn(values, 1);
    expect(missing(values.subarray(35))).toBe(0);
  });

  it('are nights on which it closes from now on, from the fifth night', () => {
    const from = 20 * WEEK;
    const values = hourly(24, (i) => i >= from && i % 24 >= 12);
    const { missingRuns } = cleanedIn(values, 24);
    expect(missingRuns).toHaveLength(4);
    expect(missing(values.subarray(from + 4 * 24))).toBe(0);
  });

  it('stay missing when they come back at other times, or after days on end', () => {
    const outages = [2, 4.5, 6.1, 8.8].map((week) => Math.round((week + 8) * WEEK));
    const values = hourly(30, (i) => outages.some((at) => i >= at && i < at + 30));
    cleanedIn(values, 24);
    expect(missing(values)).toBe(4 * 30);
    const long = hourly(
      40,
      (i) => (i >= 10 * WEEK && i < 15 * WEEK) || (i >= 20 * WEEK && i < 20 * WEEK + 30),
    );
    cleanedIn(long, 24);
    expect(missing(long)).toBe(5 * WEEK + 30);
  });

  it('end when it opens again: values set aside at the same slot are believed the third week', () => {
    const opens = 20 * 7;
    const values = Float64Array.from({ length: 40 * 7 }, (_, i) =>
      i % 7 >= 5 && i < opens ? 0 : 200 + ((i * 7) % 30),
    );
    const { absurd } = cleanedIn(values, 1);
    expect(absurd.filter((i) => i >= opens).every((i) => i < opens + 14)).toBe(true);
    expect(missing(values.subarray(opens + 14))).toBe(0);
  });
});

it('judges by what came before: a prefix is cleaned as the whole was known at its end', () => {
  const clock = zoneClock('UTC');
  if (!clock.ok) throw new Error('UTC');
  const cleaned = (counts: readonly number[]): CountSeries => {
    const values = Float64Array.from(counts);
    const { missingRuns, late } = cleanedIn(values, 4);
    const shape = { minutes: 360, clock: clock.value, grid: 'utc', start: 0 } as const;
    return { ...shape, values, missingRuns: [...missingRuns, ...late] };
  };
  const faults = fc.array(
    fc.record({
      at: fc.nat(399),
      lasts: fc.integer({ min: 1, max: 40 }),
      every: fc.constantFrom(4, 28, 400),
      count: fc.constantFrom(0, 0, 1, 400, 5000),
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(faults, fc.nat(400), (all, length) => {
      const counts = Array.from({ length: 400 }, (_, i) => 40 + ((i * 7) % 9));
      for (const { at, lasts, every, count } of all) {
        for (let from = at; from < counts.length; from += every) {
          for (let i = from; i < Math.min(from + Math.min(lasts, every - 1), counts.length); i++)
            counts[i] = count;
        }
      }
      expect(cleaned(counts.slice(0, length)).values).toEqual(knownAt(cleaned(counts), length).values);
    }),
    { numRuns: 500, examples: [[[{ at: 0, lasts: 1, every: 400, count: 5000 }], 28]] },
  );
});
