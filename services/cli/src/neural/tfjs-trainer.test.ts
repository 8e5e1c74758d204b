import { type Network, networkOutput, seededUniform, startNetwork } from '@releve/forecasting';
import { beforeAll, describe, expect, it } from 'vitest';
import { tfjsTrainer } from './tfjs-trainer.js';

const uniform = seededUniform(3);
const ROWS = 3000;
const inputs = Float32Array.from({ length: ROWS * 2 }, () => uniform() * 4 - 2);
const truth = (x: number, y: number): number => 0.4 * Math.max(0, x) - 0.2 * Math.abs(y);
const rows = {
  length: ROWS,
  inputs,
  logMean: new Float32Array(ROWS).fill(Math.log(10)),
  count: Float32Array.from(
    { length: ROWS },
    (_, i) => 10 * Math.exp(truth(inputs[2 * i], inputs[2 * i + 1])),
  ),
};
const plan = { epochs: 12, batch: 128, rate: 5e-3, seed: 1 };
const start = startNetwork(2, 16, () => 2 * uniform() - 1);

describe('training on TensorFlow.js', () => {
  let network: Network;
  let again: Network;
  beforeAll(async () => {
    const trainer = await tfjsTrainer();
    network = trainer.train(start, rows, plan);
    again = trainer.train(start, rows, plan);
  }, 60_000);

  it('starts from a network that changes nothing and learns the log factor behind Poisson counts', () => {
    for (const [x, y] of [
      [1, 0],
      [0, 1],
      [-1, -1],
      [1.5, 1.5],
    ]) {
      const at = Float32Array.of(x, y);
      expect(networkOutput(start, at, 0)).toBe(0);
      expect(Math.abs(networkOutput(network, at, 0) - truth(x, y))).toBeLessThan(0.05);
    }
  });

  it('gives the same network again', () => {
    expect(again).toEqual(network);
  });
});
