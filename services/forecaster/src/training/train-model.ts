import type { ForecastRecord, ModelPlace } from '@releve/contracts';
import {
  backtestEvidence,
  type CountSeries,
  type FitContext,
  type FittedModel,
  instantOf,
  knownAt,
  modelByName,
  type ScoredRun,
  type SeriesReport,
} from '@releve/forecasting';
import { indicatorDays } from '../engine/indicator-days.js';
import { heldOutDays, heldOutPlan } from './hold-out.js';
import { pairedLossesOf } from './paired-losses.js';
import { calendarAt, prepareHourly } from './prepare-counts.js';
import { runModel, scoredRun } from './run-model.js';
import { type StoredEvidence, type TrainInput, TrainOutput, type TrainProgress } from './train-protocol.js';

/** Tried in turn: a series with too little history for one gets the next, and is told. */
const LADDER = ['auto', 'profile-8', 'seasonal-naive'] as const;
/** Quick to fit: beside every model, every night. */
const SIMPLE = ['seasonal-naive', 'profile-8', 'profile-52', 'holt-winters'] as const;
const EXPLAINED_HOURS = 24;

type Tell = (progress: TrainProgress) => void;
/**
 * Trains a model as it would have been before the last weeks, measures it on them beside simple models and, where
 * asked, the model in use as it was. Pure, and plain JSON; what is kept for live use is fitted again from the same window.
 * @throws bad-input when place or counts make no series, or no model can be fitted.
 */
export function trainModel(input: TrainInput, tell: Tell): TrainOutput {
  tell({ step: 'reading', progress: 0.02 });
  const { series, report } = prepareHourly(input.place, input.counts);
  const context = contextAt(input, input.place);
  const days = heldOutDays(series.values.length, input.thorough);
  tell({ step: 'fitting', progress: 0.05 });
  const output =
    days === 0
      ? withoutBacktest(input, series, report, context)
      : withBacktest(input, series, report, context, days, tell);
  return TrainOutput.parse(JSON.parse(JSON.stringify(output)));
}

function contextAt({ indicators, horizonHours }: TrainInput, place: ModelPlace): FitContext {
  const covariates = indicatorDays(indicators);
  const context = { calendar: calendarAt(place), horizon: horizonHours };
  return covariates ? { ...context, covariates } : context;
}

function withBacktest(
  input: TrainInput,
  series: CountSeries,
  report: SeriesReport,
  context: FitContext,
  days: number,
  tell: Tell,
): object {
  const plan = heldOutPlan(series, days);
  const judged = firstThatFits(input.model, (name) =>
    runModel(name, series, plan, context, (done, of) =>
      tell({ step: 'fitting', progress: 0.05 + (0.55 * done) / of }),
    ),
  );
  const champion = input.champion && championRun(input, input.champion, days);
  tell({ step: 'comparing', progress: 0.7 });
  const others = (input.thorough ? [...SIMPLE, 'regression'] : SIMPLE)
    .filter((name) => name !== judged.run.model)
    .map((name) => runModel(name, series, plan, context))
    .flatMap((other) => (typeof other === 'string' ? [] : [other.run]));
  tell({ step: 'scoring', progress: 0.9 });
  const evidence = backtestEvidence([judged.run, ...others], judged.run.model);
  const record = recordOf(evidence, series, days);
  const fitted = input.thorough ? fitLast(judged.run.model, series, context) : null;
  return {
    model: judged.run.model,
    fallbackReason: judged.fallbackReason,
    chosen: fitted?.facts.chosen ?? judged.facts.chosen,
    record,
    evidence: {
      backtest: record ? evidence : null,
      findings: findingsOf(report),
      drivers: fitted ? driversOf(fitted, series) : [],
    },
    losses: pairedLossesOf(judged.run),
    championLosses: champion ? pairedLossesOf(champion) : null,
  };
}

function withoutBacktest(
  { model }: TrainInput,
  series: CountSeries,
  report: SeriesReport,
  context: FitContext,
): object {
  const { fitted, fallbackReason } = firstThatFits(model, (name) => {
    const found = modelByName(name);
    const fit = found.ok ? found.value.fit(series, context) : found;
    return fit.ok ? { fitted: fit.value } : `${name}: ${fit.error.value}. ${fit.error.hint}`;
  });
  return {
    model: fitted.name,
    fallbackReason,
    chosen: fitted.facts.chosen,
    record: null,
    evidence: { backtest: null, findings: findingsOf(report), drivers: driversOf(fitted, series) },
    losses: null,
    championLosses: null,
  };
}

/** The wanted model, or the first of the ladder that can be fitted, with the reason. */
function firstThatFits<T extends object>(
  wanted: string,
  attempt: (name: string) => T | string,
): T & { readonly fallbackReason: string | null } {
  let reason: string | null = null;
  for (const name of new Set([wanted, ...LADDER])) {
    const result = attempt(name);
    if (typeof result !== 'string') return { ...result, fallbackReason: reason };
    reason ??= result;
  }
  throw new Error(reason ?? 'no model could be fitted');
}

/** The model in use, fitted on its own window as far as it lies before the held-out weeks, over the same plan. */
function championRun(
  input: TrainInput,
  champion: NonNullable<TrainInput['champion']>,
  days: number,
): ScoredRun | null {
  const { place, from } = champion;
  const { counts } = input;
  const own = { start: counts.start + from * 3_600_000, values: counts.values.slice(from) };
  const { series } = prepareHourly(place, own);
  const plan = heldOutPlan(series, days);
  const known = Math.min(champion.to - from, plan[0]?.known ?? 0);
  const model = modelByName(champion.name);
  const fit = model.ok && known > 0 ? model.value.fit(knownAt(series, known), contextAt(input, place)) : null;
  if (!fit?.ok) return null;
  const steps = plan.flatMap(({ origin, known: end, targets }) => {
    const { mean, quantiles } = fit.value.predict(knownAt(series, end), targets.length);
    return targets.map((target, lead) => ({
      ...{ origin, target, lead },
      mean: mean[lead] ?? Number.NaN,
      quantiles: quantiles[lead] ?? new Float64Array(),
    }));
  });
  return scoredRun(champion.name, series, steps);
}

function fitLast(name: string, series: CountSeries, context: FitContext): FittedModel | null {
  const model = modelByName(name);
  const fit = model.ok ? model.value.fit(series, context) : null;
  return fit?.ok ? fit.value : null;
}

/** Each term's factor on the mean of the next day against a usual hour, largest first. */
function driversOf(fitted: FittedModel, series: CountSeries): StoredEvidence['drivers'] {
  const sums = new Map<string, number>();
  for (let step = 0; step < EXPLAINED_HOURS; step++)
    for (const { term, logFactor } of fitted.explain(series, step).contributions)
      sums.set(term, (sums.get(term) ?? 0) + logFactor / EXPLAINED_HOURS);
  return [...sums]
    .map(([term, logFactor]) => ({ term, factor: Math.exp(logFactor) }))
    .sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)));
}

function recordOf(
  { regret, model }: ReturnType<typeof backtestEvidence>,
  series: CountSeries,
  days: number,
): ForecastRecord | null {
  const own = regret.find((row) => row.model === model);
  const naive = regret.find((row) => row.model === 'seasonal-naive');
  if (!own || own.scores.pairs === 0) return null;
  const { c50, c80, c90, c95 } = own.scores.coverage;
  const end = series.values.length;
  return {
    from: new Date(instantOf(series, end - days * 24)).toISOString(),
    to: new Date(instantOf(series, end)).toISOString(),
    pairs: own.scores.pairs,
    coverage: { p50: c50, p80: c80, p90: c90, p95: c95 },
    pinball: own.scores.pinball,
    seasonalNaivePinball: (naive ?? own).scores.pinball,
    source: 'backtest',
  };
}

const findingsOf = (report: SeriesReport): StoredEvidence['findings'] => ({
  intervals: report.intervals,
  observed: report.observed,
  negative: report.negative,
  gaps: [...report.gaps],
  zeroRuns: [...report.zeroRuns],
  absurd: [...report.absurd],
});
