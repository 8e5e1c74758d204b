import { normalDraws } from '../../distribution/normal-draws.js';
import {
  NOTHING_LEFT,
  type ResidualLearner,
  type ResidualModel,
  type ResidualRows,
} from '../residual/residual-learner.js';
import {
  type Network,
  type NetworkTrainer,
  networkOutput,
  startNetwork,
  type TrainingPlan,
  type TrainingRows,
} from './network.js';
import { type InputScale, inputScale, writeInputs } from './network-inputs.js';

const HIDDEN = 16;
const SEED = 20;
const FEWEST_ROWS = 2000;
const JUDGED_SHARE = 0.3;
const SHARES = [0.5, 1];
const MUST_GAIN = 5e-4;
const LARGEST_LOG_FACTOR = 0.7;
const PLAN: TrainingPlan = { epochs: 12, batch: 256, rate: 2e-3, seed: SEED };
const TUNING: TrainingPlan = { ...PLAN, epochs: 3, rate: 5e-4 };

/** A network and how its inputs are made: what several sites share. */
export interface GlobalNetwork {
  readonly network: Network;
  readonly scale: InputScale;
}

/**
 * A small residual network on the regression's offset, trained by a backend the caller brings. Half or all of what it
 * finds is used, whichever predicts the youngest three tenths of the rows better; nothing when that gains too little.
 * With a network trained on several sites the site's own rows only tune it.
 */
export function neuralLearner(trainer: NetworkTrainer, global?: GlobalNetwork): ResidualLearner {
  return {
    name: 'neural',
    learn(rows: ResidualRows): ResidualModel {
      if (rows.length < FEWEST_ROWS) return NOTHING_LEFT;
      const split = Math.floor(rows.length * (1 - JUDGED_SHARE));
      const older = trained(trainer, rows, split, global);
      const before = deviance(rows, split, () => 0);
      let [share, gain] = [0, MUST_GAIN];
      for (const tried of SHARES) {
        const gained = 1 - deviance(rows, split, (i) => tried * older.logFactor(rows.features, i)) / before;
        if (gained > gain) [share, gain] = [tried, gained];
      }
      if (share === 0) return NOTHING_LEFT;
      const all = trained(trainer, rows, rows.length, global);
      return { logFactor: (features, row) => share * all.logFactor(features, row) };
    },
  };
}

/** Trains one network on the rows of several sites or streams, to be tuned on each. */
export function trainGlobally(
  trainer: NetworkTrainer,
  sites: readonly ResidualRows[],
): GlobalNetwork | undefined {
  const [first] = sites;
  if (first === undefined) return undefined;
  const length = sites.reduce((n, rows) => n + rows.length, 0);
  const joined = (of: (rows: ResidualRows) => Float64Array, width: number): Float64Array => {
    const all = new Float64Array(length * width);
    let at = 0;
    for (const rows of sites) {
      all.set(of(rows), at);
      at += rows.length * width;
    }
    return all;
  };
  const rows: ResidualRows = {
    length,
    width: first.width,
    cycles: first.cycles,
    features: joined((one) => one.features, first.width),
    logMean: joined((one) => one.logMean, 1),
    count: joined((one) => one.count, 1),
  };
  const scale = inputScale(rows);
  const start = startNetwork(scale.width, HIDDEN, normalDraws(SEED));
  return { network: trainer.train(start, trainingRows(rows, length, scale), PLAN), scale };
}

function trained(
  trainer: NetworkTrainer,
  rows: ResidualRows,
  used: number,
  global: GlobalNetwork | undefined,
): ResidualModel {
  const scale = global?.scale ?? inputScale({ ...rows, length: used });
  const start = global?.network ?? startNetwork(scale.width, HIDDEN, normalDraws(SEED));
  const network = trainer.train(start, trainingRows(rows, used, scale), global === undefined ? PLAN : TUNING);
  const inputs = new Float32Array(scale.width);
  return {
    logFactor(features, row) {
      writeInputs(scale, features, row, inputs, 0);
      const out = networkOutput(network, inputs, 0);
      return Math.max(-LARGEST_LOG_FACTOR, Math.min(LARGEST_LOG_FACTOR, out));
    },
  };
}

function trainingRows(rows: ResidualRows, length: number, scale: InputScale): TrainingRows {
  const inputs = new Float32Array(length * scale.width);
  for (let i = 0; i < length; i++) writeInputs(scale, rows.features, i, inputs, i * scale.width);
  return {
    length,
    inputs,
    logMean: Float32Array.from(rows.logMean.subarray(0, length)),
    count: Float32Array.from(rows.count.subarray(0, length)),
  };
}

function deviance(
  { length, count, logMean }: ResidualRows,
  from: number,
  logFactor: (i: number) => number,
): number {
  let sum = 0;
  for (let i = from; i < length; i++) {
    const log = logMean[i] + logFactor(i);
    sum += Math.exp(log) - count[i] + (count[i] > 0 ? count[i] * (Math.log(count[i]) - log) : 0);
  }
  return sum;
}
