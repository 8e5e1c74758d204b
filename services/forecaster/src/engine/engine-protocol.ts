import type { ForecastPoint, ForecastRecord } from '@releve/contracts';
import type { SeriesKey } from '../series-key.js';

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
}

export interface PredictAnswer {
  readonly kind: 'predict';
  readonly points: readonly ForecastPoint[];
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
}

export interface PathsAnswer {
  readonly kind: 'paths';
  /** paths × hours */
  readonly arrivals: readonly (readonly number[])[];
}

export interface ExplainRequest {
  readonly kind: 'explain';
  readonly key: SeriesKey;
  readonly counts: HourlyCounts;
  readonly hours: number;
}

export interface ExplainAnswer {
  readonly kind: 'explain';
  /** Geometric mean over the hours of each term's factor; their product is the forecast against a usual hour. */
  readonly terms: readonly { readonly term: string; readonly factor: number }[];
}

export type EngineRequest = FitRequest | PredictRequest | PathsRequest | ExplainRequest;
export type EngineAnswer = FitAnswer | PredictAnswer | PathsAnswer | ExplainAnswer;

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
