import { bigint, index, integer, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.js';

/** The platform's own tables: the embedded bus, the outbox and the inbox. */
export const platformSchema = pgSchema('platform');

/** Next offset of each partition; its row lock makes offsets grow in the order of commits. */
export const busPartition = platformSchema.table(
  'bus_partition',
  {
    topic: text().notNull(),
    partition: integer().notNull(),
    nextOffset: bigint('next_offset', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.topic, table.partition] })],
);

/** The log. `payload` is JSON text, parsed by whoever reads it. */
export const busEvent = platformSchema.table(
  'bus_event',
  {
    topic: text().notNull(),
    partition: integer().notNull(),
    offset: bigint({ mode: 'number' }).notNull(),
    key: text().notNull(),
    id: text().notNull(),
    payload: text().notNull(),
    publishedAt: instant('published_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.topic, table.partition, table.offset] }),
    index('bus_event_published_at').on(table.publishedAt),
  ],
);

/** Where each group stands in each partition, and which member reads it until when. */
export const busPosition = platformSchema.table(
  'bus_position',
  {
    group: text().notNull(),
    topic: text().notNull(),
    partition: integer().notNull(),
    /** Next offset to read. */
    offset: bigint({ mode: 'number' }).notNull(),
    owner: text(),
    leasedUntil: instant('leased_until'),
  },
  (table) => [primaryKey({ columns: [table.group, table.topic, table.partition] })],
);

export const busMember = platformSchema.table(
  'bus_member',
  {
    group: text().notNull(),
    topic: text().notNull(),
    member: text().notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.group, table.topic, table.member] })],
);

/** Events written with the change they tell of, until the relay has published them. */
export const outbox = platformSchema.table(
  'outbox',
  {
    owner: text().notNull(),
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    topic: text().notNull(),
    key: text().notNull(),
    id: text().notNull(),
    payload: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.position] })],
);

/** Events a group has handled already. */
export const inbox = platformSchema.table(
  'inbox',
  {
    group: text().notNull(),
    eventId: text('event_id').notNull(),
    handledAt: instant('handled_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.group, table.eventId] }),
    index('inbox_handled_at').on(table.handledAt),
  ],
);
