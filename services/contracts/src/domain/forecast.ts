import { z } from 'zod';
import { Instant, SiteId, TimeZone } from './ids.js';
import { StreamId } from './visit.js';

/** Quantile levels of every forecast: 0.025, 0.05 … 0.95, 0.975. */
export const quantileLevels: readonly number[] = [
  0.025,
  ...Array.from({ length: 19 }, (_, k) => Math.round((k + 1) * 5) / 100),
  0.975,
];

export const ForecastPoint = z.object({
  /** Start of the interval forecast (arrivals), or the instant (patients present). */
  target: Instant,
  mean: z.number().min(0),
  /** One per level of `quantileLevels`, never decreasing. */
  quantiles: z.array(z.number().min(0)).length(21),
});
export type ForecastPoint = z.infer<typeof ForecastPoint>;

/** Spans of arrivals that are forecast beside hours and held against what came. */
export const RecordedStep = z.enum(['half-hour', 'six-hours', 'day']);
export type RecordedStep = z.infer<typeof RecordedStep>;

/** Share of outcomes inside the 50/80/90/95 % intervals. */
export const Coverage = z.object({ p50: z.number(), p80: z.number(), p90: z.number(), p95: z.number() });

/** How good recent forecasts of this series turned out; measured, never assumed. */
export const ForecastRecord = z.object({
  from: Instant,
  to: Instant,
  pairs: z.int().min(0),
  coverage: Coverage,
  pinball: z.number(),
  seasonalNaivePinball: z.number(),
  /** backtest: measured on history when the model was fitted; live: on forecasts this system issued. */
  source: z.enum(['backtest', 'live']),
});
export type ForecastRecord = z.infer<typeof ForecastRecord>;

export const ForecastModel = z.object({
  name: z.string(),
  version: z.string(),
  codeVersion: z.string(),
  fittedAt: Instant,
  /** The data the fit saw: from the first hour used to the end of the last. */
  dataFrom: Instant,
  dataTo: Instant,
});
export type ForecastModel = z.infer<typeof ForecastModel>;

/** One term's share in the next hours' mean against a usual hour; factors multiply exactly to the whole. */
export const ForecastTerm = z.object({ term: z.string(), factor: z.number() });

/** What is forecast: arrivals per hour, patients present, or patients boarding, both as each hour ends. */
export const Quantity = z.enum(['arrivals', 'present', 'boarding']);
export type Quantity = z.infer<typeof Quantity>;

/** Why a forecast is a fallback: in words, and since when nothing has come where that is why. */
export const Fallback = z.object({ reason: z.string(), noDataSince: Instant.nullable().default(null) });
export type Fallback = z.infer<typeof Fallback>;

export const Forecast = z.object({
  id: z.string(),
  site: SiteId,
  timeZone: TimeZone,
  stream: StreamId,
  quantity: Quantity,
  /** Made with what was known by then. */
  origin: Instant,
  stepMinutes: z.int(),
  points: z.array(ForecastPoint),
  model: ForecastModel,
  /** Set when the usual model could not be used: the screen says so. */
  fallback: Fallback.nullable(),
  record: ForecastRecord.nullable(),
  simulated: z.boolean(),
});
export type Forecast = z.infer<typeof Forecast>;

/** Beds asked for within a window: admissions decided from the origin on. */
export const BedsNeeded = z.object({
  hours: z.int(),
  mean: z.number().min(0),
  /** One per level of `quantileLevels`. */
  quantiles: z.array(z.number().min(0)).length(21),
  /** Probability of 0, 1, 2 … beds; what is left out together has less than one in a thousand. */
  probabilities: z.array(z.number().min(0)),
});
export type BedsNeeded = z.infer<typeof BedsNeeded>;

/** Probability that a quantity exceeds a threshold at some hour's end within a window, beside how often it usually does. */
export const Crossing = z.object({
  quantity: Quantity,
  above: z.number(),
  hours: z.int(),
  probability: z.number().min(0).max(1),
  climatology: z.number().min(0).max(1).nullable(),
});
export type Crossing = z.infer<typeof Crossing>;
