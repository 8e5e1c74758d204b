import { describe, expect, it } from 'vitest';
import { poissonCount, seededUniform } from '../../flow/uniform.js';
import type { ResidualRows } from '../residual/residual-learner.js';
import type { NetworkTrainer } from './network.js';
import { neuralLearner, trainGlobally } from './neural-learner.js';

const ROWS = 4000;
const MEAN = 10;

/** Counts that lie a constant factor above what was forecast. */
function siteOf(factor: number, seed: number): ResidualRows {
  const uniform = seededUniform(seed);
  const counts = Float64Array.from({ length: ROWS }, () => poissonCount(uniform, MEAN * factor));
  return {
    length: ROWS,
    width: 1,
    features: Float64Array.from({ length: ROWS }, (_, i) => i % 5),
    cycles: [0],
    logMean: new Float64Array(ROWS).fill(Math.log(MEAN)),
    count: counts,
  };
}

/** Moves the output's constant towards what its rows say, a twelfth of the way an epoch. */
const constantTrainer: NetworkTrainer = {
  train(start, { logMean, count }, { epochs }) {
    const expected = logMean.reduce((sum, log) => sum + Math.exp(log), 0);
    const found = Math.log(count.reduce((sum, value) => sum + value, 0) / expected);
    return { ...start, lastBias: start.lastBias + (epochs / 12) * (found - start.lastBias) };
  },
};
const factorOf = (rows: ResidualRows, global?: ReturnType<typeof trainGlobally>): number =>
  Math.exp(neuralLearner(constantTrainer, global).learn(rows).logFactor(rows.features, 0));

describe('a network over several sites', () => {
  const sites = [siteOf(1.2, 1), siteOf(1.3, 2), siteOf(1.4, 3)];

  it('learns what all sites together leave', () => {
    const global = trainGlobally(constantTrainer, sites);
    expect(Math.exp(global?.network.lastBias ?? 0)).toBeCloseTo(1.3, 1);
  });

  it('is only tuned on the rows of one site', () => {
    const global = trainGlobally(constantTrainer, sites);
    const [low] = sites;
    expect(factorOf(low)).toBeCloseTo(1.2, 1);
    expect(factorOf(low, global)).toBeGreaterThan(1.25);
  });

  it('is not used where a site’s younger rows do not confirm it', () => {
    const global = trainGlobally(constantTrainer, sites);
    expect(factorOf(siteOf(0.8, 4), global)).toBe(1);
  });

  it('is none without sites', () => {
    expect(trainGlobally(constantTrainer, [])).toBeUndefined();
  });
});
