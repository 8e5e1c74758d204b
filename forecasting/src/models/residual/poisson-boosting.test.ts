import { describe, expect, it } from 'vitest';
import { poissonCount, seededUniform } from '../../flow/uniform.js';
import { POISSON_BOOSTING } from './poisson-boosting.js';
import type { ResidualRows } from './residual-learner.js';

/** Counts round exp(offset + effect of the first feature); the second means nothing. */
function rowsWith(effect: (x: number) => number): ResidualRows {
  const uniform = seededUniform(9);
  const length = 6000;
  const features = Float64Array.from({ length: length * 2 }, () => uniform());
  const logMean = new Float64Array(length).fill(Math.log(12));
  const count = Float64Array.from({ length }, (_, i) =>
    poissonCount(uniform, 12 * Math.exp(effect(features[2 * i]))),
  );
  return { length, width: 2, features, cycles: [0, 0], logMean, count };
}

describe('Poisson boosting on an offset', () => {
  it('finds a step the regression missed', () => {
    const model = POISSON_BOOSTING.learn(rowsWith((x) => (x > 0.7 ? 0.4 : 0)));
    expect(model.logFactor(Float64Array.of(0.9, 0.5), 0)).toBeGreaterThan(0.33);
    expect(model.logFactor(Float64Array.of(0.9, 0.5), 0)).toBeLessThan(0.47);
    expect(Math.abs(model.logFactor(Float64Array.of(0.3, 0.5), 0))).toBeLessThan(0.04);
  });

  it('changes next to nothing where there is nothing to find', () => {
    const model = POISSON_BOOSTING.learn(rowsWith(() => 0));
    expect(Math.abs(model.logFactor(Float64Array.of(0.9, 0.1), 0))).toBeLessThan(0.01);
  });
});
