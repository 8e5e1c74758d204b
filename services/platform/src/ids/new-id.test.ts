import { expect, it } from 'vitest';
import { newId } from './new-id.js';

it('makes UUIDs of version 7 that sort by time', () => {
  const first = newId(new Date('2026-01-01T00:00:00.000Z'));
  const second = newId(new Date('2026-01-01T00:00:00.001Z'));
  expect(first).toMatch(/^019b76da-a800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(second > first).toBe(true);
});
