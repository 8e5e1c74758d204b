import type { ForecastPoint } from '@releve/contracts';
import {
  type CountSeries,
  calendarFor,
  type FittedModel,
  type Model,
  modelByName,
  prepareSeries,
  type QuantileForecast,
  zoneCalendar,
  zoneClock,
} from '@releve/forecasting';
import { keyText, type SeriesKey } from '../series-key.js';
import type {
  AnswerTo,
  EngineRequest,
  EngineResult,
  ExplainAnswer,
  ExplainRequest,
  FitAnswer,
  FitRequest,
  HourlyCounts,
  PathsAnswer,
  PathsRequest,
  PredictAnswer,
  PredictRequest,
  SeriesPlace,
} from './engine-protocol.js';
import { measureRecord } from './measure-record.js';

/** Tried in turn: a site with too little history for one gets the next, and is told. */
const ladder = ['auto', 'profile-8', 'seasonal-naive'] as const;

interface FittedSeries {
  readonly place: SeriesPlace;
  readonly model: FittedModel;
  readonly naive: FittedModel | null;
}

export interface ForecastEngine {
  answer(request: EngineRequest): EngineResult<AnswerTo<EngineRequest>>;
}

const refuse = (reason: string, notFitted = false): EngineResult<never> => ({
  ok: false,
  error: { reason, notFitted },
});
const give = <A>(value: A): EngineResult<A> => ({ ok: true, value });

function seriesOf(place: SeriesPlace, { start, values }: HourlyCounts): CountSeries | string {
  const clock = zoneClock(place.timeZone);
  if (!clock.ok) return `${clock.error.value}: ${clock.error.hint}`;
  const first = start / 60_000;
  const minutes = Float64Array.from(values, (_, i) => first + i * 60);
  const prepared = prepareSeries({ kind: 'instant', minutes, values }, 60, clock.value);
  return prepared.ok ? prepared.value.series : `${prepared.error.value}: ${prepared.error.hint}`;
}

function fitFirst(names: readonly string[], series: CountSeries, context: Parameters<Model['fit']>[1]) {
  const reasons: string[] = [];
  for (const name of names) {
    const model = modelByName(name);
    const fitted = model.ok ? model.value.fit(series, context) : model;
    if (fitted.ok) return { fitted: fitted.value, reasons };
    reasons.push(`${name}: ${fitted.error.value}. ${fitted.error.hint}`);
  }
  return { fitted: null, reasons };
}

const points = (forecast: QuantileForecast): ForecastPoint[] =>
  forecast.targets.map((target, step) => ({
    target: new Date(target).toISOString(),
    mean: forecast.mean[step] ?? 0,
    quantiles: Array.from(forecast.quantiles[step] ?? []),
  }));

/** Fits, predicts and explains; holds what it has fitted. Deterministic: equal requests get equal answers. */
export function createForecastEngine(): ForecastEngine {
  const fittedSeries = new Map<string, FittedSeries>();

  function fit({ key, place, counts, horizonHours }: FitRequest): EngineResult<FitAnswer> {
    const series = seriesOf(place, counts);
    if (typeof series === 'string') return refuse(series);
    const calendar = calendarFor(
      place.calendar,
      place.schoolZone ? { school: zoneCalendar(place.schoolZone) } : {},
    );
    if (!calendar.ok) return refuse(`${calendar.error.value}: ${calendar.error.hint}`);
    const context = { calendar: calendar.value, horizon: horizonHours };
    const { fitted, reasons } = fitFirst(ladder, series, context);
    if (!fitted) return refuse(reasons.at(-1) ?? 'no model could be fitted');
    const { fitted: naive } = fitFirst(['seasonal-naive'], series, context);
    fittedSeries.set(keyText(key), { place, model: fitted, naive });
    return give({
      kind: 'fit',
      model: fitted.name,
      facts: fitted.facts.chosen,
      fallbackReason: reasons[0] ?? null,
      record: measureRecord(series, context, fitted.name),
    });
  }

  function withModel<A>(
    key: SeriesKey,
    counts: HourlyCounts,
    use: (fitted: FittedSeries, history: CountSeries) => A,
  ): EngineResult<A> {
    const fitted = fittedSeries.get(keyText(key));
    if (!fitted) return refuse('no model has been fitted yet', true);
    const history = seriesOf(fitted.place, counts);
    if (typeof history === 'string') return refuse(history);
    if (history.values.length < fitted.model.fittedLength)
      return refuse('history is shorter than at the fit', true);
    return give(use({ ...fitted, model: fitted.model.update(history) }, history));
  }

  const predict = ({ key, counts, horizonHours }: PredictRequest) =>
    withModel(key, counts, ({ model, naive }, history): PredictAnswer => {
      const reference = naive?.update(history).predict(history, horizonHours).quantiles ?? [];
      return {
        kind: 'predict',
        points: points(model.predict(history, horizonHours)),
        naive: reference.map((levels) => Array.from(levels)),
      };
    });

  const paths = ({ key, counts, horizonHours, paths: count, seed }: PathsRequest) =>
    withModel(
      key,
      counts,
      ({ model }, history): PathsAnswer => ({
        kind: 'paths',
        arrivals: model
          .samplePaths(history, horizonHours, count, seed)
          .map((path) => Array.from(path, Math.round)),
      }),
    );

  const explain = ({ key, counts, hours }: ExplainRequest) =>
    withModel(key, counts, ({ model }, history): ExplainAnswer => {
      const totals = new Map<string, number>();
      for (let step = 0; step < hours; step++)
        for (const { term, logFactor } of model.explain(history, step).contributions)
          totals.set(term, (totals.get(term) ?? 0) + logFactor / hours);
      return {
        kind: 'explain',
        terms: [...totals]
          .map(([term, logFactor]) => ({ term, factor: Math.exp(logFactor) }))
          .sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor))),
      };
    });

  return {
    answer: (request) => {
      if (request.kind === 'fit') return fit(request);
      if (request.kind === 'predict') return predict(request);
      if (request.kind === 'paths') return paths(request);
      return explain(request);
    },
  };
}
