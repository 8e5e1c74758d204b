import { describe, expect, it } from 'vitest';
import { countDistribution, integerQuantile } from './count-distribution.js';
import { normalCdf } from './normal.js';
import { normalDraws } from './normal-draws.js';
import { scoreCovariance, scoreCovariances } from './score-covariance.js';

describe('covariance of a count with its normal score', () => {
  it('is φ(Φ⁻¹(1 − p)) for a rare event, a count of hardly more than one', () => {
    // Σ φ(Φ⁻¹(P(Y ≤ k))) for Poisson 0.01, by Python's statistics.NormalDist: 0.0265362 + 0.0002048 + 0.0000009.
    expect(scoreCovariance(countDistribution(0.01, 0))).toBeCloseTo(0.0267418, 7);
  });

  it.each([
    [0.4, 0],
    [3, 0.2],
    [40, 0.05],
  ])('is what draws of mean %d and dispersion %d have', (mean, dispersion) => {
    const distribution = countDistribution(mean, dispersion);
    const draw = normalDraws(3);
    let [sum, draws] = [0, 200_000];
    for (let i = 0; i < draws; i++) {
      const score = draw();
      sum += score * integerQuantile(distribution, normalCdf(score));
    }
    const found = scoreCovariance(distribution);
    expect(Math.abs(sum / draws / found - 1)).toBeLessThan(0.03);
    expect(found).toBeLessThanOrEqual(Math.sqrt(distribution.variance));
  });

  it.each([0, 0.05, 0.4])(
    'is read to a hundredth between some means, at a dispersion of %d',
    (dispersion) => {
      const read = scoreCovariances(dispersion);
      for (let mean = 0.05; mean < 25; mean *= 1.17) {
        const exact = scoreCovariance(countDistribution(mean, dispersion));
        expect(Math.abs(read(mean) / exact - 1), `mean ${mean}`).toBeLessThan(0.01);
      }
      expect(read(0)).toBe(0);
    },
  );
});
