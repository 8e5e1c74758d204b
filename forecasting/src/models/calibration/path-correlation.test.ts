import { describe, expect, it } from 'vitest';
import { countDistribution, integerQuantile } from '../../distribution/count-distribution.js';
import { normalCdf } from '../../distribution/normal.js';
import { normalDraws } from '../../distribution/normal-draws.js';
import { scoreCovariance } from '../../distribution/score-covariance.js';
import { seededUniform } from '../../flow/uniform.js';
import { fitPathCorrelation, type PathCorrelation, type PathErrors } from './path-correlation.js';

const STEPS = 48;
const FORECASTS = 600;
const TRUE: PathCorrelation = { slow: 0.02, fast: 0.1, persistence: 0.8 };

/** Errors of forecasts whose scores correlate as said; `storm` is added to every score of some forecasts. */
function simulated(
  mean: number,
  truth: PathCorrelation,
  seed: number,
  storm: (forecast: number) => number = () => 0,
): readonly PathErrors[] {
  const draw = normalDraws(seed);
  const distribution = countDistribution(mean, 0.02);
  const own = Math.sqrt(1 - truth.slow - truth.fast);
  const renewal = Math.sqrt(1 - truth.persistence ** 2);
  return Array.from({ length: FORECASTS }, (_, f) => {
    const shared = draw();
    let fading = draw();
    const error = Float64Array.from({ length: STEPS }, (_, step) => {
      if (step > 0) fading = truth.persistence * fading + renewal * draw();
      const score = Math.sqrt(truth.slow) * shared + Math.sqrt(truth.fast) * fading + own * draw() + storm(f);
      return integerQuantile(distribution, normalCdf(score)) - mean;
    });
    return {
      origin: f * STEPS,
      lead: Int32Array.from(error.keys()),
      error,
      deviation: error.map(() => Math.sqrt(distribution.variance)),
      loading: error.map(() => scoreCovariance(distribution)),
      weight: 1,
    };
  });
}

/** Deviation of the sum of `size` normal scores that correlate so, by the double sum. */
function sumDeviation({ slow, fast, persistence }: PathCorrelation, size: number): number {
  let variance = size;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) if (i !== j) variance += slow + fast * persistence ** Math.abs(i - j);
  return Math.sqrt(variance);
}

const ratio = (found: PathCorrelation, size: number): number =>
  sumDeviation(found, size) / sumDeviation(TRUE, size);

describe('correlation of errors along a path', () => {
  it.each([0.3, 4, 40])('makes sums as wide as they were, for counts of %d', (mean) => {
    const found = fitPathCorrelation(simulated(mean, TRUE, 7));
    // A spread from 600 to 4,800 sums is known to 3 %; sums of counts under one are lumpy, their quantiles less exact.
    for (const size of [6, 24, 48])
      expect(Math.abs(ratio(found, size) - 1)).toBeLessThan(mean < 1 ? 0.08 : 0.05);
  });

  it('hardly changes when a few forecasts meet a storm', () => {
    const uniform = seededUniform(2);
    const stormy = Array.from({ length: FORECASTS }, () => (uniform() < 0.02 ? -2.5 : 0));
    const errors = simulated(40, TRUE, 7, (f) => stormy[f]);
    const squares = errors.map(({ error }) => error.reduce((a, b) => a + b, 0) ** 2);
    const [{ deviation }] = errors;
    const bySquares =
      Math.sqrt(squares.reduce((a, b) => a + b, 0) / FORECASTS) / (deviation[0] * sumDeviation(TRUE, STEPS));
    expect(bySquares).toBeGreaterThan(1.5);
    expect(Math.abs(ratio(fitPathCorrelation(errors), STEPS) - 1)).toBeLessThan(0.1);
  });

  it('is none for independent errors, and for forecasts too few to tell', () => {
    const independent = { slow: 0, fast: 0, persistence: 0 };
    const found = fitPathCorrelation(simulated(40, independent, 5));
    expect(sumDeviation(found, 24) / Math.sqrt(24)).toBeLessThan(1.05);
    expect(fitPathCorrelation(simulated(40, TRUE, 1).slice(0, 0))).toEqual(independent);
  });

  it('leaves out steps no count came for, and steps without any spread', () => {
    const gappy = simulated(40, TRUE, 7).map(({ lead, error, deviation, loading, ...rest }) => {
      const kept = (values: Float64Array): Float64Array => values.filter((_, step) => step % 5 !== 0);
      const errors = { lead: lead.filter((_, step) => step % 5 !== 0), error: kept(error) };
      return { ...rest, ...errors, deviation: kept(deviation), loading: kept(loading) };
    });
    expect(Math.abs(ratio(fitPathCorrelation(gappy), 24) - 1)).toBeLessThan(0.06);
    const still = gappy.map((one) => {
      const zeros = one.error.map(() => 0);
      return { ...one, error: zeros, deviation: zeros, loading: zeros };
    });
    expect(fitPathCorrelation(still)).toEqual({ slow: 0, fast: 0, persistence: 0 });
  });
});
