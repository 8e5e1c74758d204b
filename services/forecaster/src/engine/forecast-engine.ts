import type { ForecastPoint } from '@releve/contracts';
import {
  type CountSeries,
  calendarFor,
  type FittedModel,
  type Model,
  modelByName,
  prepareSeries,
  type QuantileForecast,
  type ZoneClock,
  zoneCalendar,
  zoneClock,
} from '@releve/forecasting';
import { keyText, type SeriesKey } from '../series-key.js';
import { answerDepartment, crossingsWithin, type DepartmentFutures } from './answer-department.js';
import { answerHalfHours } from './answer-half-hours.js';
import { answerMonths } from './answer-months.js';
import { answerStreams } from './answer-streams.js';
import { answerWatch } from './answer-watch.js';
import type {
  CrossingAnswer,
  CrossingRequest,
  DepartmentAnswer,
  DepartmentRequest,
} from './department-request.js';
import type {
  AnswerTo,
  EngineRequest,
  EngineResult,
  FitAnswer,
  FitRequest,
  HourlyCounts,
  PathsAnswer,
  PathsRequest,
  PredictAnswer,
  PredictRequest,
  SeriesPlace,
} from './engine-protocol.js';
import { explainMean } from './explain-mean.js';
import type { HalfHoursRequest } from './half-hours-request.js';
import { indicatorDays } from './indicator-days.js';
import { measureRecord } from './measure-record.js';
import type { MonthsRequest } from './month-request.js';
import { type StayCurves, stayCurves } from './stay-curves.js';
import type { StreamsRequest } from './streams-request.js';
import type { WatchRequest } from './watch-request.js';

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

function withZone<A>(timeZone: string, use: (clock: ZoneClock) => EngineResult<A>): EngineResult<A> {
  const clock = zoneClock(timeZone);
  return clock.ok ? use(clock.value) : refuse(`${clock.error.value}: ${clock.error.hint}`);
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
  const siteFutures = new Map<string, DepartmentFutures>();
  const calendars = new Map<string, ReturnType<typeof calendarFor>>();
  const siteCurves = new Map<string, { readonly to: string; readonly curves: StayCurves | null }>();

  /** One calendar for all models of a place: each remembers the days it has described. */
  function calendarOf({ calendar, schoolZone }: SeriesPlace): ReturnType<typeof calendarFor> {
    const place = `${calendar} ${schoolZone ?? ''}`;
    const known =
      calendars.get(place) ?? calendarFor(calendar, schoolZone ? { school: zoneCalendar(schoolZone) } : {});
    calendars.set(place, known);
    return known;
  }

  function fit(request: FitRequest): EngineResult<FitAnswer> {
    const { key, place, counts, horizonHours, indicators = [] } = request;
    const series = seriesOf(place, counts);
    if (typeof series === 'string') return refuse(series);
    const calendar = calendarOf(place);
    if (!calendar.ok) return refuse(`${calendar.error.value}: ${calendar.error.hint}`);
    const covariates = indicatorDays(indicators);
    const context = {
      calendar: calendar.value,
      horizon: horizonHours,
      ...(covariates ? { covariates } : {}),
    };
    const { fitted, reasons } = fitFirst([...new Set([request.model, ...ladder])], series, context);
    if (!fitted) return refuse(reasons.at(-1) ?? 'no model could be fitted');
    const { fitted: naive } = fitFirst(['seasonal-naive'], series, context);
    fittedSeries.set(keyText(key), { place, model: fitted, naive });
    return give({
      kind: 'fit',
      model: fitted.name,
      facts: fitted.facts.chosen,
      fallbackReason: reasons[0] ?? null,
      record: request.measure ? measureRecord(series, context, fitted.name) : null,
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

  const predict = ({ key, counts, horizonHours, explainHours }: PredictRequest) =>
    withModel(key, counts, ({ model, naive }, history): PredictAnswer => {
      const reference = naive?.update(history).predict(history, horizonHours).quantiles ?? [];
      return {
        kind: 'predict',
        points: points(model.predict(history, horizonHours)),
        naive: reference.map((levels) => Array.from(levels)),
        explained: explainMean(model, history, Math.min(explainHours, horizonHours)),
      };
    });

  const paths = ({ key, counts, horizonHours, paths: count, seed, commonSeed }: PathsRequest) =>
    withModel(
      key,
      counts,
      ({ model }, history): PathsAnswer => ({
        kind: 'paths',
        arrivals: model
          .samplePaths(history, horizonHours, count, seed, commonSeed)
          .map((path) => Array.from(path, Math.round)),
      }),
    );

  function department(request: DepartmentRequest): EngineResult<DepartmentAnswer> {
    const curves = curvesOf(request);
    if (!curves) return refuse('too few stays have ended to tell how long they last');
    return withModel(request.key, request.counts, ({ model }, history) => {
      const { answer, futures } = answerDepartment(model, history, curves, request);
      siteFutures.set(request.key.site, futures);
      return answer;
    });
  }

  function crossing({ site, quantity, above }: CrossingRequest): EngineResult<CrossingAnswer> {
    const futures = siteFutures.get(site);
    if (!futures) return refuse('no department forecast has been made yet', true);
    return give({ kind: 'crossing', within: crossingsWithin(futures, quantity, above) });
  }

  /** A site's curves, made anew when the stays have been measured again. */
  function curvesOf({ key, stays: { measured } }: DepartmentRequest): StayCurves | null {
    const known = siteCurves.get(key.site);
    if (known?.to === measured.to) return known.curves;
    const curves = stayCurves(measured);
    siteCurves.set(key.site, { to: measured.to, curves });
    return curves;
  }

  const streams = (request: StreamsRequest) =>
    withModel(request.key, request.counts, ({ place, model }, history) =>
      answerStreams(model, history, (values, start) => seriesOf(place, { start, values }), request),
    );

  const halfHours = (request: HalfHoursRequest) =>
    withModel(request.key, request.counts, ({ model }, history) => answerHalfHours(model, history, request));

  const watch = (request: WatchRequest) =>
    withZone(request.timeZone, (clock) => give(answerWatch(clock, request)));

  const months = (request: MonthsRequest) =>
    withZone(request.place.timeZone, (clock) => {
      const calendar = calendarOf(request.place);
      if (!calendar.ok) return refuse(`${calendar.error.value}: ${calendar.error.hint}`);
      const answer = answerMonths(clock, calendar.value, request);
      return typeof answer === 'string' ? refuse(answer) : give(answer);
    });

  return {
    answer: (request) => {
      switch (request.kind) {
        case 'fit':
          return fit(request);
        case 'predict':
          return predict(request);
        case 'paths':
          return paths(request);
        case 'department':
          return department(request);
        case 'crossing':
          return crossing(request);
        case 'streams':
          return streams(request);
        case 'half-hours':
          return halfHours(request);
        case 'watch':
          return watch(request);
        default:
          return months(request);
      }
    },
  };
}
