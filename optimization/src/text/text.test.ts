import { describe, expect, it } from 'vitest';
import { dateWords } from './date-words.js';
import { hours } from './local-text.js';

describe('words', () => {
  it('writes hours as both languages read them', () => {
    expect([0, 59, 60, 690, 2880, 719.6].map(hours)).toEqual([
      '0 h',
      '0 h 59',
      '1 h',
      '11 h 30',
      '48 h',
      '12 h',
    ]);
  });

  it('writes dates', () => {
    expect(dateWords('2026-06-01')).toEqual({ fr: 'lundi 1er juin', en: 'Monday 1 June' });
    expect(dateWords('2026-10-25')).toEqual({ fr: 'dimanche 25 octobre', en: 'Sunday 25 October' });
  });
});
