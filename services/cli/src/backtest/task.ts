import {
  type BacktestStep,
  type CountSeries,
  type Epoch,
  type FitFacts,
  type ForecastError,
  type MissingRun,
  QUANTILE_LEVELS,
  runEpoch,
  zoneClock,
} from '@releve/forecasting';
import { type CovariateTable, dayCovariates } from './covariates.js';
import { modelNamed } from './model-named.js';
import { calendarOf } from './series-input.js';

/** A series as it travels to a worker: all data, no functions. */
export interface PlainSeries {
  readonly zone: string;
  readonly minutes: number;
  readonly grid: 'utc' | 'wall';
  readonly start: number;
  readonly values: Float64Array;
  readonly missingRuns: readonly MissingRun[];
}

/** One epoch of one series by one model. */
export interface BacktestTask {
  readonly series: PlainSeries;
  readonly model: string;
  readonly epoch: Epoch;
  readonly horizon: number;
  readonly calendar: string | undefined;
  readonly covariates: CovariateTable | undefined;
}

/** What a task gives back: steps as columns, quantiles row by row. */
export type BacktestOutcome =
  | {
      readonly ok: true;
      readonly origin: Float64Array;
      readonly target: Int32Array;
      readonly lead: Int32Array;
      readonly mean: Float64Array;
      readonly quantiles: Float64Array;
      readonly facts: FitFacts;
      readonly fitMilliseconds: number;
      readonly predictMilliseconds: number;
    }
  | { readonly ok: false; readonly error: ForecastError };

export function plainSeries({ clock, minutes, grid, start, values, missingRuns }: CountSeries): PlainSeries {
  return { zone: clock.zone, minutes, grid, start, values, missingRuns };
}

function countSeries({ zone, ...rest }: PlainSeries): CountSeries {
  const clock = zoneClock(zone);
  if (!clock.ok) throw new Error(`unknown zone ${zone}`);
  return { ...rest, clock: clock.value };
}

/** Runs one task. Equal tasks give equal outcomes, wherever they run, but for the two times. */
export async function runTask({
  series,
  model,
  epoch,
  horizon,
  calendar,
  covariates,
}: BacktestTask): Promise<BacktestOutcome> {
  const found = await modelNamed(model);
  if (!found.ok) return found;
  const context = { calendar: calendarOf(calendar), horizon, covariates: dayCovariates(covariates) };
  const result = runEpoch(countSeries(series), found.value, epoch, context, () => performance.now());
  if (!result.ok) return result;
  const { steps, facts, fitMilliseconds, predictMilliseconds } = result.value;
  const columns = {
    origin: Float64Array.from(steps, ({ origin }) => origin),
    target: Int32Array.from(steps, ({ target }) => target),
    lead: Int32Array.from(steps, ({ lead }) => lead),
    mean: Float64Array.from(steps, ({ mean }) => mean),
    quantiles: quantileRows(steps),
  };
  return { ok: true, ...columns, facts, fitMilliseconds, predictMilliseconds };
}

function quantileRows(steps: readonly BacktestStep[]): Float64Array {
  const rows = new Float64Array(steps.length * QUANTILE_LEVELS.length);
  steps.forEach(({ quantiles }, i) => {
    rows.set(quantiles, i * QUANTILE_LEVELS.length);
  });
  return rows;
}
