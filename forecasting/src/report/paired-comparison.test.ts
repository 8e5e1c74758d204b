import { describe, expect, it } from 'vitest';
import { isNotWorse } from './not-worse.js';
import { pairedComparison } from './paired-comparison.js';
import { sampleRun } from './testing/sample-run.js';

const champion = [sampleRun('a', 28, 24)];
const compared = (offset: (origin: number) => number) =>
  pairedComparison([sampleRun('b', 28, 24, offset)], champion);

describe('pairedComparison', () => {
  it('finds no difference between equal forecasts, which are not worse', () => {
    const same = compared(() => 0);
    expect(same).toMatchObject({ pairs: 672, days: 28, difference: 0, low: 0, high: 0 });
    expect(same && isNotWorse(same)).toBe(true);
  });

  it('takes the mean difference of pinball: levels all one patient off', () => {
    // Each level's loss rises by 2·min(p, 1 − p): truth 10, quantiles 10 + 4(p − ½), then 10 + 4p. Their mean is 10/19.
    const off = compared(() => 2);
    expect(off?.difference).toBeCloseTo(10 / 19, 12);
    expect(off && isNotWorse(off)).toBe(false);
  });

  it('lets a challenger pass that is better on the whole', () => {
    const wide = [sampleRun('wide', 28, 24, (origin) => 1 + (origin % 3))];
    const better = pairedComparison(champion, wide);
    expect(better?.high).toBeLessThan(0);
    expect(better && isNotWorse(better)).toBe(true);
  });

  it('refuses a small but certain loss, and one above half a percent that is not certain', () => {
    const base = { pairs: 100, days: 28, own: 0, other: 1, high: 0 };
    expect(isNotWorse({ ...base, difference: 0.004, low: 0.001 })).toBe(false);
    expect(isNotWorse({ ...base, difference: 0.006, low: -0.01 })).toBe(false);
    expect(isNotWorse({ ...base, difference: 0.004, low: -0.001 })).toBe(true);
  });

  it('compares only what both forecast', () => {
    expect(pairedComparison([sampleRun('b', 10, 24)], champion)?.pairs).toBe(240);
    expect(pairedComparison([], champion)).toBeUndefined();
  });

  it('is wider when losses of neighbouring days move together', () => {
    const width = (offset: (origin: number) => number) => {
      const found = compared(offset);
      return found ? found.high - found.low : Number.NaN;
    };
    const alternating = width((origin) => (origin % 2 === 0 ? 1 : 0));
    const blocks = width((origin) => (Math.floor(origin / 7) % 2 === 0 ? 1 : 0));
    expect(blocks).toBeGreaterThan(1.3 * alternating);
  });
});
