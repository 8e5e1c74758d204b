import {
  type BacktestStep,
  type CountSeries,
  epochsOf,
  type FitContext,
  type FitFacts,
  instantOf,
  modelByName,
  type PlannedOrigin,
  runEpoch,
  type ScoredRun,
} from '@releve/forecasting';

/** Hours between fits of a backtest. */
export const REFIT_HOURS = 28 * 24;

/** A model's forecasts of a plan, and the facts of its last fit. */
export interface ModelRun {
  readonly run: ScoredRun;
  readonly facts: FitFacts;
}

/** Runs a model over a plan, fitting anew every four weeks. A string says why it cannot be fitted. */
export function runModel(
  name: string,
  series: CountSeries,
  plan: readonly PlannedOrigin[],
  context: FitContext,
  onEpoch: (done: number, of: number) => void = () => undefined,
): ModelRun | string {
  const model = modelByName(name);
  if (!model.ok) return model.error.hint;
  const epochs = epochsOf(plan, REFIT_HOURS);
  const steps: BacktestStep[] = [];
  let facts: FitFacts = { model: name, observations: 0, chosen: {} };
  for (const [place, epoch] of epochs.entries()) {
    const result = runEpoch(series, model.value, epoch, context, () => performance.now());
    if (!result.ok) return `${name}: ${result.error.value}. ${result.error.hint}`;
    for (const step of result.value.steps) steps.push(step);
    facts = result.value.facts;
    onEpoch(place + 1, epochs.length);
  }
  return { run: scoredRun(name, series, steps), facts };
}

/** Steps beside what happened, as scores read them. */
export function scoredRun(model: string, series: CountSeries, steps: readonly BacktestStep[]): ScoredRun {
  const at = (i: number): BacktestStep => {
    const step = steps[i];
    if (!step) throw new RangeError(`step ${i} of ${steps.length}`);
    return step;
  };
  return {
    series: '',
    model,
    stepMinutes: series.minutes,
    lead: Int32Array.from(steps, ({ lead }) => lead),
    mean: Float64Array.from(steps, ({ mean }) => mean),
    originOf: (i) => at(i).origin,
    targetOf: (i) => instantOf(series, at(i).target),
    hourOf: (i) => Math.floor((series.clock.toLocal(instantOf(series, at(i).target) / 60_000) % 1440) / 60),
    quantilesOf: (i) => at(i).quantiles,
    actualOf: (i) => series.values[at(i).target] ?? Number.NaN,
  };
}
