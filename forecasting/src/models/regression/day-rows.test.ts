import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededUniform } from '../../flow/uniform.js';
import { type DayRows, DayRowsWriter, entriesOf } from './day-rows.js';
import { RowProducts, RowSum } from './row-products.js';
import { WeightedProducts } from './weighted-products.js';

const FIRST = 100;

interface Drawn {
  readonly rows: DayRows;
  /** The same rows, written out. */
  readonly full: readonly (readonly number[])[];
}

/** Rows of days with some columns all day, some by waves, and flags by slot, which come before or after the others. */
function drawn(seed: number, days: number, common: number, waves: number, flagsFirst: boolean): Drawn {
  const uniform = seededUniform(seed);
  const slots = 1 + Math.floor(uniform() * 5);
  const table = Float64Array.from({ length: slots * waves }, (_, k) =>
    k % waves === 0 ? 1 : 2 * uniform() - 1,
  );
  const groups = 2;
  const columns = common + groups * slots;
  const flags = Array.from({ length: groups }, (_, g) => (flagsFirst ? 0 : common) + g * slots);
  const writer = new DayRowsWriter({ count: waves, table }, FIRST);
  const full: number[][] = [];
  for (let day = 0; day < days; day++) {
    writer.startDay();
    const entries = Array.from({ length: common }, (_, j) => ({
      column: (flagsFirst ? groups * slots : 0) + j,
      wave: Math.floor(uniform() * waves),
      value: uniform() < 0.6 ? 2 * uniform() - 1 : 0,
    })).reverse();
    for (const { column, wave, value } of entries) writer.add(column, value, wave);
    const flagged = flags.filter(() => uniform() < 0.7);
    for (const flag of flagged) writer.addFlag(flag);
    // A day may lack slots or have one twice, as where clocks change.
    for (let k = 0; k < slots; k++) {
      const slot = Math.floor(uniform() * slots);
      writer.addRow(slot);
      const row = new Array<number>(columns).fill(0);
      for (const { column, wave, value } of entries) {
        if (value !== 0) row[column] = value * table[slot * waves + wave];
      }
      for (const flag of flagged) row[flag + slot] = 1;
      full.push(row);
    }
  }
  return { rows: writer.finish(columns), full };
}

const anyRows = fc
  .tuple(
    fc.integer({ min: 1, max: 1e6 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
  )
  .map(([seed, ...shape]) => ({ ...drawn(seed, ...shape), uniform: seededUniform(seed + 1) }));

describe('rows kept by day', () => {
  it('are the rows written out', () => {
    fc.assert(
      fc.property(anyRows, ({ rows, full }) => {
        full.forEach((row, i) => {
          const found = new Array<number>(rows.columns).fill(0);
          for (const [column, value] of entriesOf(rows, FIRST + i)) found[column] = value;
          expect(found).toEqual(row);
        });
      }),
    );
  });

  it('times a vector are the products of the rows written out, in any order', () => {
    fc.assert(
      fc.property(anyRows, ({ rows, full, uniform }) => {
        const vector = Float64Array.from({ length: rows.columns }, () => uniform() - 0.5);
        const products = new RowProducts(rows, vector);
        for (const i of full.map((_, k) => (k * 7) % full.length)) {
          const expected = full[i].reduce((sum, value, j) => sum + value * vector[j], 0);
          expect(products.at(FIRST + i)).toBeCloseTo(expected, 10);
        }
      }),
    );
  });

  it('add up, weighted, to the sum of the rows written out', () => {
    fc.assert(
      fc.property(anyRows, ({ rows, full, uniform }) => {
        const weights = full.map(() => uniform());
        const into = new Float64Array(rows.columns);
        const sum = new RowSum(rows, into);
        for (let i = full.length - 1; i >= 0; i--) sum.add(FIRST + i, weights[i]);
        sum.finish();
        into.forEach((found, j) => {
          expect(found).toBeCloseTo(
            full.reduce((total, row, i) => total + weights[i] * row[j], 0),
            10,
          );
        });
      }),
    );
  });

  it('have the weighted products of the rows written out', () => {
    fc.assert(
      fc.property(anyRows, ({ rows, full, uniform }) => {
        const weights = full.map(() => uniform());
        const n = rows.columns;
        const into = new Float64Array(n * n);
        const products = new WeightedProducts(rows, into);
        full.forEach((_, i) => {
          products.add(FIRST + i, weights[i]);
        });
        products.finish();
        for (let j = 0; j < n; j++)
          for (let k = 0; k < n; k++) {
            const expected =
              k > j ? 0 : full.reduce((total, row, i) => total + weights[i] * row[j] * row[k], 0);
            expect(into[j * n + k]).toBeCloseTo(expected, 10);
          }
      }),
    );
  });
});
