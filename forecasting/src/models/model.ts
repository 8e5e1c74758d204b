import type { Calendar } from '../calendar/calendar.js';
import type { ForecastError } from '../forecast-error.js';
import type { Result } from '../result.js';
import type { CountSeries } from '../series/count-series.js';

/** Numbers known in advance for local days, such as events or a weather forecast. */
export interface DayCovariates {
  readonly names: readonly string[];
  /** Values in the order of the names, NaN where unknown; undefined for a day without any. */
  on(dayNumber: number): readonly number[] | undefined;
}

/** What a model may know besides the counts. */
export interface FitContext {
  /** Days of the place; undefined when the site has none. */
  readonly calendar: Calendar | undefined;
  readonly covariates?: DayCovariates | undefined;
  /** Farthest step that will be asked for: dispersion and level corrections are learned up to it. */
  readonly horizon: number;
}

/** A forecast of the `horizon` intervals that follow the origin. All arrays have one entry a step. */
export interface QuantileForecast {
  /** Instant (ms UTC) at which the last observed interval ended. */
  readonly origin: number;
  /** Interval starts (ms UTC). */
  readonly targets: readonly number[];
  readonly mean: Float64Array;
  /** Standard deviation of the count of each interval. */
  readonly deviation: Float64Array;
  /** `quantiles[step][k]` at `QUANTILE_LEVELS[k]`; never crossing. */
  readonly quantiles: readonly Float64Array[];
}

/** One term of a forecast on the log scale: the factor on the mean is exp(logFactor). */
export interface Contribution {
  /** Stable key, such as "hour", "weekday", "holiday:easter-monday", "school", "level". */
  readonly term: string;
  readonly logFactor: number;
}

/** Why one step has the mean it has: log(mean) = log(usual) + sum of the contributions, exactly. */
export interface Explanation {
  /** Instant (ms UTC) the explained interval starts. */
  readonly target: number;
  readonly mean: number;
  /** Mean of a usual interval of this series. */
  readonly usual: number;
  readonly contributions: readonly Contribution[];
}

/** Facts about a fit, for model cards and reports. */
export interface FitFacts {
  readonly model: string;
  /** Observations used, missing ones left out. */
  readonly observations: number;
  /** Names and numbers of what was chosen, such as member weights or smoothing parameters. */
  readonly chosen: Readonly<Record<string, number>>;
}

/**
 * A model that has seen data, and so can predict. Every method is a pure function of its arguments: `history` is all
 * that is known at the origin, which is its end. It must begin as the fitted series did and may be longer (new counts)
 * but not shorter; corrections of counts since the fit are taken into account.
 */
export interface FittedModel {
  readonly name: string;
  /** Number of intervals seen at the fit. */
  readonly fittedLength: number;
  readonly facts: FitFacts;
  /** Moves the slow state up to the end of `history` without a new fit. */
  update(history: CountSeries): FittedModel;
  predict(history: CountSeries, horizon: number): QuantileForecast;
  /**
   * `count` joint paths of `horizon` steps: `paths[p][step]`. Equal seeds give equal paths. Paths p of several sites with
   * one `commonSeed` and an own `seed` each are one future of the group; each site's forecast is as without.
   */
  samplePaths(
    history: CountSeries,
    horizon: number,
    count: number,
    seed: number,
    commonSeed?: number,
  ): readonly Float64Array[];
  explain(history: CountSeries, step: number): Explanation;
}

/** A way of forecasting. Only its fit can predict. Errors of a fit: history-too-short, no-observations. */
export interface Model {
  readonly name: string;
  fit(history: CountSeries, context: FitContext): Result<FittedModel, ForecastError>;
}
