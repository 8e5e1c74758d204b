import { z } from 'zod';
import { Instant, SiteId, UnitId } from '../domain/ids.js';
import { RosterSummary } from '../domain/roster.js';
import { CountedHour, Presence } from '../events/count-events.js';

/**
 * What `GET /api/v1/live` sends as server-sent events, scoped to what the caller may see.
 * The SSE id resumes after a drop (`Last-Event-ID`); a comment line is the heartbeat, every 15 s.
 */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('counts'),
    site: SiteId,
    hours: z.array(CountedHour),
    presence: Presence.nullable(),
    knownUntil: Instant,
  }),
  z.object({
    type: z.literal('forecast'),
    site: SiteId,
    stream: z.string(),
    quantity: z.string(),
    forecastId: z.string(),
    origin: Instant,
  }),
  /** An alert of the site was raised, changed or ended: fetch the list again. */
  z.object({ type: z.literal('alert'), site: SiteId, alert: z.string() }),
  z.object({ type: z.literal('roster'), unit: UnitId, roster: RosterSummary }),
  /** Events older than what can be resumed were missed: fetch again. */
  z.object({ type: z.literal('reset') }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
