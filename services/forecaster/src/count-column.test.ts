import { describe, expect, it } from 'vitest';
import { CountColumn } from './count-column.js';

describe('a column of counts', () => {
  it('keeps what it held when a larger count needs more room', () => {
    const column = new CountColumn(4, -1);
    const counts = [127, 128, 32_767, 32_768];
    counts.forEach((count, place) => {
      column.set(place, count);
      expect(counts.slice(0, place + 1)).toEqual(counts.slice(0, place + 1).map((_, i) => column.at(i)));
    });
  });

  it('keeps what it held, and how wide it is, when it grows at both ends', () => {
    const column = new CountColumn(2, -1);
    column.set(0, 70_000);
    column.grow(5, 2);
    column.set(4, 90_000);
    expect([0, 1, 2, 3, 4, 5].map((place) => column.at(place))).toEqual([
      -1,
      -1,
      70_000,
      -1,
      90_000,
      undefined,
    ]);
  });

  it('refuses a count no column holds', () => {
    expect(() => new CountColumn(1, 0).set(0, 2 ** 31)).toThrow(RangeError);
  });
});
