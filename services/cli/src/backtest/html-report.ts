import { basename } from 'node:path';
import {
  backtestEvidence,
  type Drivers,
  horizonOf,
  instantOf,
  knownAt,
  modelByName,
  type ReportLanguage,
  reportPage,
  slotsPerDay,
} from '@releve/forecasting';
import { type CovariateTable, dayCovariates } from './covariates.js';
import type { ModelRun } from './model-run.js';
import { calendarOf, type DataInput, type SeriesPlan } from './series-input.js';

interface PageOptions {
  readonly file: string;
  readonly refitDays: number;
  readonly language: ReportLanguage;
}

/** Most series whose last forecast is explained, each by a fit of its own. */
const EXPLAINED_SERIES = 3;

/** The page of a backtest; the model of the first run is the one judged. */
export function htmlReport(
  input: DataInput,
  covariates: CovariateTable | undefined,
  runs: readonly ModelRun[],
  plans: readonly SeriesPlan[],
  { file, refitDays, language }: PageOptions,
): string {
  const model = runs[0].model;
  return reportPage(
    {
      source: basename(file),
      timeZone: input.clock.zone,
      calendar: input.calendar ?? null,
      refitDays,
      data: input.series,
      evidence: backtestEvidence(runs, model),
      chosen: runs.filter((run) => run.model === model).map(({ series, facts }) => ({ series, facts })),
      drivers: plans
        .slice(0, EXPLAINED_SERIES)
        .flatMap((plan) => driversOf(plan, model, input.calendar, covariates)),
    },
    language,
  );
}

/** Terms of the day after the last origin, each the geometric mean of its factors; none where the fit is refused. */
function driversOf(
  { named, plan }: SeriesPlan,
  modelName: string,
  calendar: string | undefined,
  covariates: CovariateTable | undefined,
): readonly Drivers[] {
  const last = plan.at(-1);
  const model = modelByName(modelName);
  if (last === undefined || !model.ok) return [];
  const history = knownAt(named.series, last.known);
  const context = {
    calendar: calendarOf(calendar),
    covariates: dayCovariates(covariates),
    horizon: horizonOf(plan),
  };
  const fitted = model.value.fit(history, context);
  if (!fitted.ok) return [];
  const intervals = slotsPerDay(named.series);
  const sums = new Map<string, number>();
  for (let step = 0; step < intervals; step++)
    for (const { term, logFactor } of fitted.value.explain(history, step).contributions)
      sums.set(term, (sums.get(term) ?? 0) + logFactor / intervals);
  const terms = [...sums]
    .map(([term, logFactor]) => ({ term, factor: Math.exp(logFactor) }))
    .sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)));
  return [{ series: named.name, from: instantOf(named.series, last.known), intervals, terms }];
}
