import { QUANTILE_LEVELS, SCORED_LEVELS } from '../distribution/levels.js';
import { pinball } from '../metrics/score-sums.js';

const FIRST = QUANTILE_LEVELS.indexOf(SCORED_LEVELS[0]);

/** Pinball of one forecast, mean over the levels 0.05 … 0.95. `quantiles` are at `QUANTILE_LEVELS`. */
export function meanPinball(quantiles: ArrayLike<number>, actual: number): number {
  const sum = SCORED_LEVELS.reduce(
    (total, level, k) => total + pinball(level, quantiles[FIRST + k], actual),
    0,
  );
  return sum / SCORED_LEVELS.length;
}
