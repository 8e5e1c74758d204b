import { expect, it } from 'vitest';
import type { SeriesCache } from '../series-cache.js';
import type { SeriesKey } from '../series-key.js';
import { crossingClimatology, usualThresholds } from './thresholds.js';

const HOUR_MS = 3_600_000;
const start = Date.parse('2026-01-05T00:00:00Z');
const WEEKS = 10;
const origin = new Date(start + WEEKS * 168 * HOUR_MS);

/** Forty present at 14:00 of every second Monday, twenty else; ten arrivals in one hour of ten, four else. */
const present = Float64Array.from({ length: WEEKS * 168 }, (_, i) =>
  i % 168 === 14 && Math.floor(i / 168) % 2 === 0 ? 40 : 20,
);
const arrivals = Float64Array.from({ length: WEEKS * 168 }, (_, i) => (i % 10 === 0 ? 10 : 4));
const cacheOf = (length = WEEKS * 168): SeriesCache => ({
  refresh: async () => undefined,
  counts: ({ quantity }: SeriesKey) => ({
    start,
    values: (quantity === 'present' ? present : arrivals).slice(0, length),
  }),
  firstHalves: () => new Float64Array(),
  soFar: () => 0,
  firstHalfSoFar: () => 0,
  streams: () => ['all'],
});
const site = {
  ...{ site: 'nord', timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: null, simulated: true },
  ...{ capacityPatients: 33, knownUntil: origin },
};

it('watches the capacity, or what is rarely exceeded where none is given', () => {
  expect(usualThresholds(cacheOf(), site, origin)).toEqual([
    { quantity: 'present', above: 33 },
    { quantity: 'arrivals', above: 10 },
  ]);
  expect(usualThresholds(cacheOf(), { ...site, capacityPatients: null }, origin)[0]).toEqual({
    quantity: 'present',
    above: 20,
  });
});

it('says how often the same hour of the week crossed, drawn to the overall frequency', () => {
  // The origin is a Monday 00:00: its next 24 h held the peak in five weeks of ten, its next two hours never.
  const threshold = { quantity: 'present', above: 33 } as const;
  const day = crossingClimatology(cacheOf(), 'nord', threshold, 24, origin) ?? 0;
  // (5 + 4 · overall) / (10 + 4); a peak is seen from 24 origins, the first from 15: 111 of 1680 − 23.
  expect(day).toBeCloseTo((5 + 4 * (111 / 1657)) / 14, 6);
  const soon = crossingClimatology(cacheOf(), 'nord', threshold, 2, origin) ?? 1;
  expect(soon).toBeCloseTo((4 * (10 / 1679)) / 14, 6);
});

it('says nothing of less than four weeks', () => {
  const threshold = { quantity: 'present', above: 33 } as const;
  expect(crossingClimatology(cacheOf(600), 'nord', threshold, 2, origin)).toBeNull();
});
