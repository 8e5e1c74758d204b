import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import {
  type Network,
  type NetworkTrainer,
  seededUniform,
  type TrainingPlan,
  type TrainingRows,
} from '@releve/forecasting';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

const NATIVE = '@tensorflow/tfjs-node';
const WEIGHT_DECAY = 1e-4;

/**
 * Trains networks with TensorFlow.js: on its native library where the package @tensorflow/tfjs-node is installed beside
 * this one (it is not a dependency: its set-up downloads a binary), else on WebAssembly.
 */
export async function tfjsTrainer(): Promise<NetworkTrainer> {
  if (!(await useNative())) await useWasm();
  return { train };
}

async function useNative(): Promise<boolean> {
  try {
    await import(NATIVE);
    return await tf.setBackend('tensorflow');
  } catch {
    return false;
  }
}

async function useWasm(): Promise<void> {
  const require = createRequire(import.meta.url);
  setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  setThreadsCount(1);
  if (!(await tf.setBackend('wasm')))
    throw new Error('the WebAssembly backend of TensorFlow.js did not start');
  await tf.ready();
}

/** Adam (Kingma and Ba 2015) on shuffled batches, with weight decay on the hidden layers. */
function train(start: Network, rows: TrainingRows, plan: TrainingPlan): Network {
  const { inputs: width, hidden } = start;
  const weights: Weights = {
    first: tf.variable(tf.tensor2d(start.first, [width, hidden])),
    firstBias: tf.variable(tf.tensor1d(start.firstBias)),
    second: tf.variable(tf.tensor2d(start.second, [hidden, hidden])),
    secondBias: tf.variable(tf.tensor1d(start.secondBias)),
    last: tf.variable(tf.tensor2d(start.last, [hidden, 1])),
    lastBias: tf.variable(tf.tensor1d([start.lastBias])),
  };
  const optimizer = tf.train.adam(plan.rate);
  const scale = 1 / Math.max(1e-6, rows.count.reduce((sum, count) => sum + count, 0) / rows.length);
  const order = Int32Array.from({ length: rows.length }, (_, i) => i);
  const shuffle = shuffler(plan.seed);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    shuffle(order);
    for (let at = 0; at + plan.batch <= rows.length; at += plan.batch) {
      const batch = order.subarray(at, at + plan.batch);
      tf.tidy(() => {
        const x = tf.tensor2d(picked(rows.inputs, width, batch), [batch.length, width]);
        const offset = tf.tensor2d(picked(rows.logMean, 1, batch), [batch.length, 1]);
        const count = tf.tensor2d(picked(rows.count, 1, batch), [batch.length, 1]);
        optimizer.applyGradients(gradients(weights, x, offset, count, scale / batch.length));
      });
    }
  }
  const network: Network = {
    inputs: width,
    hidden,
    first: numbersOf(weights.first),
    firstBias: numbersOf(weights.firstBias),
    second: numbersOf(weights.second),
    secondBias: numbersOf(weights.secondBias),
    last: numbersOf(weights.last),
    lastBias: numbersOf(weights.lastBias)[0],
  };
  optimizer.dispose();
  tf.dispose({ ...weights });
  return network;
}

interface Weights {
  readonly first: tf.Variable<tf.Rank.R2>;
  readonly firstBias: tf.Variable<tf.Rank.R1>;
  readonly second: tf.Variable<tf.Rank.R2>;
  readonly secondBias: tf.Variable<tf.Rank.R1>;
  readonly last: tf.Variable<tf.Rank.R2>;
  readonly lastBias: tf.Variable<tf.Rank.R1>;
}

/**
 * Gradients of the scaled Poisson loss and the weight decay, by variable name. Written out: the package's own
 * derivatives come only with its browser bundle.
 */
function gradients(
  { first, firstBias, second, secondBias, last, lastBias }: Weights,
  x: tf.Tensor2D,
  offset: tf.Tensor2D,
  count: tf.Tensor2D,
  scale: number,
): { name: string; tensor: tf.Tensor }[] {
  const [inner, hiddenLayer] = layer(x, first, firstBias);
  const [deeper, refined] = layer(hiddenLayer, second, secondBias);
  const joined = tf.add(hiddenLayer, refined);
  const log = tf.add(offset, tf.add(tf.matMul(joined, last), lastBias));
  const byOutput = tf.mul(tf.sub(tf.exp(log), count), scale);
  const byJoined = tf.matMul(byOutput, last, false, true);
  const byDeeper = tf.mul(byJoined, tf.step(deeper));
  const byInner = tf.mul(tf.add(byJoined, tf.matMul(byDeeper, second, false, true)), tf.step(inner));
  const decayed = (gradient: tf.Tensor, weights: tf.Tensor): tf.Tensor =>
    tf.add(gradient, tf.mul(weights, WEIGHT_DECAY));
  return [
    { name: first.name, tensor: decayed(tf.matMul(x, byInner, true), first) },
    { name: firstBias.name, tensor: tf.sum(byInner, 0) },
    { name: second.name, tensor: decayed(tf.matMul(hiddenLayer, byDeeper, true), second) },
    { name: secondBias.name, tensor: tf.sum(byDeeper, 0) },
    { name: last.name, tensor: tf.matMul(joined, byOutput, true) },
    { name: lastBias.name, tensor: tf.sum(byOutput, 0) },
  ];
}

/** A dense layer before and after its rectifier. */
function layer(x: tf.Tensor, weights: tf.Tensor, bias: tf.Tensor): readonly [tf.Tensor, tf.Tensor] {
  const sum = tf.add(tf.matMul(x, weights), bias);
  return [sum, tf.relu(sum)];
}

function numbersOf(tensor: tf.Tensor): Float32Array {
  return Float32Array.from(tensor.dataSync());
}

function picked(values: Float32Array, width: number, rows: Int32Array): Float32Array {
  const result = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    result.set(values.subarray(row * width, (row + 1) * width), i * width);
  });
  return result;
}

/** Fisher–Yates shuffles of one seed. */
function shuffler(seed: number): (order: Int32Array) => void {
  const uniform = seededUniform(seed);
  return (order) => {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(uniform() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
  };
}
