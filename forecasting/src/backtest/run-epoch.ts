import type { ForecastError } from '../forecast-error.js';
import type { FitContext, FitFacts, Model } from '../models/model.js';
import { ok, type Result } from '../result.js';
import { type CountSeries, knownAt, slotsPerDay } from '../series/count-series.js';
import type { Epoch } from './plan.js';

/** One forecast of one interval, made in a backtest. `quantiles` are at `QUANTILE_LEVELS`. */
export interface BacktestStep {
  readonly origin: number;
  /** Index of the interval in the series. */
  readonly target: number;
  /** Intervals between what was known and the target. */
  readonly lead: number;
  readonly mean: number;
  readonly quantiles: Float64Array;
}

/** Forecasts of one epoch and where the time went. */
export interface EpochResult {
  readonly steps: readonly BacktestStep[];
  readonly facts: FitFacts;
  readonly fitMilliseconds: number;
  readonly predictMilliseconds: number;
}

const UPDATE_DAYS = 7;

/**
 * Fits at the first origin of an epoch and forecasts from each of its origins with what was known then, moving the
 * model on every week. Nothing outside the epoch matters, so epochs may run anywhere in any order.
 * `now` is a stopwatch in milliseconds.
 */
export function runEpoch(
  series: CountSeries,
  model: Model,
  epoch: Epoch,
  context: FitContext,
  now: () => number,
): Result<EpochResult, ForecastError> {
  const began = now();
  const first = model.fit(knownAt(series, epoch[0].known), context);
  if (!first.ok) return first;
  let fitted = first.value;
  let fitMilliseconds = now() - began;
  let predictMilliseconds = 0;
  const steps: BacktestStep[] = [];
  for (const { origin, known, targets } of epoch) {
    const history = knownAt(series, known);
    const before = now();
    if (known - fitted.fittedLength >= UPDATE_DAYS * slotsPerDay(series)) {
      fitted = fitted.update(history);
      fitMilliseconds += now() - before;
    }
    const start = now();
    const horizon = targets[targets.length - 1] - known + 1;
    const { mean, quantiles } = fitted.predict(history, horizon);
    predictMilliseconds += now() - start;
    for (const target of targets) {
      const lead = target - known;
      steps.push({ origin, target, lead, mean: mean[lead], quantiles: quantiles[lead] });
    }
  }
  return ok({ steps, facts: first.value.facts, fitMilliseconds, predictMilliseconds });
}
