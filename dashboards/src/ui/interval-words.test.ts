import { describe, expect, it } from 'vitest';
import { formatsOf } from '../i18n/use-format.js';
import { difference, interval, shareInterval, signed, verdict } from './interval-words.js';

const en = formatsOf('en');
const whole = (value: number) => en.number(value);

describe('intervals in words', () => {
  it('puts the ends behind the mean', () => {
    expect(interval({ mean: 24, low: 22.4, high: 25.6 }, whole)).toBe('24 (22–26)');
    expect(shareInterval({ mean: 0.042, low: 0.039, high: 0.045 }, en)).toBe('4.2% (3.9%–4.5%)');
  });

  it('signs differences, and leaves nothing unsigned', () => {
    expect(difference({ mean: -1.6, low: -2, high: -1.2 }, whole, 'to')).toBe('−2 (−2 to −1)');
    expect(signed(0.2, whole)).toBe('0');
    expect(signed(3, whole)).toBe('+3');
  });

  it('says better or worse only where the interval leaves no doubt', () => {
    expect(verdict({ mean: -2, low: -3, high: -1 }, true)).toBe('better');
    expect(verdict({ mean: -2, low: -3, high: -1 }, false)).toBe('worse');
    expect(verdict({ mean: 2, low: 1, high: 3 }, true)).toBe('worse');
    expect(verdict({ mean: 1, low: -1, high: 3 }, true)).toBe('unclear');
  });
});
