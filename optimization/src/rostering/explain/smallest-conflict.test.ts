import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestConflict } from './smallest-conflict.js';

describe('smallestConflict', () => {
  it('finds a conflict none of whose members can be left out, whatever conflicts', () => {
    const sets = fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(sets, { minLength: 1, maxLength: 4 }), (conflicts) => {
        const check = (members: readonly number[]) =>
          conflicts.some((set) => set.every((member) => members.includes(member)))
            ? 'infeasible'
            : 'feasible';
        const all = Array.from({ length: 20 }, (_, index) => index);
        const { members, smallest } = smallestConflict(all, check, () => true);
        expect(smallest).toBe(true);
        expect(check(members)).toBe('infeasible');
        for (const member of members) {
          expect(check(members.filter((other) => other !== member))).toBe('feasible');
        }
      }),
    );
  });

  it('keeps what it could not shrink when time runs out, and says so', () => {
    let left = 3;
    const check = (members: readonly number[]) => (members.includes(7) ? 'infeasible' : 'feasible');
    const { members, smallest } = smallestConflict([1, 2, 3, 4, 5, 6, 7, 8], check, () => left-- > 0);
    expect(smallest).toBe(false);
    expect(members).toContain(7);
  });
});
