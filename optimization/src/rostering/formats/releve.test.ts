import { describe, expect, it } from 'vitest';
import type { RosterProblem } from '../problem/roster-problem.js';
import { readReleve, releveJsonSchema, writeReleve } from './releve.js';

const problem: RosterProblem = {
  name: 'Night unit',
  period: { start: '2026-03-23', days: 14, zone: 'Europe/Paris', pastDays: 7 },
  shifts: [
    { id: 'J', startMinute: 420, durationMinutes: 720, breakMinutes: 30, skill: 'nurse' },
    { id: 'N', startMinute: 1140, durationMinutes: 720, coversAs: 'nurse' },
  ],
  agents: [
    {
      id: 'a1',
      skills: ['nurse'],
      rules: [{ id: 'contract', line: { kind: 'period-minutes', min: 0, max: 4500 } }],
      leave: [{ day: 2, wholeDay: true, creditMinutes: 420 }],
      pins: [{ day: 3, shift: '' }],
      past: [{ day: -1, shift: 'N' }],
    },
  ],
  cover: [
    {
      on: 'shift',
      day: 0,
      shift: 'J',
      need: 1,
      shortage: [{ width: 1, cost: 5 }, { cost: 9 }],
      surplus: [{ cost: 1 }],
    },
    {
      on: 'interval',
      day: 1,
      fromMinute: 0,
      toMinute: 30,
      skill: 'nurse',
      need: 1,
      hardMin: 1,
      shortage: [],
      surplus: [],
    },
  ],
  requests: [{ agent: 'a1', day: 5, wish: 'off', weight: 3 }],
  rules: [{ id: 'rest', line: { kind: 'rest', minutes: 720 } }],
};

describe('Relève problem JSON', () => {
  it('round-trips', () => {
    const read = readReleve(JSON.parse(JSON.stringify(writeReleve(problem))));
    expect(read).toEqual({ ok: true, value: problem });
  });

  it('publishes a JSON schema', () => {
    expect(releveJsonSchema()).toMatchObject({ type: 'object', additionalProperties: false });
  });

  it.each([
    [
      'a negative length',
      { shifts: [{ id: 'J', startMinute: 0, durationMinutes: -5 }] },
      'shifts.0.durationMinutes',
    ],
    ['an unknown zone', { period: { ...problem.period, zone: 'Paris/France' } }, 'period.zone'],
    ['an unknown agent', { requests: [{ agent: 'zz', day: 0, wish: 'on', weight: 1 }] }, 'requests.0.agent'],
    ['a day past the end', { requests: [{ agent: 'a1', day: 14, wish: 'on', weight: 1 }] }, 'requests.0.day'],
    ['an unknown rule', { rules: [{ id: 'x', line: { kind: 'magic' } }] }, 'rules.0.line.kind'],
    ['a member nobody knows', { colour: 'red' }, 'the document'],
    [
      'a cost that gets cheaper',
      { cover: [{ ...problem.cover[0], shortage: [{ width: 1, cost: 9 }, { cost: 5 }] }] },
      'cover.0.shortage',
    ],
    [
      'contradictory minutes',
      { rules: [{ id: 'm', line: { kind: 'period-minutes', min: 9, max: 3 } }] },
      'rules.0.line',
    ],
  ])('refuses %s, by its path', (_name, change, path) => {
    const read = readReleve({ ...writeReleve(problem), ...change });
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.errors[0]).toMatchObject({ code: 'invalid', path });
  });

  it('refuses what is not a problem at all', () => {
    expect(readReleve(null).ok).toBe(false);
    expect(readReleve([]).ok).toBe(false);
  });
});
