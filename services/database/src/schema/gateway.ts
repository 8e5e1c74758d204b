import { bigint, boolean, index, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.js';

/** The gateway's own tables: accounts, sessions and the audit trail. */
export const gatewaySchema = pgSchema('gateway');

/** What an account may see: '*' is everything, a list is exactly those. */
type Grants = readonly string[] | '*';

/** Accounts kept by the gateway itself, for places without an identity provider. */
export const gatewayAccount = gatewaySchema.table('account', {
  id: text('id').primaryKey(),
  /** Lower case. */
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  role: text('role').notNull(),
  sites: jsonb('sites').$type<Grants>().notNull(),
  units: jsonb('units').$type<Grants>().notNull(),
  /** scrypt: parameters, salt and key; never the password. */
  passwordHash: text('password_hash').notNull(),
  disabled: boolean('disabled').notNull().default(false),
  createdAt: instant('created_at').notNull(),
});

/** Who is signed in. The cookie's token is kept only as its SHA-256. */
export const gatewaySession = gatewaySchema.table(
  'session',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    /** However busy the session, it ends here. */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('session_expires_at').on(table.expiresAt)],
);

/** Append-only: a trigger refuses update, delete and truncate; each hash covers the one before it. */
export const gatewayAudit = gatewaySchema.table(
  'audit',
  {
    sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    userId: text('user_id').notNull(),
    role: text('role').notNull(),
    action: text('action').notNull(),
    target: text('target').notNull(),
    site: text('site'),
    unit: text('unit'),
    status: integer('status').notNull(),
    detail: text('detail').notNull(),
    correlationId: text('correlation_id').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull().unique(),
  },
  (table) => [index('audit_at').on(table.at)],
);
