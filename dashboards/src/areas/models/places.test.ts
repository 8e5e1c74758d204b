// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { slugOf, timeZones } from './places.js';

describe('slugOf', () => {
  it.each([
    ['Hôpital Nord', 'hopital-nord'],
    ['  CHU – Été 2026 ', 'chu-ete-2026'],
    ['«»', ''],
  ])('%s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

it('offers each time zone once, Paris first', () => {
  const zones = timeZones();
  expect(zones[0]).toBe('Europe/Paris');
  expect(new Set(zones).size).toBe(zones.length);
});
