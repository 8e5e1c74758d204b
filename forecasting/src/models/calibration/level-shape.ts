import { normalCdf, normalQuantile } from '../../distribution/normal.js';
import { weightedQuantiles } from './weighted-quantiles.js';

/** Changes a level p to Φ(scale·sign(z)·|z|^power), z its normal score: narrower or wider, with other tails. */
export interface LevelShape {
  readonly scale: number;
  readonly power: number;
}

export const PLAIN_LEVELS: LevelShape = { scale: 1, power: 1 };

const INNER = 0.5;
const OUTER = 0.9;
const INNER_SCORE = normalQuantile((1 + INNER) / 2);
const OUTER_SCORE = normalQuantile((1 + OUTER) / 2);
const PRIOR_FORECASTS = 40;

/**
 * Fits a shape to the normal scores of past forecasts, so that their central 50 % and 90 % intervals would have held
 * what they say; drawn to no change while forecasts are few. `weights` are those of the scores.
 */
export function fitLevelShape(scores: Float64Array, weights: Float64Array, forecasts: number): LevelShape {
  if (forecasts < 5) return PLAIN_LEVELS;
  const found = weightedQuantiles(scores.map(Math.abs), weights, [INNER, OUTER]);
  const [inner, outer] = [Math.max(found[0], 0.05), Math.max(found[1], 0.1)];
  const trust = forecasts / (forecasts + PRIOR_FORECASTS);
  const power = clamp(
    1 + trust * (Math.log(outer / inner) / Math.log(OUTER_SCORE / INNER_SCORE) - 1),
    0.7,
    1.4,
  );
  const spread = Math.sqrt((inner / INNER_SCORE ** power) * (outer / OUTER_SCORE ** power));
  return { scale: clamp(spread ** trust, 0.6, 1.6), power };
}

/** The score a standard normal score becomes. */
export function shapedScore({ scale, power }: LevelShape, score: number): number {
  return scale * Math.sign(score) * Math.abs(score) ** power;
}

/** The level of the unshaped distribution that is asked for at each level. */
export function shapedLevels(shape: LevelShape, levels: readonly number[]): Float64Array {
  return Float64Array.from(levels, (level) => normalCdf(shapedScore(shape, normalQuantile(level))));
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
