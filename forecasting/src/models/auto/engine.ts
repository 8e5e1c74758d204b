import type { ForecastError } from '../../forecast-error.js';
import { err, ok, type Result } from '../../result.js';
import { type CountSeries, slotsPerDay } from '../../series/count-series.js';
import type { Calibration } from '../calibration/predictive.js';
import { calibrate, quantileForecast, samplePaths } from '../calibration/predictive.js';
import type { Explanation, FitContext, FitFacts, FittedModel, Model } from '../model.js';
import { chooseCorrection } from './correction.js';
import { explainStep } from './explain-step.js';
import { blend, Pool, weightsAtLead } from './pool.js';
import { type Records, recordedLeads } from './records.js';
import { SettledErrors } from './settled-errors.js';
import { type EngineOptions, Walk } from './walk.js';

const POOL_HALF_LIFE_DAYS = 14;
/** First: the main forecast, until another is clearly better. Then averages, which must earn their place. */
const POOL_SHAPES = [
  { power: 150, headStart: 0.05 },
  { power: 16, headStart: 0 },
  { power: 4, headStart: 0 },
];
const AVERAGE_MUST_GAIN = 0.005;
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
      const learned = learn(walk, history, options);
      return ok(fitted(walk, learned, options, observations));
    },
  };
}

/** What is learned from the records of a walk, and kept until the next fit. */
export interface Learned {
  readonly correction: Float64Array;
  readonly pool: Pool;
  readonly calibration: Calibration;
}

function learn(walk: Walk, history: CountSeries, options: EngineOptions): Learned {
  const { records } = walk;
  const known = settledOnly(records);
  const correction = options.correction
    ? chooseCorrection({
        length: known.length,
        width: records.width,
        perOrigin: recordedLeads(walk.horizon).length,
        terms: gather(records.terms, records.width, known),
        logMean: known.map((i) => records.logMean[i]),
        count: known.map((i) => records.count[i]),
      })
    : new Float64Array(records.width);
  const { pool, means } = poolAlong(walk, history, correction);
  const slots = slotsPerDay(history);
  const end = history.values.length;
  const calibration = calibrate({
    length: known.length,
    lead: known.map((i) => records.lead[i]),
    target: known.map((i) => records.target[i]),
    mean: known.map((i) => means[i]),
    count: known.map((i) => records.count[i]),
    weight: known.map((i) => 2 ** (-(end - records.target[i]) / (CALIBRATION_HALF_LIFE_DAYS * slots))),
  });
  return { correction, pool, calibration };
}

function settledOnly(records: Records): readonly number[] {
  const known: number[] = [];
  for (let i = 0; i < records.length; i++) if (!Number.isNaN(records.count[i])) known.push(i);
  return known;
}

function gather(values: Float64Array, width: number, picked: readonly number[]): Float64Array {
  const result = new Float64Array(picked.length * width);
  picked.forEach((i, at) => {
    result.set(values.subarray(i * width, (i + 1) * width), at * width);
  });
  return result;
}

/** Blends every record with the weights of its origin, by the shape of pool that would have done best. */
function poolAlong(
  walk: Walk,
  history: CountSeries,
  correction: Float64Array,
): { readonly pool: Pool; readonly means: Float64Array } {
  const { records, first } = walk;
  const end = history.values.length;
  const width = records.members + 1;
  const settled = new SettledErrors(first, end - first, width);
  const candidates = new Float64Array(records.length * width);
  for (let i = 0; i < records.length; i++) {
    const means = records.means(i, correction);
    candidates.set(means, i * width);
    settled.add(records.target[i], records.count[i], means);
  }
  const halfLife = Math.max(POOL_HALF_LIFE_DAYS * slotsPerDay(history), walk.horizon);
  let best: { pool: Pool; means: Float64Array; error: number } | undefined;
  for (const shape of width > 1 ? POOL_SHAPES : POOL_SHAPES.slice(0, 1)) {
    const pool = Pool.start({ halfLife, ...shape }, width);
    const tried = blendAlong(
      { records, candidates, settled, first, end, hoursPerInterval: history.minutes / 60 },
      pool,
    );
    const needed = best === undefined ? Number.POSITIVE_INFINITY : best.error * (1 - AVERAGE_MUST_GAIN);
    if (tried.error < needed) best = tried;
  }
  if (best === undefined) throw new Error('no pool power to try');
  return best;
}

interface Course {
  readonly records: Records;
  /** Means of all members, record by record. */
  readonly candidates: Float64Array;
  readonly settled: SettledErrors;
  readonly first: number;
  readonly end: number;
  readonly hoursPerInterval: number;
}

function blendAlong(
  { records, candidates, settled, first, end, hoursPerInterval }: Course,
  pool: Pool,
): { readonly pool: Pool; readonly means: Float64Array; readonly error: number } {
  const width = records.members + 1;
  const means = new Float64Array(records.length);
  let now = first;
  let error = 0;
  const goTo = (index: number): void => {
    for (; now < index; now++) {
      pool.age(1);
      pool.add(settled.errors(now), settled.count(now));
    }
  };
  let weights = pool.weights();
  for (let i = 0; i < records.length; i++) {
    if (records.origin[i] > now) {
      goTo(records.origin[i]);
      weights = pool.weights();
    }
    const hours = (records.lead[i] + 1) * hoursPerInterval;
    means[i] = blend(candidates.subarray(i * width, (i + 1) * width), weightsAtLead(weights, hours));
    if (!Number.isNaN(records.count[i])) error += Math.abs(records.count[i] - means[i]);
  }
  goTo(end);
  return { pool, means, error };
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
  const settled = new SettledErrors(from, to - from, moved.records.members + 1);
  for (let i = 0; i < moved.records.length; i++) {
    settled.add(moved.records.target[i], moved.records.count[i], moved.records.means(i, learned.correction));
  }
  const pool = learned.pool.clone();
  for (let i = from; i < to; i++) {
    pool.age(1);
    pool.add(settled.errors(i), settled.count(i));
  }
  const weights = pool.weights();
  const steps = moved.ahead(horizon);
  const mean = Float64Array.from({ length: horizon }, (_, i) =>
    blend(steps.means(i, learned.correction), weightsAtLead(weights, ((i + 1) * history.minutes) / 60)),
  );
  return { walk: moved, pool, mean };
}

function fitted(walk: Walk, learned: Learned, options: EngineOptions, observations: number): FittedModel {
  const weights = learned.pool.weights();
  const facts: FitFacts = {
    model: options.name,
    observations,
    chosen: Object.fromEntries([
      ['level', walk.level],
      ...['corrected regression', ...walk.memberNames].map(
        (name, k) => [`weight ${name}`, weights[k]] as const,
      ),
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
    samplePaths: (history, horizon, count, seed) =>
      samplePaths(outlook(walk, learned, history, horizon).mean, learned.calibration, count, seed),
    explain(history, step): Explanation {
      const { walk: moved, mean } = outlook(walk, learned, history, step + 1);
      return explainStep(moved, learned.correction, history, step, mean[step]);
    },
  };
}
