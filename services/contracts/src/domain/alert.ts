import { z } from 'zod';
import { Instant, SiteId } from './ids.js';
import { StreamId } from './visit.js';

/**
 * Why somebody should look. epidemic-days: a sustained excess of daily arrivals; epidemic-week: a week above the limit of
 * the years before (Farrington); the others are about the forecasts themselves.
 */
export const AlertKind = z.enum([
  'epidemic-days',
  'epidemic-week',
  'worse-than-naive',
  'coverage-off',
  'drift',
]);
export type AlertKind = z.infer<typeof AlertKind>;

/** Something done about an alert: by a person, or by the watch itself (`by` is null). */
export const AlertAction = z.object({
  at: Instant,
  by: z.string().nullable(),
  action: z.enum(['raised', 'acknowledged', 'muted', 'unmuted', 'ended']),
  note: z.string(),
});
export type AlertAction = z.infer<typeof AlertAction>;

export const Alert = z.object({
  id: z.string(),
  site: SiteId,
  kind: AlertKind,
  stream: StreamId,
  quantity: z.string(),
  raisedAt: Instant,
  lastSeenAt: Instant,
  /** null while it lasts. */
  endedAt: Instant.nullable(),
  acknowledgedAt: Instant.nullable(),
  mutedUntil: Instant.nullable(),
  /** The figures behind it, by name: observed, expected, excess, ratio, measured, nominal… */
  facts: z.record(z.string(), z.number()),
  history: z.array(AlertAction),
});
export type Alert = z.infer<typeof Alert>;
