import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoredLower, storedLower } from './stored-symmetric.js';

/** The lower triangle of a square matrix, many of its entries zero. */
const lowerTriangle = fc.integer({ min: 1, max: 13 }).chain((n) => {
  const entry = fc.oneof(fc.constant(0), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  return fc.array(entry, { minLength: n * n, maxLength: n * n }).map((entries) => {
    const square = Float64Array.from(entries, (value, at) => (at % n <= Math.floor(at / n) ? value : 0));
    return { n, square };
  });
});

describe('a stored symmetric matrix', () => {
  it('is what it was, to single precision', () => {
    fc.assert(
      fc.property(lowerTriangle, ({ n, square }) => {
        const restored = restoredLower(storedLower(square, n), n);
        square.forEach((value, at) => {
          expect(restored[at] - Math.fround(value)).toBe(0);
        });
      }),
    );
  });

  it('keeps no number for an entry that is zero', () => {
    fc.assert(
      fc.property(lowerTriangle, ({ n, square }) => {
        expect(storedLower(square, n).values).toHaveLength(square.filter((value) => value !== 0).length);
      }),
    );
  });
});
