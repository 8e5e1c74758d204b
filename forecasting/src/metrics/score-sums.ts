import { QUANTILE_LEVELS, SCORED_LEVELS } from '../distribution/levels.js';

/** Scores of a set of quantile forecasts against what happened. */
export interface Scores {
  readonly pairs: number;
  readonly mae: number;
  readonly rmse: number;
  /** Mean forecast minus mean count. */
  readonly bias: number;
  /** Absolute error over the sum of counts, percent. */
  readonly wapePercent: number;
  /** Mean over the levels 0.05 … 0.95, without the factor 2. */
  readonly pinball: number;
  /** Share of counts inside the central intervals, ends included. */
  readonly coverage: {
    readonly c50: number;
    readonly c80: number;
    readonly c90: number;
    readonly c95: number;
  };
  /** Mean distance between levels and the share of counts at or below their quantile. */
  readonly quantileBias: number;
}

/** Pinball loss of one quantile (Koenker and Bassett 1978). */
export function pinball(level: number, quantile: number, count: number): number {
  const above = count - quantile;
  return above >= 0 ? level * above : (level - 1) * above;
}

const at = (level: number): number => QUANTILE_LEVELS.indexOf(level);
const FIRST_SCORED = at(SCORED_LEVELS[0]);
const INTERVALS = [
  { name: 'c50', low: at(0.25), high: at(0.75) },
  { name: 'c80', low: at(0.1), high: at(0.9) },
  { name: 'c90', low: at(0.05), high: at(0.95) },
  { name: 'c95', low: at(0.025), high: at(0.975) },
] as const;

/** Adds up forecasts and counts, then says how good the forecasts were. */
export class ScoreSums {
  private pairs = 0;
  private absolute = 0;
  private square = 0;
  private error = 0;
  private counts = 0;
  private loss = 0;
  private readonly inside = { c50: 0, c80: 0, c90: 0, c95: 0 };
  private readonly below = new Float64Array(SCORED_LEVELS.length);

  /** `quantiles` are at `QUANTILE_LEVELS`. A missing count (NaN) is not scored. */
  add(mean: number, quantiles: ArrayLike<number>, count: number): void {
    if (Number.isNaN(count)) return;
    this.pairs++;
    this.absolute += Math.abs(count - mean);
    this.square += (count - mean) ** 2;
    this.error += mean - count;
    this.counts += count;
    let loss = 0;
    for (let k = 0; k < SCORED_LEVELS.length; k++) {
      const quantile = quantiles[FIRST_SCORED + k];
      loss += pinball(SCORED_LEVELS[k], quantile, count);
      if (count <= quantile) this.below[k]++;
    }
    this.loss += loss / SCORED_LEVELS.length;
    for (const { name, low, high } of INTERVALS) {
      if (count >= quantiles[low] && count <= quantiles[high]) this.inside[name]++;
    }
  }

  scores(): Scores {
    const share = (sum: number): number => sum / this.pairs;
    const { c50, c80, c90, c95 } = this.inside;
    const bias = SCORED_LEVELS.reduce((sum, level, k) => sum + Math.abs(share(this.below[k]) - level), 0);
    return {
      pairs: this.pairs,
      mae: share(this.absolute),
      rmse: Math.sqrt(share(this.square)),
      bias: share(this.error),
      wapePercent: (100 * this.absolute) / this.counts,
      pinball: share(this.loss),
      coverage: { c50: share(c50), c80: share(c80), c90: share(c90), c95: share(c95) },
      quantileBias: bias / SCORED_LEVELS.length,
    };
  }
}

/** In-sample mean absolute error of the seasonal naive forecast, the scale of MASE (Hyndman and Koehler 2006). */
export function seasonalNaiveError(counts: ArrayLike<number>, period: number, length: number): number {
  let [sum, pairs] = [0, 0];
  for (let i = period; i < length; i++) {
    const error = Math.abs(counts[i] - counts[i - period]);
    if (Number.isNaN(error)) continue;
    sum += error;
    pairs++;
  }
  return sum / pairs;
}
