import { expect, it } from 'vitest';
import { isBurst } from './burst.js';

it('is a burst when more came than 97.5 % of Poisson hours would bring', () => {
  // Poisson(4): P(X ≤ 8) = 0.979, so 9 is beyond the 97.5 % point and 8 is not.
  expect(isBurst(9, 8, 0.5)).toBe(true);
  expect(isBurst(8, 8, 0.5)).toBe(false);
});

it('does not take three arrivals in a quiet night for a burst', () => {
  expect(isBurst(3, 1, 0.1)).toBe(false);
});
