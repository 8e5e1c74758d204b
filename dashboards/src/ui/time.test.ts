import { describe, expect, it } from 'vitest';
import {
  addDays,
  clock,
  dateInZone,
  dayStart,
  daysBetween,
  hourLabel,
  hourMs,
  nextMonday,
  weekdayOf,
} from './time.js';

describe('times in a site’s zone', () => {
  it('tells apart the two 02:00 of the night the clocks go back', () => {
    const first = Date.parse('2026-10-25T00:00:00Z');
    expect(hourLabel(first, 'Europe/Paris', 'en')).toBe('Sun 25 Oct 02:00 (UTC+02:00)');
    expect(hourLabel(first + hourMs, 'Europe/Paris', 'en')).toBe('Sun 25 Oct 02:00 (UTC+01:00)');
    expect(hourLabel(first + 2 * hourMs, 'Europe/Paris', 'en')).toBe('Sun 25 Oct 03:00');
  });

  it('writes French labels on a 24-hour clock', () => {
    expect(hourLabel(Date.parse('2026-11-22T21:00:00Z'), 'Europe/Paris', 'fr')).toBe('dim. 22 nov. 22:00');
  });

  it('begins a civil day at the zone’s own midnight, on short and long days too', () => {
    expect(new Date(dayStart('2026-03-29', 'Europe/Paris')).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(new Date(dayStart('2026-03-30', 'Europe/Paris')).toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(dateInZone(Date.parse('2026-11-22T23:30:00Z'), 'Europe/Paris')).toBe('2026-11-23');
  });

  it('counts civil days without a zone', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(nextMonday('2026-11-22')).toBe('2026-11-23');
    expect(nextMonday('2026-11-23')).toBe('2026-11-23');
  });

  it('wraps the clock past midnight', () => {
    expect(clock(21 * 60 + 600)).toBe('07:00');
  });
});
