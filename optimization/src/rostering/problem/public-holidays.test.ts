import { describe, expect, it } from 'vitest';
import { holidaysIn, isHolidayCalendar, publicHolidays } from './public-holidays.js';

const national = [
  '2026-01-01',
  '2026-04-06',
  '2026-05-01',
  '2026-05-08',
  '2026-05-14',
  '2026-05-25',
  '2026-07-14',
  '2026-08-15',
  '2026-11-01',
  '2026-11-11',
  '2026-12-25',
];

describe('public holidays', () => {
  it('are the eleven of the Code du travail, art. L3133-1, in France and its departments', () => {
    expect(publicHolidays('FR', 2026)).toEqual(national);
    expect(publicHolidays('FR-69', 2026)).toEqual(national);
    expect(publicHolidays('FR-2A', 2026)).toEqual(national);
  });

  it.each(['FR-57', 'FR-67', 'FR-68'])('have Good Friday and 26 December besides in %s', (code) => {
    expect(publicHolidays(code, 2026)).toEqual([...national, '2026-04-03', '2026-12-26'].sort());
    // Good Friday follows Easter: 29 March 2024, 18 April 2025.
    expect(publicHolidays(code, 2024)).toContain('2024-03-29');
    expect(publicHolidays(code, 2025)).toContain('2025-04-18');
  });

  it('have the end of slavery overseas, whichever way the department is written', () => {
    expect(publicHolidays('FR-974', 2026)).toEqual([...national, '2026-12-20'].sort());
    expect(publicHolidays('FR-RE', 2026)).toEqual(publicHolidays('FR-974', 2026));
  });

  it('are those of a period by day, over new year', () => {
    expect(holidaysIn('2026-12-07', 28, 'FR')).toEqual([18, 25]);
    expect(holidaysIn('2026-12-07', 28, 'FR-57')).toEqual([18, 19, 25]);
  });

  it('refuse a calendar nobody knows', () => {
    expect(['FR-57', 'GB', 'CA-QC', 'US-IA'].filter(isHolidayCalendar)).toHaveLength(4);
    expect(['XX', 'FR-99', 'france', ''].filter(isHolidayCalendar)).toEqual([]);
    expect(() => publicHolidays('XX', 2026)).toThrow('"XX"');
  });
});
