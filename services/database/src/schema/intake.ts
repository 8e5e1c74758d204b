import { bigint, index, integer, jsonb, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.js';

/** Intake's own tables: sites, what has been received already, and the log of messages. */
export const intakeSchema = pgSchema('intake');

export const intakeSite = intakeSchema.table('site', {
  id: text().primaryKey(),
  /** The contract's Site, whole. */
  site: jsonb().notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** Every movement version ever accepted; its key is what makes a message sent again a duplicate. */
export const receivedMovement = intakeSchema.table(
  'received_movement',
  {
    visitId: text('visit_id').notNull(),
    movementId: text('movement_id').notNull(),
    movementVersion: bigint('movement_version', { mode: 'number' }).notNull(),
    fingerprint: text().notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.visitId, table.movementId, table.movementVersion] })],
);

/** Fingerprint of the last imported state of each visit. */
export const importedVisit = intakeSchema.table(
  'imported_visit',
  {
    site: text().notNull(),
    visitId: text('visit_id').notNull(),
    fingerprint: text().notNull(),
  },
  // The visit first: it differs at once, and every insert compares keys.
  (table) => [primaryKey({ columns: [table.visitId, table.site] })],
);

/** Passages that files of RPU told of: a newer file replaces those of the period it covers. */
export const reportedPassage = intakeSchema.table(
  'reported_passage',
  {
    site: text().notNull(),
    visitId: text('visit_id').notNull(),
    arrivedAt: instant('arrived_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.visitId, table.site] }),
    index('reported_passage_arrived_at').on(table.site, table.arrivedAt),
  ],
);

export const importedCount = intakeSchema.table(
  'imported_count',
  {
    site: text().notNull(),
    hour: instant('hour').notNull(),
    stream: text().notNull(),
    arrivals: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.site, table.stream, table.hour] })],
);

/** What became of each message. Nothing here identifies a patient: no content, no visit number. */
export const messageLog = intakeSchema.table(
  'message_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Null when the message named no known site. */
    site: text(),
    source: text().notNull(),
    receivedAt: instant('received_at').notNull(),
    /** MSH-10, as the sender numbers its messages. */
    controlId: text('control_id').notNull(),
    messageType: text('message_type').notNull(),
    outcome: text().notNull(),
    ackCode: text('ack_code').notNull(),
    reason: text(),
  },
  (table) => [
    index('message_log_site').on(table.site, table.id),
    index('message_log_rejected').on(table.site, table.outcome, table.id),
  ],
);

/** Running totals per source, kept with each message's own transaction. */
export const sourceTotal = intakeSchema.table(
  'source_total',
  {
    site: text().notNull(),
    source: text().notNull(),
    lastReceivedAt: instant('last_received_at').notNull(),
    accepted: integer().notNull(),
    rejected: integer().notNull(),
    lastRejectionAt: instant('last_rejection_at'),
    lastRejectionReason: text('last_rejection_reason'),
  },
  (table) => [primaryKey({ columns: [table.site, table.source] })],
);
