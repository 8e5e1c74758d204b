import { describe, expect, it } from 'vitest';
import { checkChange, checkCycle, checkPublication } from './notice.js';

const start = Date.parse('2026-06-15T00:00:00Z') / 60_000;

describe('notice', () => {
  it('wants rosters known 15 days before', () => {
    expect(checkPublication(start - 15 * 1440, start)).toBeNull();
    expect(checkPublication(start - 15 * 1440 + 1, start)).toMatchObject({ found: 14, limit: 15 });
  });

  it('wants changes 48 hours before', () => {
    expect(checkChange(start - 48 * 60, start)).toBeNull();
    expect(checkChange(start - 48 * 60 + 1, start)?.message.fr).toContain('Modification 47 h avant');
    expect(checkChange(start + 30, start)?.message.en).toContain('Changed 0 h before');
  });

  it('wants cycles of 1 to 12 whole weeks', () => {
    expect([1, 4, 12].map((weeks) => checkCycle(weeks))).toEqual([null, null, null]);
    expect([0, 13, 2.5].map((weeks) => checkCycle(weeks)?.limit)).toEqual([1, 12, 12]);
  });
});
