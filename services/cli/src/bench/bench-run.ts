import {
  type CountSeries,
  type Epoch,
  epochsOf,
  horizonOf,
  indexAt,
  type PlannedOrigin,
  ScoreSums,
  type Scores,
  slotsPerDay,
} from '@releve/forecasting';
import { type ModelRun, modelRun } from '../backtest/model-run.js';
import { runTasks } from '../backtest/run-tasks.js';
import { type BacktestTask, plainSeries } from '../backtest/task.js';

export const SIMPLE: readonly string[] = [
  'seasonal-naive',
  'profile-8',
  'profile-52',
  'holt-winters',
  'regression',
];

/** A series and the forecasts to make of it; `truth` where the record is not to be believed. */
export interface Planned {
  readonly series: CountSeries;
  readonly plan: readonly PlannedOrigin[];
  readonly truth?: Float64Array;
}

/** A run with what really happened. */
export interface BenchRun {
  readonly run: ModelRun;
  readonly truthOf: (i: number) => number;
}

/** The origins of a plan that share a fit: 28 days of them. */
export function benchEpochs({ series, plan }: Planned): readonly Epoch[] {
  return epochsOf(plan, 28 * slotsPerDay(series));
}

/** Forecasts a plan with one model, refitted every 28 days, on two threads. */
export async function runPlan(
  planned: Planned,
  model: string,
  calendar: string | undefined,
): Promise<BenchRun> {
  const { series, plan, truth } = planned;
  const tasks = benchEpochs(planned).map(
    (epoch): BacktestTask => ({
      series: plainSeries(series),
      model,
      epoch,
      horizon: horizonOf(plan),
      calendar,
      covariates: undefined,
    }),
  );
  const outcomes = (await runTasks(tasks, 2, () => undefined)).map((outcome) => {
    if (!outcome.ok) throw new Error(outcome.error.hint);
    return outcome;
  });
  const run = modelRun('', model, series, plan[0].known, outcomes);
  const truthOf =
    truth === undefined ? run.actualOf : (i: number) => truth[indexAt(series, run.targetOf(i))] ?? Number.NaN;
  return { run, truthOf };
}

/** Scores of the pairs of a run that `keyOf` puts together. */
export function scoresBy(
  { run, truthOf }: BenchRun,
  keyOf: (i: number) => string,
): ReadonlyMap<string, Scores> {
  const groups = new Map<string, ScoreSums>();
  for (let i = 0; i < run.mean.length; i++) {
    const key = keyOf(i);
    const sums = groups.get(key) ?? new ScoreSums();
    groups.set(key, sums);
    sums.add(run.mean[i], run.quantilesOf(i), truthOf(i));
  }
  return new Map([...groups].map(([key, sums]) => [key, sums.scores()]));
}

/** Scores of a whole run. */
export function scoresOf(one: BenchRun): Scores {
  const [scores] = scoresBy(one, () => '').values();
  return scores;
}

export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
