import { z } from 'zod';
import { ForecastRecord, Quantity } from './forecast.js';
import { Instant, SiteId, TimeZone } from './ids.js';
import { StreamId } from './visit.js';

/** champion: in use; challenger: trained and not in use; retired: was in use, or was passed over. */
export const ModelState = z.enum(['champion', 'challenger', 'retired']);
export type ModelState = z.infer<typeof ModelState>;

/** Models a training may ask for; "auto" is what runs when nobody asks. */
export const ModelName = z.enum([
  'auto',
  'regression',
  'holt-winters',
  'profile-52',
  'profile-8',
  'seasonal-naive',
]);
export type ModelName = z.infer<typeof ModelName>;

/** Where a model thinks it is: what its hours and days are read with. */
export const ModelPlace = z.object({
  timeZone: TimeZone,
  calendar: z.string().min(2).max(12),
  schoolZone: z.enum(['A', 'B', 'C']).nullable(),
});
export type ModelPlace = z.infer<typeof ModelPlace>;

/** A model of the registry in one line. */
export const ModelSummary = z.object({
  id: z.string(),
  site: SiteId,
  stream: StreamId,
  quantity: Quantity,
  name: z.string(),
  codeVersion: z.string(),
  fittedAt: Instant,
  /** The data it saw: from the first hour to the end of the last. */
  dataFrom: Instant,
  dataTo: Instant,
  state: ModelState,
  /** Why a simpler model than the one wanted stands in; null when it does not. */
  fallback: z.string().nullable(),
  /** Measured by its backtest; null when the history is too short to hold any of it back. */
  record: ForecastRecord.nullable(),
  promotedAt: Instant.nullable(),
});
export type ModelSummary = z.infer<typeof ModelSummary>;

/** A model's loss beside another's on the same pairs of origin and target. */
export const ModelComparison = z.object({
  /** The model compared with. */
  against: z.string(),
  pairs: z.int(),
  days: z.int(),
  own: z.number(),
  other: z.number(),
  /** own − other, and the ends of its 90 % interval. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** At most half a percent above the other, and not found worse by the one-sided 5 % test. */
  notWorse: z.boolean(),
});
export type ModelComparison = z.infer<typeof ModelComparison>;

/**
 * What was decided, by whom and why; nobody when the comparison decided. `first-again`: the history has more than doubled
 * since the model in use was fitted.
 */
export const ModelDecision = z.object({
  id: z.string(),
  modelId: z.string().nullable(),
  kind: z.enum(['first', 'first-again', 'promoted', 'kept-out', 'rolled-back', 'frozen', 'unfrozen']),
  at: Instant,
  by: z.string().nullable(),
  reason: z.string(),
});
export type ModelDecision = z.infer<typeof ModelDecision>;

/** A series whose model only a person changes. */
export const Frozen = z.object({ since: Instant, by: z.string(), reason: z.string() });
export type Frozen = z.infer<typeof Frozen>;

/** A training of one series, waiting, under way or over. */
export const Training = z.object({
  id: z.string(),
  site: SiteId,
  stream: StreamId,
  quantity: Quantity,
  model: z.string(),
  /** nightly: by the clock; data: many counts came at once; asked: by a person, who also decides what comes of it. */
  cause: z.enum(['nightly', 'data', 'asked']),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  step: z.enum(['waiting', 'reading', 'fitting', 'comparing', 'scoring', 'done']),
  progress: z.number().min(0).max(1),
  askedAt: Instant,
  askedBy: z.string().nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** The model it made. */
  modelId: z.string().nullable(),
  failure: z.string().nullable(),
});
export type Training = z.infer<typeof Training>;
