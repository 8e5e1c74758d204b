import { describe, expect, it } from 'vitest';
import { type Trial, verdictOn } from './verdict.js';

const compared = (difference: number, low: number) => ({
  ...{ pairs: 2000, days: 28, own: 1 + difference, other: 1, difference, low, high: 1 },
});
const nightly: Trial = {
  cause: 'nightly',
  frozen: false,
  champion: { fallback: false },
  challengerIsFallback: false,
  comparison: compared(-0.01, -0.02),
};

describe('verdictOn', () => {
  it.each([
    ['better', {}, 'promoted'],
    ['as good within half a percent, not found worse', { comparison: compared(0.004, -0.001) }, 'promoted'],
    ['found worse, however little', { comparison: compared(0.002, 0.001) }, 'kept-out'],
    ['more than half a percent worse', { comparison: compared(0.006, -0.01) }, 'kept-out'],
    ['better, but the series is frozen', { frozen: true }, 'kept-out'],
    ['asked for by a person, who decides', { cause: 'asked' }, 'left'],
    ['the first of its series', { champion: null, comparison: undefined }, 'first'],
    ['not comparable, on newer data', { comparison: undefined }, 'promoted'],
    [
      'a fallback not comparable with a real model',
      { comparison: undefined, challengerIsFallback: true },
      'kept-out',
    ],
    [
      'a fallback in place of a fallback',
      { comparison: undefined, challengerIsFallback: true, champion: { fallback: true } },
      'promoted',
    ],
  ] as const)('%s', (_, about, verdict) => {
    expect(verdictOn({ ...nightly, ...about })).toBe(verdict);
  });
});
