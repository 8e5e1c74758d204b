import { expect, it } from 'vitest';
import type { RosterProblem } from '../problem/roster-problem.js';
import { compareRosters } from './compare-rosters.js';

/** Friday to Sunday; a needs one by day and one by night. */
const problem: RosterProblem = {
  period: { start: '2026-06-05', days: 3, zone: 'Europe/Paris' },
  shifts: [
    { id: 'J', startMinute: 420, durationMinutes: 600 },
    { id: 'N', startMinute: 1260, durationMinutes: 600 },
  ],
  agents: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  cover: [0, 1, 2].map((day) => ({
    on: 'shift' as const,
    day,
    shift: 'J',
    need: 1,
    shortage: [{ cost: 50 }],
    surplus: [{ cost: 5 }],
  })),
  requests: [{ agent: 'b', day: 1, wish: 'off', weight: 4 }],
  rules: [],
};

it('tells cost by part, hours short, fairness and each agent’s changes apart', () => {
  const compared = compareRosters({
    problem,
    a: { a: ['J', '', 'J'], b: ['', '', ''], c: ['', 'N', ''] },
    b: { a: ['J', '', 'J'], b: ['', 'J', ''], c: ['', '', ''] },
    shares: {},
    holidays: [],
    past: {},
  });
  expect(compared.a).toMatchObject({
    legal: true,
    cost: { shortage: 50, requestsOff: 0, total: 50 },
    shortHours: 10,
  });
  expect(compared.b).toMatchObject({
    cost: { shortage: 0, requestsOff: 4, total: 4 },
    shortHours: 0,
    surplusHours: 0,
  });
  expect(compared.changedCells).toBe(2);
  expect(compared.agents).toEqual([
    {
      agent: 'b',
      changes: [{ day: 1, from: '', to: 'J' }],
      minutes: { a: 0, b: 600 },
      nights: { a: 0, b: 0 },
      weekends: { a: 0, b: 1 },
      refused: { a: 0, b: 1 },
    },
    {
      agent: 'c',
      changes: [{ day: 1, from: 'N', to: '' }],
      minutes: { a: 600, b: 0 },
      nights: { a: 1, b: 0 },
      weekends: { a: 1, b: 0 },
      refused: { a: 0, b: 0 },
    },
  ]);
  expect(compared.shortByDay).toEqual([
    { a: 0, b: 0 },
    { a: 10, b: 0 },
    { a: 0, b: 0 },
  ]);
  // Weekends: a and c had one each in the first (due 2/3 each), a and b in the second.
  expect(compared.a.fairness.weekend.range).toBeCloseTo(1);
  expect(compared.b.fairness.weekend.range).toBeCloseTo(1);
});
