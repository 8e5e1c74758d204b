import { expect, it } from 'vitest';
import { viewOf } from './roster-view.js';
import type { StoredRoster } from './store.js';

const slot = (start: string, exceedance: readonly number[], skill = 'nurse') => ({
  start,
  skill,
  mean: 1.7,
  q50: 2,
  q80: 3,
  floor: 0,
  required: 2,
  editedReason: null,
  exceedance,
});

const row: StoredRoster = {
  id: 'r1',
  unit: 'u',
  from: '2026-06-01',
  days: 1,
  status: 'draft',
  revision: 1,
  createdAt: new Date(0),
  publishedAt: null,
  rulePack: 'fr-hospital',
  problem: {
    period: { start: '2026-06-01', days: 1, zone: 'Europe/Paris', pastDays: 1 },
    shifts: [
      { id: 'J', startMinute: 420, durationMinutes: 720 },
      { id: 'N', startMinute: 0, durationMinutes: 600 },
    ],
    agents: [
      { id: 'a', skills: ['nurse'] },
      { id: 'b', skills: ['nurse', 'triage'] },
      { id: 'c', skills: ['doctor'] },
    ],
    cover: [],
    requests: [],
    rules: [],
  },
  // By hand: the need is 1, 2 or 3 with 30, 50 and 20 %, so P(need > 0, 1, 2, 3) = 1, 0.7, 0.2, 0.
  requirement: [
    slot('2026-06-01T06:00:00.000Z', [1, 0.7, 0.2]),
    slot('2026-06-01T09:00:00.000Z', [1, 0.7, 0.2]),
    slot('2026-06-01T17:30:00.000Z', [1, 0.7, 0.2]),
    slot('2026-06-01T09:00:00.000Z', [1, 0.4], 'triage'),
  ],
  assignments: { a: ['J'], b: ['N'], c: ['J'] },
  contractMinutes: {},
  locked: {},
  cost: 0,
  bound: null,
  gap: null,
  seconds: 0,
  reasons: [],
  simulated: true,
  fairness: null,
  leaseUntil: null,
  searchedBy: null,
  stopAsked: false,
  bestBelowMinimum: null,
  publication: null,
  tradeOff: null,
};

it('says for each half-hour how probable it is that more staff is needed than planned', () => {
  // 8 h: both nurses; 11 h: one, since the other ended at 10 h; 19 h 30: nobody; triage at 11 h: nobody.
  expect(viewOf(row).cover.map(({ planned, shortProbability }) => [planned, shortProbability])).toEqual([
    [2, 0.2],
    [1, 0.7],
    [0, 1],
    [0, 1],
  ]);
  const alone = { ...row, assignments: { a: ['J'], b: ['J'], c: [''] } };
  expect(viewOf(alone).cover[3]).toMatchObject({ skill: 'triage', planned: 1, shortProbability: 0.4 });
  expect(viewOf(alone).cover[2]).toMatchObject({ planned: 0, shortProbability: 1 });
});

it('says which days each agent is away and what they count for, not why', () => {
  const leave = [
    { day: 0, reason: 'maladie', creditMinutes: 420 },
    { day: 0, reason: 'CA' },
  ];
  const problem = { ...row.problem, agents: [{ id: 'a', leave }, { id: 'b' }] };
  const view = viewOf({ ...row, problem, assignments: null, requirement: [] });
  expect(view.agents.map(({ leaveDays, leaveMinutes }) => [leaveDays, leaveMinutes])).toEqual([
    [[0], 420],
    [[], 0],
  ]);
  expect(JSON.stringify(view)).not.toContain('maladie');
});
