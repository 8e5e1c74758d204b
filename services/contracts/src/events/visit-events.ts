import { z } from 'zod';
import { Instant } from '../domain/ids.js';
import { Site } from '../domain/site.js';
import { StreamId, Visit } from '../domain/visit.js';
import { envelope } from './envelope.js';

/** `ed.sites`: a site was added or changed. */
export const SiteChanged = envelope('site.changed', Site);
export type SiteChanged = z.infer<typeof SiteChanged>;

export const MovementKind = z.enum([
  'arrival',
  'update',
  'admission-decided',
  'transfer',
  'departure',
  'cancel-arrival',
  'cancel-admission',
  'cancel-transfer',
  'cancel-departure',
  'merge',
]);
export type MovementKind = z.infer<typeof MovementKind>;

/**
 * `ed.visits`: one movement of one visit. Identity: visitId + movementId + movementVersion.
 * A visit's state is the fold of its movements ordered by (at, cancellations last, movementId), highest version of
 * each; so redelivery and disorder end in the same state.
 */
export const VisitMoved = envelope(
  'visit.moved',
  z.object({
    visitId: z.string().min(1).max(64),
    movementId: z.string().min(1).max(128),
    movementVersion: z.int().min(0),
    kind: MovementKind,
    /** When the movement took place. */
    at: Instant,
    /** What the message said of the visit; absent means it said nothing. */
    patch: Visit.omit({ visitId: true }).partial(),
    /** merge: the visit that remains. */
    mergedInto: z.string().min(1).max(64).optional(),
    /** cancel-*: the movement cancelled, where the message names it. */
    cancelsMovementId: z.string().min(1).max(128).optional(),
  }),
);
export type VisitMoved = z.infer<typeof VisitMoved>;

/**
 * `ed.visits`: up to 2,000 complete visits from one file; a visit sent again replaces its earlier state. `withdrawn`
 * are visits that an earlier file told of and the newer one no longer does.
 */
export const VisitsImported = envelope(
  'visits.imported',
  z.object({
    importId: z.string(),
    visits: z.array(Visit).max(2000),
    withdrawn: z.array(z.string().min(1).max(64)).max(2000).default([]),
  }),
);
export type VisitsImported = z.infer<typeof VisitsImported>;

/** One UTC hour's arrivals of one stream. */
export const HourCount = z.object({ hour: Instant, stream: StreamId, arrivals: z.int().min(0) });
export type HourCount = z.infer<typeof HourCount>;

/** `ed.visits`: hourly counts from a site that has only those; an hour sent again is replaced. */
export const CountsImported = envelope(
  'counts.imported',
  z.object({ importId: z.string(), counts: z.array(HourCount).min(1).max(5000) }),
);
export type CountsImported = z.infer<typeof CountsImported>;

export const VisitsTopicEvent = z.discriminatedUnion('type', [VisitMoved, VisitsImported, CountsImported]);
export type VisitsTopicEvent = z.infer<typeof VisitsTopicEvent>;
