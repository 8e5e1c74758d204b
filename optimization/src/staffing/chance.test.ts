import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedShortage, meanNeed, needDistribution, probabilityShort, staffAtRisk } from './chance.js';

describe('chance constraint', () => {
  const need = needDistribution([4, 2, 3, 3, 5, 3, 2, 4, 3, 9]);

  it('takes the smallest number that is short at most as often as allowed', () => {
    expect(staffAtRisk(need, 0.2)).toBe(4);
    expect(staffAtRisk(need, 0.1)).toBe(5);
    expect(staffAtRisk(need, 0.05)).toBe(9);
    expect(staffAtRisk(need, 0)).toBe(9);
    expect(staffAtRisk(need, 0.5)).toBe(3);
    expect(probabilityShort(need, 4)).toBe(0.2);
    expect(meanNeed(need)).toBe(3.8);
  });

  it('prices shortage: 10 paths by hand', () => {
    const shortage = expectedShortage(need);
    expect(shortage).toHaveLength(10);
    expect(shortage[0]).toBeCloseTo(3.8, 12);
    expect(shortage[3]).toBeCloseTo((1 + 2 + 1 + 6) / 10, 12);
    expect(shortage[8]).toBeCloseTo(0.1, 12);
    expect(shortage[9]).toBe(0);
  });

  it('is convex and falling, and the constraint is tight, for any sample', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (needs, risk) => {
          const sample = needDistribution(needs);
          const staff = staffAtRisk(sample, risk);
          expect(probabilityShort(sample, staff)).toBeLessThanOrEqual(risk + 1e-9);
          if (staff > 0) expect(probabilityShort(sample, staff - 1)).toBeGreaterThan(risk - 1e-9);
          const costs = expectedShortage(sample);
          for (let s = 1; s + 1 < costs.length; s += 1) {
            expect(costs[s - 1] - costs[s]).toBeGreaterThanOrEqual(costs[s] - costs[s + 1] - 1e-9);
          }
        },
      ),
    );
  });

  it('refuses an empty sample and an impossible risk', () => {
    expect(() => needDistribution([])).toThrow('at least one');
    expect(() => staffAtRisk(need, 1)).toThrow('[0, 1)');
  });
});
