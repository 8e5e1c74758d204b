import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { normalCdf, normalQuantile } from './normal.js';

/** Quantile forecast of arrivals per step: `values[step][i]` is the quantile at `levels[i]`. */
export interface QuantileForecast {
  /** Probabilities, ascending, strictly between 0 and 1. */
  readonly levels: readonly number[];
  readonly values: readonly (readonly number[])[];
}

export interface PathOptions {
  readonly paths: number;
  /** Hour-to-hour correlation of the error in the forecast rate (busy days stay busy). */
  readonly persistence: number;
}

export const DEFAULT_PATH_OPTIONS: PathOptions = { paths: 400, persistence: 0.97 };

/**
 * Arrival paths whose marginals are the forecast's quantiles, for forecasts that come without paths.
 *
 * A Gaussian copula with two parts. Counts scatter round their rate independently from step to step (share
 * mean/variance of the variance, as in a mixed Poisson); the rest of the variance is doubt about the rate itself
 * and lasts, with an hour-to-hour correlation. Treating the whole spread as either would misjudge occupancy.
 *
 * @param stepMinutes length of a step
 * @param seed the same seed gives the same paths
 * @returns `paths` rows of one count per step (not rounded)
 */
export function pathsFromQuantiles(
  forecast: QuantileForecast,
  stepMinutes: number,
  seed: number,
  options: PathOptions = DEFAULT_PATH_OPTIONS,
): readonly (readonly number[])[] {
  const random = xoroshiro128plus(seed);
  const lasting = forecast.values.map((values) => lastingShare(forecast.levels, values));
  const keep = options.persistence ** (stepMinutes / 60);
  const renew = Math.sqrt(1 - keep * keep);
  return Array.from({ length: options.paths }, () => {
    let level = normalDraw(random);
    return forecast.values.map((values, step) => {
      const z = Math.sqrt(lasting[step]) * level + Math.sqrt(1 - lasting[step]) * normalDraw(random);
      level = keep * level + renew * normalDraw(random);
      return Math.max(0, quantileAt(forecast.levels, values, normalCdf(z)));
    });
  });
}

/** Quantile at any probability: straight lines between the given ones, straight on past both ends. */
export function quantileAt(
  levels: readonly number[],
  values: readonly number[],
  probability: number,
): number {
  if (levels.length === 1) return values[0];
  let right = 1;
  while (right < levels.length - 1 && levels[right] < probability) right += 1;
  const share = (probability - levels[right - 1]) / (levels[right] - levels[right - 1]);
  return values[right - 1] + share * (values[right] - values[right - 1]);
}

function lastingShare(levels: readonly number[], values: readonly number[]): number {
  const spread =
    (quantileAt(levels, values, 0.9) - quantileAt(levels, values, 0.1)) / (2 * 1.2815515655446004);
  const middle = quantileAt(levels, values, 0.5);
  const variance = spread * spread;
  return variance <= middle || variance === 0 ? 0 : 1 - Math.max(0, middle) / variance;
}

function normalDraw(random: RandomGenerator): number {
  return normalQuantile(Math.max(uniformFloat64(random), 2 ** -53));
}
