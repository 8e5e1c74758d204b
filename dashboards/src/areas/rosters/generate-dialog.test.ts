import { expect, it } from 'vitest';
import { mustBeOff } from './generate-dialog.js';

const form = {
  from: '2026-12-07',
  days: 28,
  offAgents: ['a', 'b'],
  offFrom: '2026-12-24',
  offTo: '2026-12-25',
};

it('turns dates off into days of the period, for each agent', () => {
  expect(mustBeOff(form)).toEqual([
    { agent: 'a', day: 17 },
    { agent: 'a', day: 18 },
    { agent: 'b', day: 17 },
    { agent: 'b', day: 18 },
  ]);
});

it('takes one day when no end is given, and leaves out days outside the period', () => {
  expect(mustBeOff({ ...form, offAgents: ['a'], offTo: '' })).toEqual([{ agent: 'a', day: 17 }]);
  expect(mustBeOff({ ...form, offFrom: '2026-12-01', offTo: '2026-12-08' })).toHaveLength(4);
  expect(mustBeOff({ ...form, offFrom: '2027-02-01', offTo: '2027-02-02' })).toEqual([]);
  expect(mustBeOff({ ...form, offAgents: [] })).toEqual([]);
});
