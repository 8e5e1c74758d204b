import { expect, it } from 'vitest';
import { presentByDay } from './present-by-day.js';

it('cuts hours into civil days, with 25 of them when the clocks go back', () => {
  const first = Date.parse('2026-10-24T22:00:00Z');
  const present = Array.from({ length: 49 }, (_, hour) => ({
    start: new Date(first + hour * 3_600_000).toISOString(),
    mean: hour < 25 ? 10 : 20,
    q10: 5,
    q90: hour === 24 ? 30 : 12,
  }));
  expect(presentByDay(present, '2026-10-25', 2, 'Europe/Paris')).toEqual([
    { date: '2026-10-25', mean: 10, peak: 10, peakQ90: 30 },
    { date: '2026-10-26', mean: 20, peak: 20, peakQ90: 12 },
  ]);
});
