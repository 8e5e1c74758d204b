import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineKernels, loadKernel, offeredLoad } from './offered-load.js';
import { expectedStayWithin, meanStayMinutes, type StayDistribution, stillPresent } from './stay.js';

/** Thousandths of a day's arrivals by hour: a morning peak at 10, 70 % between 8 and 20. */
const DAY_SHARES = [
  25, 19, 15, 14, 13, 14, 19, 32, 52, 64, 66.1, 64, 60, 56, 55, 55, 56, 57.9, 58, 56, 48, 40, 34, 27,
];
const STAYS: readonly StayDistribution[] = [
  { kind: 'exponential', meanMinutes: 210 },
  { kind: 'lognormal', medianMinutes: 180, sigma: 0.9 },
  { kind: 'fixed', minutes: 200 },
  {
    kind: 'empirical',
    points: [
      { minutes: 120, stillPresent: 0.8 },
      { minutes: 300, stillPresent: 0.2 },
      { minutes: 900, stillPresent: 0 },
    ],
  },
];

describe('offered load', () => {
  it('peaks hours after arrivals × stay: 34.7 at 10 h against 29.4 at 19 h', () => {
    const day = DAY_SHARES.map((share) => (150 * share) / 1000);
    const kernel = loadKernel({ kind: 'exponential', meanMinutes: 210 }, 60);
    const load = offeredLoad(kernel, [...day, ...day], [...day, ...day, ...day]);
    const product = day.map((arrivals) => arrivals * 3.5);
    expect(Math.max(...product)).toBeCloseTo(34.7, 1);
    expect(product.indexOf(Math.max(...product))).toBe(10);
    const lastDay = Array.from(load.slice(48));
    const peak = Math.max(...lastDay);
    expect(peak).toBeCloseTo(29.4, 1);
    expect(Math.floor(lastDay.indexOf(peak) / 2)).toBe(19);
  });

  it('is λ × E[S] when arrivals never change (Little)', () => {
    for (const stay of STAYS) {
      const load = offeredLoad(loadKernel(stay, 60), new Array<number>(48).fill(6));
      for (const value of load) expect(value).toBeCloseTo((6 * meanStayMinutes(stay)) / 60, 2);
    }
  });

  it('keeps a patient exactly as long as a fixed stay', () => {
    const kernel = loadKernel({ kind: 'fixed', minutes: 60 }, 30);
    const load = offeredLoad(kernel, [0, 4, 0, 0, 0], new Array<number>(48).fill(0));
    expect(Array.from(load)).toEqual([0, 2, 4, 2, 0]);
  });

  it('adds up: kernels and arrivals are linear', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 4, maxLength: 30 }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (arrivals, factor) => {
          const parts = STAYS.slice(0, 2).map((stay) => loadKernel(stay, 60));
          const both = combineKernels(
            parts.map((kernel) => ({ kernel, factor })),
            60,
          );
          const apart = parts.map((kernel) => offeredLoad(kernel, arrivals));
          offeredLoad(both, arrivals).forEach((value, cell) => {
            expect(value).toBeCloseTo(factor * (apart[0][cell] + apart[1][cell]), 8);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('refuses steps that are not half-hours', () => {
    expect(() => loadKernel({ kind: 'fixed', minutes: 60 }, 45)).toThrow('multiple of 30');
  });
});

describe('stays', () => {
  it('integrate their own survival', () => {
    for (const stay of STAYS) {
      for (const until of [15, 119, 250, 899, 5000]) {
        const steps = 20_000;
        let sum = 0;
        for (let k = 0; k < steps; k += 1) sum += stillPresent(stay, ((k + 0.5) * until) / steps);
        expect(expectedStayWithin(stay, until)).toBeCloseTo((sum * until) / steps, 1);
      }
    }
  });
});
