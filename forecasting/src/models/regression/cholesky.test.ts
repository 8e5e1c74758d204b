import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskySolve, inverseDiagonal, penalisedFactor, symmetricProduct } from './cholesky.js';

const entry = fc.oneof(fc.constant(0), fc.double({ min: -2, max: 2, noNaN: true }));

/** A random matrix's lower triangle, zero above: A·Aᵀ of an n×n A, half of whose entries are zero. */
const gramian = fc.integer({ min: 1, max: 13 }).chain((n) =>
  fc.array(entry, { minLength: n * n, maxLength: n * n }).map((a) => {
    const lower = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        for (let k = 0; k < n; k++) lower[i * n + j] += a[i * n + k] * a[j * n + k];
      }
    }
    return { n, lower };
  }),
);

describe('a symmetric matrix', () => {
  it('with priors solves what it is multiplied to, and tells the diagonal of its inverse', () => {
    fc.assert(
      fc.property(gramian, ({ n, lower }) => {
        const precision = new Float64Array(n).fill(1.5);
        const penalised = lower.slice();
        for (let j = 0; j < n; j++) penalised[j * n + j] += 1.5;
        const factor = penalisedFactor(lower, precision);
        const diagonal = inverseDiagonal(factor, n);
        for (let j = 0; j < n; j++) {
          const solved = Float64Array.from({ length: n }, (_, i) => (i === j ? 1 : 0));
          choleskySolve(factor, n, solved);
          expect(diagonal[j]).toBeCloseTo(solved[j], 8);
          symmetricProduct(penalised, solved, n).forEach((value, i) => {
            expect(value).toBeCloseTo(i === j ? 1 : 0, 8);
          });
        }
      }),
    );
  });
});
