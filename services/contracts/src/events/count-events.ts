import { z } from 'zod';
import { Instant } from '../domain/ids.js';
import { StreamId, TriageLevel } from '../domain/visit.js';
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
  /** Of all arrivals, those of the first 30 minutes; null where only whole hours are known. */
  firstHalfArrivals: z.int().min(0).nullish(),
  /** Patients present at the end of the hour; null where only counts are known. */
  presentAtEnd: z.int().min(0).nullable(),
  /** Waiting for a bed at the end of the hour; told of hours as they end, not of imported ones. */
  boardingAtEnd: z.int().min(0).nullish(),
});
export type CountedHour = z.infer<typeof CountedHour>;

/**
 * One stay under way, without who: minutes since arrival, minutes since the decision to admit (null before it), triage.
 */
export const StayNow = z.tuple([z.int().min(0), z.int().min(0).nullable(), TriageLevel.nullable()]);
export type StayNow = z.infer<typeof StayNow>;

/** `ed.counts`: the hours that changed, whole, each replacing what was known; and who is present now. */
export const CountsChanged = envelope(
  'counts.changed',
  z.object({
    hours: z.array(CountedHour).max(2000),
    presence: Presence.nullable(),
    /** The stays under way at `presence.at`, longest first; not told of imports. */
    inDepartment: z.array(StayNow).max(2000).nullish(),
    /** The last instant up to which arrivals are known: a live site's clock, or the end of an import. */
    knownUntil: Instant,
    /** bulk: from an import; live: as it happens. */
    origin: z.enum(['live', 'bulk']),
  }),
);
export type CountsChanged = z.infer<typeof CountsChanged>;

const count = z.int().min(0);

/**
 * `ed.counts`: how long stays have lasted over the last weeks, as counts by five minutes: nothing tells of one patient.
 * What a stay under way tells is censored at its length so far.
 */
export const StaysMeasured = envelope(
  'stays.measured',
  z.object({
    from: Instant,
    to: Instant,
    /** To the decision to admit or to leaving, by triage level: [minutes, left, admitted, under way]. */
    toDecision: z.array(
      z.object({
        group: z.union([TriageLevel, z.literal('unknown')]),
        stays: z.array(z.tuple([count, count, count, count])),
      }),
    ),
    /** From the decision to leaving for the ward: [minutes, ended, under way]. */
    toBed: z.array(z.tuple([count, count, count])),
  }),
);
export type StaysMeasured = z.infer<typeof StaysMeasured>;

/** A stay of the last day in minutes before `at`: arrival, decision to admit, departure (null: not yet); triage level. */
export const StaySeen = z.tuple([count, count.nullable(), count.nullable(), TriageLevel.nullable()]);
export type StaySeen = z.infer<typeof StaySeen>;

/** `ed.counts`: the stays that were under way within the last 26 hours; tells how fast they have been ending. */
export const StaysSeen = envelope(
  'stays.seen',
  z.object({ at: Instant, stays: z.array(StaySeen).max(5000) }),
);
export type StaysSeen = z.infer<typeof StaysSeen>;

export const CountsTopicEvent = z.discriminatedUnion('type', [CountsChanged, StaysMeasured, StaysSeen]);
export type CountsTopicEvent = z.infer<typeof CountsTopicEvent>;
