import { quantileLevels } from '@releve/contracts';
import { expect, it } from 'vitest';
import { band, levels, quantileAt } from './quantiles.js';

const quantiles = Array.from({ length: 21 }, (_, k) => k);

it('uses the levels of the contracts', () => {
  expect(levels).toEqual(quantileLevels);
});

it('finds the central bands', () => {
  expect(band(quantiles, 50)).toEqual([5, 15]);
  expect(band(quantiles, 80)).toEqual([2, 18]);
  expect(band(quantiles, 95)).toEqual([0, 20]);
  expect(quantileAt(quantiles, 0.5)).toBe(10);
});

it('refuses a level that is not published', () => {
  expect(() => quantileAt(quantiles, 0.33)).toThrow(RangeError);
});
