import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededUniform } from '../../flow/uniform.js';
import { SparseRowsWriter } from './sparse-rows.js';
import { WeightedProducts } from './weighted-products.js';

describe('sums of weighted products of rows', () => {
  it('are those of the dense matrix, whatever columns the rows share', () => {
    const shape = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      rows: fc.integer({ min: 0, max: 60 }),
      columns: fc.integer({ min: 1, max: 20 }),
      // Of the columns, the share all rows have, and how often a row has one of the others.
      common: fc.double({ min: 0, max: 1, noNaN: true }),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(shape, ({ seed, rows, columns, common, chance }) => {
        const uniform = seededUniform(seed);
        const writer = new SparseRowsWriter(rows);
        const full = Array.from({ length: rows }, () => {
          const row = Array.from({ length: columns }, (_, j) =>
            Math.fround(j < common * columns || uniform() < chance ? 2 * uniform() - 1 : 0),
          );
          row.forEach((value, j) => {
            writer.add(j, value);
          });
          writer.endRow();
          return { row, weight: uniform() };
        });
        const into = new Float64Array(columns * columns);
        const products = new WeightedProducts(writer.finish(columns), into);
        full.forEach(({ weight }, i) => {
          products.add(i, weight);
        });
        products.finish();
        for (let j = 0; j < columns; j++)
          for (let k = 0; k <= j; k++) {
            const expected = full.reduce((sum, { row, weight }) => sum + weight * row[j] * row[k], 0);
            expect(into[j * columns + k]).toBeCloseTo(expected, 10);
          }
      }),
    );
  });
});
