import { bigint, boolean, index, integer, jsonb, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.js';

/** Census's own tables: movements, the visits they fold to, and what is counted from them. */
export const censusSchema = pgSchema('census');

export const censusSite = censusSchema.table('site', {
  site: text().primaryKey(),
  timeZone: text('time_zone'),
  simulated: boolean().notNull(),
  knownFrom: instant('known_from'),
  knownUntil: instant('known_until'),
  /** Arrival of the first visit; null where only counts are known. */
  visitsFrom: instant('visits_from'),
  /** Last live movement: when it took place, and when it was recorded here. */
  liveAt: instant('live_at'),
  liveRecordedAt: instant('live_recorded_at'),
  /** Up to when stays were last measured, and last told as seen. */
  staysMeasuredTo: instant('stays_measured_to'),
  staysSeenAt: instant('stays_seen_at'),
});

/** Every version of every movement; the visit is their fold. */
export const visitMovement = censusSchema.table(
  'visit_movement',
  {
    site: text().notNull(),
    visitId: text('visit_id').notNull(),
    movementId: text('movement_id').notNull(),
    movementVersion: bigint('movement_version', { mode: 'number' }).notNull(),
    kind: text().notNull(),
    at: instant('at').notNull(),
    patch: jsonb().notNull(),
    mergedInto: text('merged_into'),
    cancelsMovementId: text('cancels_movement_id'),
  },
  (table) => [
    primaryKey({ columns: [table.visitId, table.movementId, table.movementVersion, table.site] }),
    index('visit_movement_merged_into').on(table.site, table.mergedInto),
  ],
);

/** A visit as it stands. A cancelled arrival, or a visit merged into another, has no row. */
export const visit = censusSchema.table(
  'visit',
  {
    site: text().notNull(),
    visitId: text('visit_id').notNull(),
    arrivedAt: instant('arrived_at').notNull(),
    departedAt: instant('departed_at'),
    admissionDecidedAt: instant('admission_decided_at'),
    triage: text(),
    mode: text(),
    ageGroup: text('age_group'),
    outcome: text(),
  },
  (table) => [
    // The visit first: it differs at once, and every insert compares keys.
    primaryKey({ columns: [table.visitId, table.site] }),
    index('visit_arrived_at').on(table.site, table.arrivedAt),
  ],
);

/** One UTC hour of one site. */
export const countedHour = censusSchema.table(
  'counted_hour',
  {
    site: text().notNull(),
    hour: instant('hour').notNull(),
    /** Arrivals by stream, counted from visits. */
    arrivals: jsonb().$type<Record<string, number>>().notNull(),
    /** Of all arrivals, those of the first 30 minutes; null for hours counted before halves were. */
    firstHalfArrivals: integer('first_half_arrivals'),
    /** Arrivals by stream as imported; they stand before those counted. */
    imported: jsonb().$type<Record<string, number>>(),
    /** Visits since ended that were present as the hour ended. */
    departedLater: integer('departed_later').notNull(),
  },
  (table) => [primaryKey({ columns: [table.site, table.hour] })],
);
