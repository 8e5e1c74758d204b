import type { Calendar } from '../../calendar/calendar.js';
import type { ForecastError } from '../../forecast-error.js';
import { err, ok, type Result } from '../../result.js';
import { type CountSeries, slotsPerDay } from '../../series/count-series.js';
import { localSlots } from '../../series/local-slots.js';
import type { Calibration } from '../calibration/predictive.js';
import { calibrate, quantileForecast, samplePaths } from '../calibration/predictive.js';
import type { Explanation, FitContext, FitFacts, FittedModel, Model } from '../model.js';
import { learnAlong } from '../residual/learn-along.js';
import { type RecordFeatures, recordFeatures } from '../residual/record-features.js';
import type { ResidualModel } from '../residual/residual-learner.js';
import { type LearnedCorrection, learnCorrection } from './correction.js';
import { explainStep } from './explain-step.js';
import { blend, Pool, weightsAtLead } from './pool.js';
import { type Records, recordedLeads } from './records.js';
import { type EngineOptions, Walk } from './walk.js';

const BEYOND_LARGEST = 3;
const CALIBRATION_HALF_LIFE_DAYS = 180;

/**
 * A model built on calendar regressions: rates are made along the past as they would have been made live, a correction
 * by recent ratios is learned on them, simple members are blended in by recent error, and the dispersion comes from
 * what the blend then got wrong.
 */
export function engineModel(options: EngineOptions): Model {
  return {
    name: options.name,
    fit(history: CountSeries, context: FitContext): Result<FittedModel, ForecastError> {
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
  const slots = slotsPerDay(history);
  const known: number[] = [];
  for (let i = 0; i < records.length; i++) if (!Number.isNaN(records.count[i])) known.push(i);
  const local = localSlots(history, first, end + walk.horizon).slot;
  const calibration = calibrate({
    length: known.length,
    slotsPerDay: slots,
    slot: known.map((i) => local[records.target[i] - first]),
    lead: known.map((i) => records.lead[i]),
    target: known.map((i) => records.target[i]),
    mean: known.map((i) => means[i]),
    count: known.map((i) => records.count[i]),
    weight: known.map((i) => 2 ** (-(end - records.target[i]) / (CALIBRATION_HALF_LIFE_DAYS * slots))),
  });
  return {
    correction: coefficients,
    plainCorrection: plain?.coefficients,
    residual: residual?.model,
    calendar: context.calendar,
    pool,
    calibration,
  };
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

/** Blends every record with the weights of its origin. Settled forecasts teach the pool when their targets have come. */
function poolAlong(
  walk: Walk,
  history: CountSeries,
  logCorrected: Float64Array,
  extra: readonly Float64Array[],
): { readonly pool: Pool; readonly means: Float64Array } {
  const { records, first } = walk;
  const end = history.values.length;
  const slots = slotsPerDay(history);
  const pool = Pool.start(records.meansWidth + extra.length, slots);
  const means = new Float64Array(records.length);
  const settling = byTarget(records, first, end);
  const meansOf = (i: number): Float64Array =>
    records.means(
      i,
      logCorrected[i],
      extra.map((logs) => logs[i]),
    );
  let now = first;
  const goTo = (index: number): void => {
    for (; now < index; now++) {
      pool.age();
      for (const i of settling[now - first])
        pool.add(meansOf(i), records.count[i], records.lead[i] < slots, walk.weekSlotAt(records.target[i]));
    }
  };
  let weights = pool.weights();
  for (let i = 0; i < records.length; i++) {
    if (records.origin[i] > now) {
      goTo(records.origin[i]);
      weights = pool.weights();
    }
    const hours = ((records.lead[i] + 1) * 24) / slots;
    const atLead = weightsAtLead(weights, hours);
    means[i] = blend(meansOf(i), pool.atSlot(atLead, walk.weekSlotAt(records.target[i])));
  }
  goTo(end);
  return { pool, means };
}

/** Numbers of the records of each target in [from, to) whose count is known. */
function byTarget(records: Records, from: number, to: number): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: Math.max(0, to - from) }, () => []);
  for (let i = 0; i < records.length; i++) {
    const at = records.target[i] - from;
    if (at >= 0 && at < lists.length && !Number.isNaN(records.count[i])) lists[at].push(i);
  }
  return lists;
}

/** No forecast goes far beyond the largest count seen: little data can make a regression run away. */
function largestBelievable(history: CountSeries): number {
  let largest = 0;
  for (const count of history.values) if (count > largest) largest = count;
  return BEYOND_LARGEST * largest + 10;
}

/** The state at the end of a history, and the blended means of the steps after it. */
interface Outlook {
  readonly walk: Walk;
  readonly pool: Pool;
  readonly mean: Float64Array;
}

function outlook(walk: Walk, learned: Learned, history: CountSeries, horizon: number): Outlook {
  const moved = walk.movedTo(history, horizon);
  const [from, to] = [walk.length, moved.length];
  const { records } = moved;
  const slots = slotsPerDay(history);
  const settling = byTarget(records, from, to);
  const meansOf = meansBy(moved, learned, history, records);
  const pool = learned.pool.clone();
  for (let i = from; i < to; i++) {
    pool.age();
    for (const r of settling[i - from]) {
      pool.add(meansOf(r), records.count[r], records.lead[r] < slots, moved.weekSlotAt(records.target[r]));
    }
  }
  const weights = pool.weights();
  const steps = moved.ahead(horizon);
  const stepMeans = meansBy(moved, learned, history, steps);
  const most = largestBelievable(history);
  const mean = Float64Array.from({ length: horizon }, (_, i) => {
    const atLead = weightsAtLead(weights, ((i + 1) * history.minutes) / 60);
    return Math.min(most, blend(stepMeans(i), pool.atSlot(atLead, moved.weekSlotAt(to + i))));
  });
  return { walk: moved, pool, mean };
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
      const moved = outlook(walk, learned, history, 1);
      const next = walk.carriedTo(history);
      return fitted(next, { ...learned, pool: moved.pool }, options, observations);
    },
    predict: (history, horizon) =>
      quantileForecast(history, outlook(walk, learned, history, horizon).mean, learned.calibration),
    samplePaths: (history, horizon, count, seed, commonSeed) =>
      samplePaths(history, outlook(walk, learned, history, horizon).mean, learned.calibration, count, {
        seed,
        commonSeed,
      }),
    explain(history, step): Explanation {
      const { walk: moved, mean } = outlook(walk, learned, history, step + 1);
      return explainStep(moved, learned.correction, history, step, mean[step]);
    },
  };
}
