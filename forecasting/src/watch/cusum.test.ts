import { describe, expect, it } from 'vitest';
import { seededUniform } from '../flow/uniform.js';
import { CUSUM_START, cusum, cusumStep } from './cusum.js';

function runLength(shift: number, limit: number, seed: number, runs: number): number {
  const uniform = seededUniform(seed);
  let steps = 0;
  for (let run = 0; run < runs; run++) {
    let state = CUSUM_START;
    while (state.high <= limit && state.low <= limit) {
      const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
      state = cusumStep(state, normal + shift);
      steps++;
    }
  }
  return steps / runs;
}

describe('CUSUM', () => {
  it('adds what exceeds the allowance, by hand', () => {
    const { states, alarms } = cusum([1, 2, -1, 3, Number.NaN, 3, -4, -4], { allowance: 0.5, limit: 5 });
    expect(states.map((state) => state.high)).toEqual([0.5, 2, 0.5, 3, 3, 5.5, 0, 0]);
    expect(states.map((state) => state.low)).toEqual([0, 0, 0.5, 0, 0, 0, 3.5, 7]);
    expect(alarms).toEqual([
      { index: 5, direction: 'high' },
      { index: 7, direction: 'low' },
    ]);
  });

  // Montgomery's table for k = 0.5: limit, shift, average run length (two-sided).
  it.each([
    [4, 0, 168, 1500],
    [5, 0, 465, 1200],
    [4, 1, 8.38, 3000],
    [5, 0.5, 38, 3000],
    [5, 1, 10.4, 3000],
    [5, 2, 4.01, 3000],
  ])('has the tabled run length at limit %d, shift %d: %d', (limit, shift, published, runs) => {
    // Run lengths spread about as much as their mean: four standard errors.
    const tolerance = (4 * published) / Math.sqrt(runs);
    expect(Math.abs(runLength(shift, limit, 61, runs) - published)).toBeLessThan(tolerance);
  });
});
