import { expect, it } from 'vitest';
import { readReleveRoster, rosterJsonSchema, writeReleveRoster } from './releve-roster.js';

it('reads back what it writes, and rosters without a frame', () => {
  const assignments = { a: ['J', '', 'N'], b: ['', '', ''] };
  const document: unknown = JSON.parse(
    JSON.stringify(writeReleveRoster(assignments, { cost: 3, bound: null })),
  );
  expect(readReleveRoster(document)).toEqual({ ok: true, value: assignments });
  expect(readReleveRoster({ a: ['J', null, '-'] })).toEqual({ ok: true, value: { a: ['J', '', ''] } });
});

it('names the place, the value and what was expected', () => {
  const read = readReleveRoster({ assignments: { a: ['J', 7] } });
  expect(read.ok ? [] : read.errors).toMatchObject([{ path: 'assignments.a.1', value: '7' }]);
  expect(readReleveRoster('J').ok).toBe(false);
});

it('has a JSON schema', () => {
  expect(rosterJsonSchema()).toMatchObject({ type: 'object', required: ['assignments'] });
});
