import {
  type CountDistribution,
  countDistribution,
  countQuantiles,
  cumulativeAt,
  integerQuantile,
  tieOf,
} from '../../distribution/count-distribution.js';
import { QUANTILE_LEVELS } from '../../distribution/levels.js';
import { normalCdf, normalQuantile } from '../../distribution/normal.js';
import { normalDraws } from '../../distribution/normal-draws.js';
import { type CountSeries, instantOf } from '../../series/count-series.js';
import type { QuantileForecast } from '../model.js';
import { dispersionByBand, type OutOfSample } from './dispersion.js';
import { leadBand } from './lead-bands.js';
import { fitPathCorrelation, type PathCorrelation } from './path-correlation.js';

/** What turns means into distributions and joint paths, learned from out-of-sample pairs. */
export interface Calibration {
  /** By lead band. */
  readonly dispersion: Float64Array;
  readonly correlation: PathCorrelation;
}

/** Pairs in order: those of one forecast follow each other with rising leads. */
export interface OrderedPairs extends OutOfSample {
  readonly target: ArrayLike<number>;
}

/** Learns dispersion by lead and the correlation between steps. */
export function calibrate(pairs: OrderedPairs): Calibration {
  const dispersion = dispersionByBand(pairs);
  return { dispersion, correlation: fitPathCorrelation(normalScores(pairs, dispersion)) };
}

/** Randomised probability-integral transforms as normal scores, one array a forecast, indexed by lead. */
function normalScores(pairs: OrderedPairs, dispersion: Float64Array): readonly Float64Array[] {
  const paths: Float64Array[] = [];
  let path: number[] = [];
  let previous = Number.POSITIVE_INFINITY;
  for (let i = 0; i < pairs.length; i++) {
    const lead = pairs.lead[i];
    if (lead <= previous && path.length > 0) {
      paths.push(Float64Array.from(path));
      path = [];
    }
    previous = lead;
    if (lead >= 96) continue;
    while (path.length < lead) path.push(Number.NaN);
    const distribution = countDistribution(pairs.mean[i], dispersion[leadBand(lead)]);
    const below = cumulativeAt(distribution, pairs.count[i] - 1);
    const at = cumulativeAt(distribution, pairs.count[i]);
    const u = below + (at - below) * tieOf(pairs.target[i] * 7 + lead);
    path.push(normalQuantile(Math.min(0.999, Math.max(0.001, u))));
  }
  if (path.length > 0) paths.push(Float64Array.from(path));
  return paths;
}

function distributions(mean: Float64Array, calibration: Calibration): readonly CountDistribution[] {
  return Array.from(mean, (value, lead) => countDistribution(value, calibration.dispersion[leadBand(lead)]));
}

/** The forecast of the intervals after the end of `history` that have these means. */
export function quantileForecast(
  history: CountSeries,
  mean: Float64Array,
  calibration: Calibration,
): QuantileForecast {
  const origin = history.values.length;
  const all = distributions(mean, calibration);
  return {
    origin: instantOf(history, origin),
    targets: all.map((_, lead) => instantOf(history, origin + lead)),
    mean,
    deviation: Float64Array.from(all, ({ variance }) => Math.sqrt(variance)),
    quantiles: all.map((one, lead) =>
      countQuantiles(one, QUANTILE_LEVELS, tieOf(history.start / history.minutes + origin + lead)),
    ),
  };
}

/** Joint paths by a Gaussian copula: each step keeps its own distribution, errors persist as they did in the past. */
export function samplePaths(
  mean: Float64Array,
  calibration: Calibration,
  count: number,
  seed: number,
): readonly Float64Array[] {
  const all = distributions(mean, calibration);
  const { slow, fast, persistence } = calibration.correlation;
  const [a, b, c] = [Math.sqrt(slow), Math.sqrt(fast), Math.sqrt(Math.max(0, 1 - slow - fast))];
  const renewal = Math.sqrt(1 - persistence * persistence);
  const draw = normalDraws(seed);
  return Array.from({ length: count }, () => {
    const shared = draw();
    let fading = draw();
    return Float64Array.from(all, (distribution, step) => {
      if (step > 0) fading = persistence * fading + renewal * draw();
      const score = a * shared + b * fading + c * draw();
      return integerQuantile(distribution, normalCdf(score));
    });
  });
}
