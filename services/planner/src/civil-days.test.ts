import { expect, it } from 'vitest';
import { addDays, daysBetween, mondayFrom } from './civil-days.js';

it('counts civil days across both clock changes and leap days', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});

it('finds the Monday on or after a date', () => {
  expect(mondayFrom('2026-11-23')).toBe('2026-11-23');
  expect(mondayFrom('2026-11-22')).toBe('2026-11-23');
  expect(mondayFrom('2026-11-24')).toBe('2026-11-30');
});
