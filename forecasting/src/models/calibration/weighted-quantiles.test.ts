import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedQuantiles } from './weighted-quantiles.js';

const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 5 })), {
  minLength: 1,
  maxLength: 60,
});

describe('weightedQuantiles', () => {
  it('finds what counting each value as often as it weighs finds', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 8 }), (drawn, eighths) => {
        const repeated = drawn.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
        fc.pre(repeated.length > 0);
        const sorted = repeated.sort((a, b) => a - b);
        const expected = sorted[Math.ceil((eighths / 8) * sorted.length) - 1];
        const found = weightedQuantiles(
          Float64Array.from(drawn, ([value]) => value),
          Float64Array.from(drawn, ([, weight]) => weight),
          [eighths / 8],
        );
        expect(found).toEqual([expected]);
      }),
    );
  });

  it('has none without values', () => {
    expect(weightedQuantiles(new Float64Array(), new Float64Array(), [0.5])).toEqual([Number.NaN]);
  });
});
