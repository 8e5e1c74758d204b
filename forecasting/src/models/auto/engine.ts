import type { Calendar } from '../../calendar/calendar.js';
import { QUANTILE_LEVELS } from '../../distribution/levels.js';
import type { ForecastError } from '../../forecast-error.js';
import { err, ok, type Result } from '../../result.js';
import type { CountSeries } from '../../series/count-series.js';
import { openingHours } from '../../series/opening-hours.js';
import { OrderedPairs } from '../calibration/ordered-pairs.js';
import type { Calibration } from '../calibration/predictive.js';
import { calibrate, quantileForecast, samplePaths } from '../calibration/predictive.js';
import { TieBalance } from '../calibration/tie-balance.js';
import type { Explanation, FitContext, FitFacts, FittedModel, Model } from '../model.js';
import { learnAlong } from '../residual/learn-along.js';
import { type RecordFeatures, recordFeatures } from '../residual/record-features.js';
import type { ResidualModel } from '../residual/residual-learner.js';
import { type LearnedCorrection, learnCorrection } from './correction.js';
import { explainStep } from './explain-step.js';
import type { Pool } from './pool.js';
import { blendedBy, byTarget, poolAlong, teach } from './pool-along.js';
import { type Records, recordedLeads } from './records.js';
import { settleTiesAlong } from './settle-ties-along.js';
import { type EngineOptions, Walk } from './walk.js';

const BEYOND_LARGEST = 3;
const CALIBRATION_HALF_LIFE_DAYS = 180;
const TIES_DAYS = 200;

/**
 * A model built on calendar regressions: rates are made along the past as they would have been made live, a correction
 * by recent ratios is learned on them, simple members are blended in by recent error, and the dispersion comes from
 * what the blend then got wrong.
 */
export function engineModel(options: EngineOptions): Model {
  return {
    name: options.name,
    fit(written: CountSeries, context: FitContext): Result<FittedModel, ForecastError> {
      const { open: history } = openingHours(written);
      const observations = history.values.reduce((n, value) => (Number.isNaN(value) ? n : n + 1), 0);
      if (observations === 0) {
        return err({
          kind: 'no-observations',
          value: `${history.values.length} intervals`,
          hint: 'Expected at least one count before the origin.',
        });
      }
      const walk = Walk.start(history, context, options);
      const learned = learn(walk, history, context, options);
      return ok(fitted(walk.onward(history), learned, options, observations));
    },
  };
}

/** What is learned from the records of a walk, and kept until the next fit. */
export interface Learned {
  readonly correction: Float64Array;
  /** Of the plain regression, which knows no level; undefined without members. */
  readonly plainCorrection: Float64Array | undefined;
  readonly residual: ResidualModel | undefined;
  readonly calendar: Calendar | undefined;
  readonly pool: Pool;
  readonly calibration: Calibration;
  readonly balance: TieBalance;
}

function learn(walk: Walk, history: CountSeries, context: FitContext, options: EngineOptions): Learned {
  const { records, first, stretch } = walk;
  const end = history.values.length;
  const { coefficients, corrected } = options.correction
    ? learnCorrection(
        { ...columnsOf(records), perOrigin: recordedLeads(walk.horizon).length },
        { first, end, stretch },
      )
    : { coefficients: new Float64Array(records.width), corrected: Float64Array.from(records.logMean) };
  const residual =
    options.residual === undefined
      ? undefined
      : learnAlong(options.residual, records, corrected, featuresOf(walk, history, context, first), {
          first,
          end,
        });
  const plain = options.members && options.correction ? learnPlain(walk, end) : undefined;
  const extra: Float64Array[] = [];
  if (plain !== undefined) extra.push(plain.corrected);
  if (residual !== undefined) extra.push(residual.logFactor.map((factor, i) => corrected[i] + factor));
  const { pool, means } = poolAlong(walk, history, corrected, extra);
  const calibration = calibrate(knownPairs(walk, means, end));
  const balance = TieBalance.start(walk.slots, QUANTILE_LEVELS);
  const recent = byTarget(records, Math.max(first, end - TIES_DAYS * walk.slots), end);
  settleTiesAlong(balance, walk, history, calibration, recent.flat(), (i) => means[i]);
  return {
    correction: coefficients,
    plainCorrection: plain?.coefficients,
    residual: residual?.model,
    calendar: context.calendar,
    pool,
    calibration,
    balance,
  };
}

/** What was forecast of the targets before `end`, and what came. */
function knownPairs(walk: Walk, means: Float64Array, end: number): OrderedPairs {
  const { records, slots } = walk;
  const pairs = new OrderedPairs(slots, records.length);
  for (let i = 0; i < records.length; i++) {
    const [target, count] = [records.target[i], records.count[i]];
    if (Number.isNaN(count)) continue;
    const weight = 2 ** (-(end - target) / (CALIBRATION_HALF_LIFE_DAYS * slots));
    const slot = walk.weekSlotAt(target) % slots;
    pairs.push({ lead: records.lead[i], target, slot, mean: means[i], count, weight });
  }
  return pairs;
}

/** Learns a correction of the plain regression: a level found by mistake does not reach it. */
function learnPlain({ records, first, stretch, horizon }: Walk, end: number): LearnedCorrection {
  const logMean = Float64Array.from({ length: records.length }, (_, i) => records.logPlain(i));
  const rows = { ...columnsOf(records), logMean, perOrigin: recordedLeads(horizon).length };
  return learnCorrection(rows, { first, end, stretch });
}

function featuresOf(
  walk: Walk,
  history: CountSeries,
  { calendar }: Pick<FitContext, 'calendar'>,
  from: number,
): RecordFeatures {
  return recordFeatures(history, calendar, walk.shape, { from, to: walk.length + walk.horizon });
}

/** Means of all members for each of some records made with what was learned. */
function meansBy(walk: Walk, learned: Learned, history: CountSeries, records: Records) {
  const { correction, plainCorrection, residual } = learned;
  const plain = (i: number): readonly number[] =>
    plainCorrection === undefined ? [] : [records.logPlainCorrected(i, plainCorrection)];
  if (residual === undefined) {
    return (i: number) => records.means(i, records.logCorrected(i, correction), plain(i));
  }
  const from = records.length > 0 ? records.target[0] : 0;
  const to = Math.max(from, ...records.target) + 1;
  const features = recordFeatures(history, learned.calendar, walk.shape, {
    from: Math.min(from, ...records.target),
    to,
  });
  const row = new Float64Array(features.width);
  return (i: number) => {
    const logMean = records.logCorrected(i, correction);
    features.write(records, i, logMean, row, 0);
    return records.means(i, logMean, [...plain(i), logMean + residual.logFactor(row, 0)]);
  };
}

function columnsOf({ length, width, terms, origin, target, lead, logMean, count }: Records) {
  return { length, width, terms, origin, target, lead, logMean, count };
}

/** No forecast goes far beyond the largest count seen: little data can make a regression run away. */
function largestBelievable(history: CountSeries): number {
  let largest = 0;
  for (const count of history.values) if (count > largest) largest = count;
  return BEYOND_LARGEST * largest + 10;
}

/** The state at the end of a history, and the means of the steps after it. */
interface Outlook {
  readonly walk: Walk;
  readonly pool: Pool;
  readonly balance: TieBalance;
  /** Blended means as if every hour were open. */
  readonly openMean: Float64Array;
  readonly mean: Float64Array;
}

function outlook(walk: Walk, learned: Learned, written: CountSeries, horizon: number): Outlook {
  const { open: history, closedMean } = openingHours(written);
  const moved = walk.movedTo(history, horizon);
  const [from, to] = [walk.length, moved.length];
  const { records } = moved;
  const settling = byTarget(records, from, to);
  const meansOf = meansBy(moved, learned, history, records);
  const pool = learned.pool.clone();
  for (let i = from; i < to; i++) teach(pool, moved, settling[i - from], meansOf);
  const blended = blendedBy(pool, moved);
  const balance = learned.balance.clone();
  settleTiesAlong(balance, moved, history, learned.calibration, settling.flat(), (i) =>
    blended(records, i, meansOf(i)),
  );
  const steps = moved.ahead(horizon);
  const stepMeans = meansBy(moved, learned, history, steps);
  const most = largestBelievable(history);
  const openMean = Float64Array.from({ length: horizon }, (_, i) =>
    Math.min(most, blended(steps, i, stepMeans(i))),
  );
  const mean = openMean.map((whenOpen, i) => closedMean(to + i) ?? whenOpen);
  return { walk: moved, pool, balance, openMean, mean };
}

function fitted(walk: Walk, learned: Learned, options: EngineOptions, observations: number): FittedModel {
  const weights = learned.pool.weights();
  const facts: FitFacts = {
    model: options.name,
    observations,
    chosen: Object.fromEntries([
      ['level', walk.level],
      ...[
        'corrected regression',
        'levelled regression',
        ...walk.memberNames,
        ...(learned.plainCorrection === undefined ? [] : ['corrected plain regression']),
        ...(options.residual === undefined ? [] : [options.residual.name]),
      ].map((name, k) => [`weight ${name}`, weights[k]] as const),
      ...Array.from(
        learned.calibration.dispersion.slice(0, 9),
        (a, band) => [`dispersion ${band}`, a] as const,
      ),
    ]),
  };
  return {
    name: options.name,
    fittedLength: walk.length,
    facts,
    update(history) {
      const { pool, balance } = outlook(walk, learned, history, 1);
      const next = walk.carriedTo(openingHours(history).open);
      return fitted(next, { ...learned, pool, balance }, options, observations);
    },
    predict(history, horizon) {
      const { mean, balance } = outlook(walk, learned, history, horizon);
      return quantileForecast(history, mean, learned.calibration, balance);
    },
    samplePaths: (history, horizon, count, seed, commonSeed) =>
      samplePaths(history, outlook(walk, learned, history, horizon).mean, learned.calibration, count, {
        seed,
        commonSeed,
      }),
    explain(history, step): Explanation {
      const { walk: moved, openMean, mean } = outlook(walk, learned, history, step + 1);
      return explainStep(moved, learned.correction, history, step, {
        openMean: openMean[step],
        mean: mean[step],
      });
    },
  };
}
