import { expect, it } from 'vitest';
import { countPathQuantiles } from './path-quantiles.js';

const paths = [10, 20, 30, 40].map((value) => [value, value / 10]);

it('takes the smallest count reached by the share of paths, step by step, a thousandth off', () => {
  const quantiles = countPathQuantiles(paths, [0.25, 0.26, 0.5, 1], 5);
  expect(quantiles.map((step) => step.map(Math.round))).toEqual([
    [10, 20, 20, 40],
    [1, 2, 2, 4],
  ]);
  for (const value of quantiles.flat()) expect(Math.abs(value - Math.round(value))).toBeCloseTo(0.001, 9);
  expect(countPathQuantiles([], [0.5], 0)).toEqual([]);
});

it('lies above a tie as often as its level asks, over many steps', () => {
  const same = Array.from({ length: 10 }, () => new Float64Array(1000).fill(3));
  const below = countPathQuantiles(same, [0.3], 0).filter(([value]) => value < 3).length;
  // All paths are 3: three quantiles in ten have to lie above it.
  expect(Math.abs(below / 1000 - 0.7)).toBeLessThan(0.01);
});
