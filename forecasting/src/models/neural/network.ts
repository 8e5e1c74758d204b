/** A small residual network: out = v · (h + relu(B·h + b)) + c with h = relu(A·x + a). All weights are plain numbers. */
export interface Network {
  readonly inputs: number;
  readonly hidden: number;
  /** `inputs` × `hidden`, row-major, as are the others. */
  readonly first: Float32Array;
  readonly firstBias: Float32Array;
  readonly second: Float32Array;
  readonly secondBias: Float32Array;
  readonly last: Float32Array;
  readonly lastBias: number;
}

/** What to train on: inputs row by row, the offset (log mean) and the count of each row. */
export interface TrainingRows {
  readonly length: number;
  readonly inputs: Float32Array;
  readonly logMean: Float32Array;
  readonly count: Float32Array;
}

/** How long and how fast; the same seed gives the same network on the same backend. */
export interface TrainingPlan {
  readonly epochs: number;
  readonly batch: number;
  readonly rate: number;
  readonly seed: number;
}

/**
 * A backend that trains: minimises the mean of mean − count · log mean (Poisson likelihood with the offset), all divided
 * by the mean count. The forward pass is this package's own, so a trained network needs no backend.
 */
export interface NetworkTrainer {
  train(start: Network, rows: TrainingRows, plan: TrainingPlan): Network;
}

/** A network that says "nothing to change": random hidden weights (He et al. 2015), last layer zero. */
export function startNetwork(inputs: number, hidden: number, draw: () => number): Network {
  const random = (length: number, fanIn: number): Float32Array =>
    Float32Array.from({ length }, () => draw() * Math.sqrt(2 / fanIn));
  return {
    inputs,
    hidden,
    first: random(inputs * hidden, inputs),
    firstBias: new Float32Array(hidden),
    second: random(hidden * hidden, hidden).map((weight) => weight / 2),
    secondBias: new Float32Array(hidden),
    last: new Float32Array(hidden),
    lastBias: 0,
  };
}

/** Output of the network for the inputs that begin at `at`. */
export function networkOutput(network: Network, inputs: Float32Array, at: number): number {
  const { hidden, first, firstBias, second, secondBias, last } = network;
  const h = Float32Array.from(firstBias);
  for (let i = 0; i < network.inputs; i++) {
    const x = inputs[at + i];
    if (x === 0) continue;
    for (let k = 0; k < hidden; k++) h[k] += x * first[i * hidden + k];
  }
  for (let k = 0; k < hidden; k++) h[k] = Math.max(0, h[k]);
  let out = network.lastBias;
  for (let k = 0; k < hidden; k++) {
    let sum = secondBias[k];
    for (let j = 0; j < hidden; j++) sum += h[j] * second[j * hidden + k];
    out += last[k] * (h[k] + Math.max(0, sum));
  }
  return out;
}
