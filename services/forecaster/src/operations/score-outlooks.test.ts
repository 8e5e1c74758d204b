import type { StaySeen } from '@releve/contracts';
import { expect, it } from 'vitest';
import { bedsWithin } from './score-outlooks.js';

const seenAt = new Date('2026-11-22T12:00:00Z');
/** Decisions 30, 90, 180 and 300 minutes before, and one stay without. */
const seen: StaySeen[] = [30, 90, 180, 300].map((decided) => [400, decided, null, '2']);
seen.push([50, null, null, null]);
const at = (text: string) => new Date(`2026-11-22T${text}:00Z`);

it('counts the decisions of a window that has ended', () => {
  // 10:00–12:00: 30 and 90 minutes ago; 08:00–12:00: 180 too.
  expect(bedsWithin({ seen, seenAt }, at('10:00'), 2)).toBe(2);
  expect(bedsWithin({ seen, seenAt }, at('08:00'), 4)).toBe(3);
  // 09:00–11:00: at 180 minutes exactly is the origin itself, so only the one 90 minutes ago.
  expect(bedsWithin({ seen, seenAt }, at('09:00'), 2)).toBe(1);
});

it('does not know of a window that lasts, nor of one too long ago', () => {
  expect(bedsWithin({ seen, seenAt }, at('11:00'), 2)).toBeNull();
  expect(bedsWithin({ seen, seenAt }, new Date('2026-11-21T10:00:00Z'), 2)).toBeNull();
  expect(bedsWithin({ seen, seenAt: null }, at('08:00'), 2)).toBeNull();
});
