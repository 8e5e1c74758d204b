import { describe, expect, it } from 'vitest';
import { blend, Pool, weightsAtLead } from './pool.js';
import { simplexMinimum } from './simplex-minimum.js';

describe('weights of a pool', () => {
  it('minimise a quadratic over the simplex: inverse variances when errors are independent', () => {
    const [a, b] = simplexMinimum(Float64Array.of(1, 0, 0, 3), 2);
    expect(a).toBeCloseTo(0.75, 6);
    expect(b).toBeCloseTo(0.25, 6);
    expect([...simplexMinimum(Float64Array.of(1, 2, 2, 5), 2)]).toEqual([1, 0]);
  });

  it('go to the better forecast, and at once away from one that missed a break', () => {
    const pool = Pool.start(2, 1);
    for (let day = 0; day < 200; day++) {
      pool.age();
      pool.add([100, 100 + (day % 2 === 0 ? 4 : -4)], 100 + (day % 2 === 0 ? 5 : -5), true, day % 7);
    }
    expect(pool.weights()[1]).toBeGreaterThan(0.9);
    for (let day = 0; day < 6; day++) {
      pool.age();
      pool.add([60, 100], 60, true, day % 7);
    }
    expect(pool.weights()[0]).toBeGreaterThan(0.99);
  });

  it('leave, at its slot of the week, a forecast that misses that a day has opened', () => {
    const pool = Pool.start(2, 1);
    for (let day = 0; day < 140; day++) {
      pool.age();
      const sunday = day % 7 === 6;
      pool.add(sunday ? [2, 60] : [100, 104], 100, true, day % 7);
    }
    const weights = pool.weights();
    expect(pool.atSlot(weights, 6)[1]).toBeGreaterThan(0.99);
    expect(pool.atSlot(weights, 0)).toEqual(weights);
    expect(pool.clone().atSlot(weights, 6)).toEqual(pool.atSlot(weights, 6));
  });

  it('stay as they are where all are off, or apart by less than half', () => {
    const pool = Pool.start(2, 1);
    for (let day = 0; day < 70; day++) {
      pool.age();
      pool.add(day % 7 === 6 ? [2, 2.5] : [100, 140], 100, true, day % 7);
    }
    const weights = Float64Array.of(0.5, 0.5);
    for (let slot = 0; slot < 7; slot++) expect(pool.atSlot(weights, slot)).toEqual(weights);
  });

  it('are the main forecast’s alone at first, and nearly so for the next hour', () => {
    expect([...Pool.start(3, 24).weights()]).toEqual([1, 0, 0]);
    const near = weightsAtLead(Float64Array.of(0.2, 0.8), 1);
    expect(near[0]).toBeGreaterThan(0.93);
    expect(near[0] + near[1]).toBeCloseTo(1, 12);
  });

  it('blend on the log scale and leave out what has no forecast', () => {
    expect(blend([4, 9, Number.NaN], [0.5, 0.5, 0.5])).toBeCloseTo(6, 12);
  });
});
