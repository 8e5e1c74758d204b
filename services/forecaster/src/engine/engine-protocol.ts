import type { ForecastPoint, ForecastRecord } from '@releve/contracts';
import type { SeriesKey } from '../series-key.js';
import type {
  CrossingAnswer,
  CrossingRequest,
  DepartmentAnswer,
  DepartmentRequest,
} from './department-request.js';
import type { HalfHoursAnswer, HalfHoursRequest } from './half-hours-request.js';
import type { MonthsAnswer, MonthsRequest } from './month-request.js';
import type { StreamsAnswer, StreamsRequest } from './streams-request.js';
import type { WatchAnswer, WatchRequest } from './watch-request.js';

/** Hourly counts of one series, oldest first; NaN is an hour that is not known. */
export interface HourlyCounts {
  /** Start of the first hour, ms UTC. */
  readonly start: number;
  readonly values: Float64Array;
}

/** What a series needs besides its counts. */
export interface SeriesPlace {
  readonly timeZone: string;
  readonly calendar: string;
  /** French school-holiday zone, where there is one. */
  readonly schoolZone: 'A' | 'B' | 'C' | null;
}

export interface FitRequest {
  readonly kind: 'fit';
  readonly key: SeriesKey;
  readonly place: SeriesPlace;
  readonly counts: HourlyCounts;
  readonly horizonHours: number;
  /** Tried first; with too little history for it a simpler one stands in. */
  readonly model: string;
  /** Measure it on weeks it has not seen: a second fit. */
  readonly measure: boolean;
  /** Weekly indicators of the site; `firstMonday` is a day number, null a week without a value. */
  readonly indicators?: readonly WeeklyIndicator[];
}

export interface WeeklyIndicator {
  readonly name: string;
  readonly firstMonday: number;
  readonly values: readonly (number | null)[];
}

export interface FitAnswer {
  readonly kind: 'fit';
  readonly model: string;
  readonly facts: Readonly<Record<string, number>>;
  /** Why a simpler model than `auto` had to do; null when it did not. */
  readonly fallbackReason: string | null;
  /** Measured on the last weeks of the history, by a fit that had not seen them. */
  readonly record: ForecastRecord | null;
}

export interface PredictRequest {
  readonly kind: 'predict';
  readonly key: SeriesKey;
  readonly counts: HourlyCounts;
  readonly horizonHours: number;
  /** The mean of so many first hours is explained. */
  readonly explainHours: number;
}

/** Why the next hours' mean is what it is: usual × all factors = mean, exactly (geometric means over the hours). */
export interface ExplainedMean {
  readonly usual: number;
  readonly mean: number;
  readonly hours: number;
  readonly terms: readonly { readonly term: string; readonly factor: number }[];
}

export interface PredictAnswer {
  readonly kind: 'predict';
  readonly points: readonly ForecastPoint[];
  readonly explained: ExplainedMean;
  /** Seasonal-naive quantiles for the same targets. */
  readonly naive: readonly (readonly number[])[];
}

export interface PathsRequest {
  readonly kind: 'paths';
  readonly key: SeriesKey;
  readonly counts: HourlyCounts;
  readonly horizonHours: number;
  readonly paths: number;
  readonly seed: number;
  /** That of the group, when the paths are to be joint futures with other sites'. */
  readonly commonSeed?: number;
}

export interface PathsAnswer {
  readonly kind: 'paths';
  /** paths × hours */
  readonly arrivals: readonly (readonly number[])[];
}

export type EngineRequest =
  | FitRequest
  | PredictRequest
  | PathsRequest
  | DepartmentRequest
  | CrossingRequest
  | StreamsRequest
  | HalfHoursRequest
  | WatchRequest
  | MonthsRequest;
export type EngineAnswer =
  | FitAnswer
  | PredictAnswer
  | PathsAnswer
  | DepartmentAnswer
  | CrossingAnswer
  | StreamsAnswer
  | HalfHoursAnswer
  | WatchAnswer
  | MonthsAnswer;

/** The answer that belongs to a request. */
export type AnswerTo<R extends EngineRequest> = Extract<EngineAnswer, { kind: R['kind'] }>;

/** Why the engine could not answer. */
export interface EngineRefusal {
  readonly reason: string;
  /** The series has no fitted model in this process yet. */
  readonly notFitted: boolean;
}

export type EngineResult<A> =
  | { readonly ok: true; readonly value: A }
  | { readonly ok: false; readonly error: EngineRefusal };
