import {
  type CountSeries,
  type FitFacts,
  instantOf,
  QUANTILE_LEVELS,
  type ScoredRun,
  slotsPerDay,
} from '@releve/forecasting';
import type { BacktestOutcome } from './task.js';
import type { ForecastRow } from './write-forecasts.js';

type Done = Extract<BacktestOutcome, { readonly ok: true }>;

/** All forecasts of one series by one model, put together from its epochs. */
export interface ModelRun extends ScoredRun {
  readonly lead: Int32Array;
  readonly mean: Float64Array;
  readonly counts: Float64Array;
  /** Intervals in a week. */
  readonly week: number;
  /** Intervals known at the first origin. */
  readonly firstKnown: number;
  readonly facts: FitFacts;
  readonly fitMilliseconds: number;
  readonly predictMilliseconds: number;
  quantilesOf(i: number): Float64Array;
  rows(): Iterable<ForecastRow>;
}

/** Joins the outcomes of a series' epochs, which are in order of time. */
export function modelRun(
  name: string,
  model: string,
  series: CountSeries,
  firstKnown: number,
  outcomes: readonly Done[],
): ModelRun {
  const origin = Float64Array.from(outcomes.flatMap((outcome) => Array.from(outcome.origin)));
  const target = Int32Array.from(outcomes.flatMap((outcome) => Array.from(outcome.target)));
  const lead = Int32Array.from(outcomes.flatMap((outcome) => Array.from(outcome.lead)));
  const mean = Float64Array.from(outcomes.flatMap((outcome) => Array.from(outcome.mean)));
  const width = QUANTILE_LEVELS.length;
  const quantiles = new Float64Array(mean.length * width);
  let at = 0;
  for (const outcome of outcomes) {
    quantiles.set(outcome.quantiles, at);
    at += outcome.quantiles.length;
  }
  const quantilesOf = (i: number): Float64Array => quantiles.subarray(i * width, (i + 1) * width);
  const sum = (of: (outcome: Done) => number): number => outcomes.reduce((total, one) => total + of(one), 0);
  return {
    series: name,
    model,
    stepMinutes: series.minutes,
    lead,
    mean,
    originOf: (i) => origin[i],
    targetOf: (i) => instantOf(series, target[i]),
    counts: series.values,
    week: 7 * slotsPerDay(series),
    firstKnown,
    facts: outcomes[outcomes.length - 1].facts,
    fitMilliseconds: sum((outcome) => outcome.fitMilliseconds),
    predictMilliseconds: sum((outcome) => outcome.predictMilliseconds),
    quantilesOf,
    actualOf: (i) => series.values[target[i]] ?? Number.NaN,
    hourOf: (i) => localHourOf(series, target[i]),
    *rows() {
      for (let i = 0; i < mean.length; i++) {
        const instant = instantOf(series, target[i]);
        yield {
          series: name,
          model,
          origin: origin[i],
          target: instant,
          mean: mean[i],
          quantiles: quantilesOf(i),
        };
      }
    },
  };
}

function localHourOf(series: CountSeries, index: number): number {
  if (series.minutes === 1440) return 0;
  return Math.floor((series.clock.toLocal(instantOf(series, index) / 60_000) % 1440) / 60);
}
