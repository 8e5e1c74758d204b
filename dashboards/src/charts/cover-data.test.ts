import { expect, it } from 'vitest';
import { coverByDay } from './cover-data.js';

const slot = (start: string, planned: number, shortProbability: number | null, skill = 'nurse') => ({
  start,
  skill,
  q50: 8,
  q80: 10,
  required: 10,
  planned,
  shortProbability,
});

it('cuts half-hours at the zone’s midnight and sums what is short', () => {
  const days = coverByDay(
    [
      slot('2026-11-23T23:00:00Z', 7, 0.4),
      slot('2026-11-22T23:00:00Z', 9, 0.2),
      slot('2026-11-23T22:30:00Z', 12, null),
      slot('2026-11-23T00:00:00Z', 0, 1, 'doctor'),
    ],
    'nurse',
    '2026-11-23',
    2,
    'Europe/Paris',
  );
  expect(days.map((day) => day.slots.length)).toEqual([2, 1]);
  expect(days[0]).toMatchObject({ date: '2026-11-23', shortSlots: 1, surplusSlots: 1, worst: 1, risk: 0.2 });
  expect(days[1]).toMatchObject({ date: '2026-11-24', shortSlots: 1, worst: 3, risk: 0.4 });
});

it('keeps the 50 half-hours of the day the clocks go back', () => {
  const first = Date.parse('2026-10-24T22:00:00Z');
  const slots = Array.from({ length: 52 }, (_, k) =>
    slot(new Date(first + k * 1_800_000).toISOString(), 10, 0),
  );
  expect(coverByDay(slots, 'nurse', '2026-10-25', 2, 'Europe/Paris').map((day) => day.slots.length)).toEqual([
    50, 2,
  ]);
});
