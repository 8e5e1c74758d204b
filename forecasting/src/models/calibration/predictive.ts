import {
  type CountDistribution,
  countDistribution,
  countQuantiles,
  countVariance,
  cumulativeAt,
  integerQuantile,
  tieOf,
} from '../../distribution/count-distribution.js';
import { QUANTILE_LEVELS } from '../../distribution/levels.js';
import { normalCdf, normalQuantile } from '../../distribution/normal.js';
import { normalDraws } from '../../distribution/normal-draws.js';
import { scoreCovariances } from '../../distribution/score-covariance.js';
import { type CountSeries, instantOf } from '../../series/count-series.js';
import { localSlots } from '../../series/local-slots.js';
import type { QuantileForecast } from '../model.js';
import { dispersionByBand } from './dispersion.js';
import { leadBand } from './lead-bands.js';
import { fitLevelShape, type LevelShape, shapedLevels, shapedScore } from './level-shape.js';
import type { OrderedPairs } from './ordered-pairs.js';
import { fitPathCorrelation, type PathCorrelation, type PathErrors } from './path-correlation.js';
import type { TieBalance } from './tie-balance.js';

/** What turns means into distributions and joint paths, learned from out-of-sample pairs. */
export interface Calibration {
  /** By lead band. */
  readonly dispersion: Float64Array;
  readonly correlation: PathCorrelation;
  readonly shape: LevelShape;
  /** How much wider or narrower forecasts of each slot of the day are than the others. */
  readonly slotScale: Float64Array;
  /** By slot of the day, the level of the unshaped distribution asked for at each of QUANTILE_LEVELS. */
  readonly levels: readonly Float64Array[];
}

const MOST_FORECASTS = 400;
const FARTHEST_SCORED = 96;
/** Forecasts of a slot that count as much as the usual scale. */
const SLOT_PRIOR = 200;

/**
 * How much of what moves the level of a site moves its neighbours too; chance is each site's own. Chosen on the year
 * before the last of the Sanford, Alsace and SWAST groups, where days and weeks of the whole were then as wide as they are.
 */
const COMMON_SHARE = 0.6;

/** Seeds of paths; `commonSeed` is that of a group of sites. */
export interface PathSeeds {
  readonly seed: number;
  readonly commonSeed?: number | undefined;
}

/** Learns dispersion by lead, the shape of the levels and the correlation between steps. */
export function calibrate(pairs: OrderedPairs): Calibration {
  const dispersion = dispersionByBand(pairs);
  const forecasts = someForecasts(pairs);
  const scored = Int32Array.from(forecasts.flatMap(({ from, to }) => range(from, to)));
  const score = new Float64Array(scored.length);
  const weight = new Float64Array(scored.length);
  const slot = new Int32Array(scored.length);
  scored.forEach((i, k) => {
    score[k] = normalScore(pairs, i, dispersion);
    weight[k] = pairs.weight[i];
    slot[k] = pairs.slot[i];
  });
  const slotScale = scaleBySlot(score, weight, slot, pairs.slotsPerDay);
  const levelled = score.map((own, k) => own / slotScale[slot[k]]);
  const shape = fitLevelShape(levelled, weight, forecasts.length);
  const covariances = Array.from(dispersion, scoreCovariances);
  const errors = forecasts.map((run) =>
    errorsOf(pairs, run, dispersion, covariances, (i) => shape.scale * slotScale[pairs.slot[i]]),
  );
  const levels = Array.from(slotScale, (own) =>
    shapedLevels({ ...shape, scale: shape.scale * own }, QUANTILE_LEVELS),
  );
  return { dispersion, correlation: fitPathCorrelation(errors), shape, slotScale, levels };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, k) => from + k);
}

function errorsOf(
  pairs: OrderedPairs,
  { from, to }: { readonly from: number; readonly to: number },
  dispersion: Float64Array,
  covariances: readonly ((mean: number) => number)[],
  scaleOf: (i: number) => number,
): PathErrors {
  const lead = pairs.lead.slice(from, to);
  const mean = pairs.mean.slice(from, to);
  const band = lead.map(leadBand);
  const scale = mean.map((_, k) => scaleOf(from + k));
  return {
    origin: pairs.target[from] - pairs.lead[from],
    lead,
    error: mean.map((value, k) => pairs.count[from + k] - value),
    deviation: mean.map((value, k) => scale[k] * Math.sqrt(countVariance(value, dispersion[band[k]]))),
    loading: mean.map((value, k) => scale[k] * covariances[band[k]](value)),
    weight: pairs.weight[to - 1],
  };
}

/** Mean absolute score of each slot over that of all, drawn to one while a slot has been forecast seldom. */
function scaleBySlot(
  scores: Float64Array,
  weights: Float64Array,
  slots: Int32Array,
  slotsPerDay: number,
): Float64Array {
  const sums = new Float64Array(slotsPerDay);
  const seen = new Float64Array(slotsPerDay);
  let [sum, all] = [0, 0];
  scores.forEach((score, i) => {
    sums[slots[i]] += weights[i] * Math.abs(score);
    seen[slots[i]] += weights[i];
    sum += weights[i] * Math.abs(score);
    all += weights[i];
  });
  const usual = sum / Math.max(all, 1e-9);
  return sums.map((own, slot) => (own + SLOT_PRIOR * usual) / ((seen[slot] + SLOT_PRIOR) * usual || 1) || 1);
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

/** The forecast of the intervals after the end of `history` that have these means. Without `balance`, ties fall as they come. */
export function quantileForecast(
  history: CountSeries,
  mean: Float64Array,
  calibration: Calibration,
  balance?: TieBalance,
): QuantileForecast {
  const origin = history.values.length;
  const all = distributions(mean, calibration);
  const { slot } = localSlots(history, origin, origin + mean.length);
  const interval = history.start / history.minutes + origin;
  return {
    origin: instantOf(history, origin),
    targets: all.map((_, lead) => instantOf(history, origin + lead)),
    mean,
    deviation: Float64Array.from(
      all,
      ({ variance }, lead) => scaleAt(slot[lead], calibration) * Math.sqrt(variance),
    ),
    quantiles: all.map((one, lead) =>
      stepQuantiles(one, { slot: slot[lead], interval: interval + lead }, calibration, balance),
    ),
  };
}

/** Where a forecast step lies: its slot of the local day, and its number among all intervals since 1970. */
interface StepPlace {
  readonly slot: number;
  readonly interval: number;
}

function stepQuantiles(
  distribution: CountDistribution,
  { slot, interval }: StepPlace,
  { levels }: Calibration,
  balance: TieBalance | undefined,
): Float64Array {
  return countQuantiles(distribution, levels[slot], tieOf(interval), balance?.lift(slot));
}

/** Takes into `balance` a step forecast some time ago, whose count has come. */
export function settleTies(
  balance: TieBalance,
  step: StepPlace & { readonly mean: number; readonly lead: number; readonly count: number },
  calibration: Calibration,
): void {
  const distribution = countDistribution(step.mean, calibration.dispersion[leadBand(step.lead)]);
  balance.settle(step.slot, stepQuantiles(distribution, step, calibration, balance), step.count);
}

/** Scale of the scores of a slot of the day. */
function scaleAt(slot: number, { shape, slotScale }: Calibration): number {
  return shape.scale * slotScale[slot];
}

/**
 * Joint paths by a Gaussian copula: each step keeps its own distribution, errors persist as they did in the past. Paths of
 * several sites with one `commonSeed` and an own `seed` each are joint futures of the group.
 */
export function samplePaths(
  history: CountSeries,
  mean: Float64Array,
  calibration: Calibration,
  count: number,
  { seed, commonSeed }: PathSeeds,
): readonly Float64Array[] {
  const all = distributions(mean, calibration);
  const end = history.values.length;
  const scale = Array.from(localSlots(history, end, end + mean.length).slot, (slot) =>
    scaleAt(slot, calibration),
  );
  const { slow, fast, persistence } = calibration.correlation;
  const [a, b, c] = [Math.sqrt(slow), Math.sqrt(fast), Math.sqrt(Math.max(0, 1 - slow - fast))];
  const renewal = Math.sqrt(1 - persistence * persistence);
  const draw = normalDraws(seed);
  const level = commonSeed === undefined ? draw : mixed(draw, normalDraws(commonSeed));
  return Array.from({ length: count }, () => {
    const shared = level();
    let fading = level();
    return Float64Array.from(all, (distribution, step) => {
      if (step > 0) fading = persistence * fading + renewal * level();
      const score = a * shared + b * fading + c * draw();
      return integerQuantile(
        distribution,
        normalCdf(shapedScore({ ...calibration.shape, scale: scale[step] }, score)),
      );
    });
  });
}

function mixed(own: () => number, common: () => number): () => number {
  const [a, b] = [Math.sqrt(COMMON_SHARE), Math.sqrt(1 - COMMON_SHARE)];
  return () => a * common() + b * own();
}
