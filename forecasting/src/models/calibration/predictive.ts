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
import { fitLevelShape, type LevelShape, shapedLevels, shapedScore } from './level-shape.js';
import { fitPathCorrelation, type PathCorrelation } from './path-correlation.js';

/** What turns means into distributions and joint paths, learned from out-of-sample pairs. */
export interface Calibration {
  /** By lead band. */
  readonly dispersion: Float64Array;
  readonly correlation: PathCorrelation;
  readonly shape: LevelShape;
}

/** Pairs in order: those of one forecast follow each other with rising leads. */
export interface OrderedPairs extends OutOfSample {
  readonly target: ArrayLike<number>;
}

const MOST_FORECASTS = 400;
const FARTHEST_SCORED = 96;

/** Learns dispersion by lead, the shape of the levels and the correlation between steps. */
export function calibrate(pairs: OrderedPairs): Calibration {
  const dispersion = dispersionByBand(pairs);
  const forecasts = someForecasts(pairs);
  const scores: number[] = [];
  const weights: number[] = [];
  const paths = forecasts.map(({ from, to }) => {
    const path = new Float64Array(pairs.lead[to - 1] + 1).fill(Number.NaN);
    for (let i = from; i < to; i++) {
      const score = normalScore(pairs, i, dispersion);
      path[pairs.lead[i]] = score;
      scores.push(score);
      weights.push(pairs.weight[i]);
    }
    return path;
  });
  return {
    dispersion,
    correlation: fitPathCorrelation(paths),
    shape: fitLevelShape(scores, weights, forecasts.length),
  };
}

/** Runs of pairs that belong to one forecast, cut at the farthest lead; every so many when there are a lot. */
function someForecasts({ length, lead }: OrderedPairs): readonly { from: number; to: number }[] {
  const all: { from: number; to: number }[] = [];
  for (let from = 0; from < length; ) {
    let end = from + 1;
    while (end < length && lead[end] > lead[end - 1]) end++;
    let to = end;
    while (to > from && lead[to - 1] >= FARTHEST_SCORED) to--;
    if (to > from) all.push({ from, to });
    from = end;
  }
  const step = Math.ceil(all.length / MOST_FORECASTS);
  return all.filter((_, i) => (all.length - 1 - i) % step === 0);
}

/** Randomised probability-integral transform of a pair as a normal score. */
function normalScore(pairs: OrderedPairs, i: number, dispersion: Float64Array): number {
  const lead = pairs.lead[i];
  const distribution = countDistribution(pairs.mean[i], dispersion[leadBand(lead)]);
  const below = cumulativeAt(distribution, pairs.count[i] - 1);
  const at = cumulativeAt(distribution, pairs.count[i]);
  const u = below + (at - below) * tieOf(pairs.target[i] * 7 + lead);
  return normalQuantile(Math.min(0.999, Math.max(0.001, u)));
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
  const levels = shapedLevels(calibration.shape, QUANTILE_LEVELS);
  return {
    origin: instantOf(history, origin),
    targets: all.map((_, lead) => instantOf(history, origin + lead)),
    mean,
    deviation: Float64Array.from(all, ({ variance }) => calibration.shape.scale * Math.sqrt(variance)),
    quantiles: all.map((one, lead) =>
      countQuantiles(one, levels, tieOf(history.start / history.minutes + origin + lead)),
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
      return integerQuantile(distribution, normalCdf(shapedScore(calibration.shape, score)));
    });
  });
}
