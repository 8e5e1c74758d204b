import { describe, expect, it } from 'vitest';
import { annualMinutesDue, minutesDueOver } from './annual-hours.js';

const due = (sundaysAndHolidays: number, nightShare = 0, contractShare = 1) =>
  annualMinutesDue({ sundaysAndHolidays, nightShare, contractShare }) / 60;

describe('yearly hours of public-hospital staff', () => {
  it('falls with Sundays and holidays: 1607, 1582 from 10, two days less from 20', () => {
    expect([due(0), due(9), due(10), due(19), due(20)]).toEqual([1607, 1607, 1582, 1582, 1568]);
  });

  it('is 1476 from 90 % of nights, and mixed below', () => {
    expect(due(15, 0.9)).toBe(1476);
    expect(due(15, 1)).toBe(1476);
    expect(due(15, 0.5)).toBe((1476 + 1582) / 2);
  });

  it('follows the contract and the days', () => {
    expect(due(0, 0, 0.8)).toBeCloseTo(1285.6, 9);
    expect(
      minutesDueOver(28, annualMinutesDue({ sundaysAndHolidays: 0, nightShare: 0, contractShare: 1 })) / 60,
    ).toBeCloseTo(123.277, 3);
  });
});
