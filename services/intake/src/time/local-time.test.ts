import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../hl7/timestamp.js';
import { LocalClock } from './local-time.js';
import { parseInstant } from './parse-instant.js';

const paris = new LocalClock('Europe/Paris');
const iso = (text: string): string | null => {
  const time = parseInstant(text, paris);
  return time && new Date(time.ms).toISOString();
};

describe('local times of Europe/Paris', () => {
  it.each([
    ['2026-01-15 08:30', '2026-01-15T07:30:00.000Z'],
    ['2026-07-15T08:30:10', '2026-07-15T06:30:10.000Z'],
    ['15/07/2026 08:30', '2026-07-15T06:30:00.000Z'],
    ['2026-07-15T08:30:00Z', '2026-07-15T08:30:00.000Z'],
    ['2026-07-15T08:30:00.250+05:30', '2026-07-15T03:00:00.250Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
  ])('reads %s', (text, expected) => expect(iso(text)).toBe(expected));

  it.each(['2026-02-30 08:00', '31/04/2026 08:00', '2026-01-01 24:00', 'yesterday', '', '1/1/26 8:00'])(
    'refuses %j',
    (text) => expect(iso(text)).toBeNull(),
  );

  it('takes the first of the two 02:30 of 25 October 2026, and tells the second', () => {
    expect(parseInstant('2026-10-25 02:30', paris)).toEqual({
      ms: Date.parse('2026-10-25T00:30:00Z'),
      second: Date.parse('2026-10-25T01:30:00Z'),
      skipped: false,
    });
    expect(parseInstant('2026-10-25 03:30', paris)).toMatchObject({ second: null });
    expect(parseInstant('2026-10-25 01:30', paris)).toMatchObject({ second: null });
  });

  it('moves 02:30 of 29 March 2026, which no clock shows, on by an hour', () => {
    expect(iso('2026-03-29 02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(parseInstant('2026-03-29 02:30', paris)?.skipped).toBe(true);
    expect(parseInstant('2026-03-29 03:30', paris)?.skipped).toBe(false);
  });

  it('works where the repeated hour is another one', () => {
    const newYork = new LocalClock('America/New_York');
    expect(parseInstant('2026-11-01 01:30', newYork)).toEqual({
      ms: Date.parse('2026-11-01T05:30:00Z'),
      second: Date.parse('2026-11-01T06:30:00Z'),
      skipped: false,
    });
  });
});

describe('HL7 times', () => {
  it.each([
    ['20260715083010', '2026-07-15T06:30:10.000Z', 'second'],
    ['202607150830', '2026-07-15T06:30:00.000Z', 'minute'],
    ['20260715083010.1234+0000', '2026-07-15T08:30:10.123Z', 'second'],
    ['20260715', '2026-07-14T22:00:00.000Z', 'day'],
  ])('reads %s', (text, expected, precision) => {
    const time = parseTimestamp(text, paris);
    expect(time && new Date(time.ms).toISOString()).toBe(expected);
    expect(time?.precision).toBe(precision);
  });

  it.each(['', '2026', '20261301', '2026071525', 'abc'])('refuses %j', (text) =>
    expect(parseTimestamp(text, paris)).toBeNull(),
  );
});
