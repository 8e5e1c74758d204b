import type { ResidualRows } from '../residual/residual-learner.js';

/** How features become inputs: a cyclic one two sines and cosines, another its deviation from the mean. */
export interface InputScale {
  readonly cycles: readonly number[];
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  readonly width: number;
}

const HARMONICS = 2;
const FARTHEST = 4;

/** Learns means and deviations from rows. */
export function inputScale({ features, length, width, cycles }: ResidualRows): InputScale {
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (let f = 0; f < width; f++) {
    let [sum, square] = [0, 0];
    for (let i = 0; i < length; i++) {
      sum += features[i * width + f];
      square += features[i * width + f] ** 2;
    }
    mean[f] = sum / Math.max(1, length);
    deviation[f] = Math.sqrt(Math.max(0, square / Math.max(1, length) - mean[f] ** 2));
  }
  const inputs = cycles.reduce((n, cycle) => n + (cycle > 0 ? 2 * HARMONICS : 1), 0);
  return { cycles, mean, deviation, width: inputs };
}

/** Writes the inputs of the features of one row. */
export function writeInputs(
  { cycles, mean, deviation }: InputScale,
  features: Float64Array,
  row: number,
  into: Float32Array,
  at: number,
): void {
  const width = cycles.length;
  let k = at;
  for (let f = 0; f < width; f++) {
    const value = features[row * width + f];
    if (cycles[f] > 0) {
      for (let n = 1; n <= HARMONICS; n++) {
        const angle = (2 * Math.PI * n * value) / cycles[f];
        into[k++] = Math.sin(angle);
        into[k++] = Math.cos(angle);
      }
      continue;
    }
    const scaled = deviation[f] > 0 ? (value - mean[f]) / deviation[f] : 0;
    into[k++] = Math.max(-FARTHEST, Math.min(FARTHEST, scaled));
  }
}
