import { expect, it } from 'vitest';
import { pathQuantiles } from './path-quantiles.js';

it('takes the smallest value reached by the share of paths, step by step', () => {
  const paths = [10, 20, 30, 40].map((value) => [value, -value]);
  expect(pathQuantiles(paths, [0, 0.25, 0.26, 0.5, 1])).toEqual([
    [10, 10, 20, 20, 40],
    [-40, -40, -30, -30, -10],
  ]);
  expect(pathQuantiles([], [0.5])).toEqual([]);
});
