import { z } from 'zod';
import { Instant } from '../domain/ids.js';
import { StreamId } from '../domain/visit.js';
import { envelope } from './envelope.js';

/** Patients in the department at one instant. */
export const Presence = z.object({
  at: Instant,
  present: z.int().min(0),
  /** Waiting for a bed after the decision to admit. */
  boarding: z.int().min(0),
  byTriage: z.record(z.string(), z.int().min(0)),
  byMode: z.record(z.string(), z.int().min(0)),
});
export type Presence = z.infer<typeof Presence>;

/** Every stream's arrivals in one UTC hour, and who was present as it ended. */
export const CountedHour = z.object({
  hour: Instant,
  arrivals: z.partialRecord(StreamId, z.int().min(0)),
  /** Patients present at the end of the hour; null where only counts are known. */
  presentAtEnd: z.int().min(0).nullable(),
});
export type CountedHour = z.infer<typeof CountedHour>;

/** `ed.counts`: the hours that changed, whole, each replacing what was known; and who is present now. */
export const CountsChanged = envelope(
  'counts.changed',
  z.object({
    hours: z.array(CountedHour).max(2000),
    presence: Presence.nullable(),
    /** The last instant up to which arrivals are known: a live site's clock, or the end of an import. */
    knownUntil: Instant,
    /** bulk: from an import; live: as it happens. */
    origin: z.enum(['live', 'bulk']),
  }),
);
export type CountsChanged = z.infer<typeof CountsChanged>;
