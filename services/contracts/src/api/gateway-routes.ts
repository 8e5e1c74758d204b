import { z } from 'zod';
import { Instant } from '../domain/ids.js';
import { defineRoute } from './define.js';
import { roles } from './route.js';

export const Session = z.object({
  userId: z.string(),
  name: z.string(),
  role: z.enum(roles),
  sites: z.union([z.literal('*'), z.array(z.string())]),
  units: z.union([z.literal('*'), z.array(z.string())]),
  expiresAt: Instant,
  /** Signed in with a demo account. */
  demo: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const getSession = defineRoute({
  id: 'getSession',
  owner: 'gateway',
  method: 'get',
  path: '/session',
  summary: 'Who is signed in; 401 if nobody is',
  roles,
  scope: 'none',
  response: Session,
});

export const AuditEntry = z.object({
  sequence: z.int(),
  at: Instant,
  userId: z.string(),
  role: z.string(),
  action: z.string(),
  target: z.string(),
  status: z.int(),
  detail: z.string(),
  /** SHA-256 over the entry and the previous hash. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAudit = defineRoute({
  id: 'listAudit',
  owner: 'gateway',
  method: 'get',
  path: '/audit',
  summary: 'Changes made, newest first; `intact` is the check of the whole chain',
  roles: ['administrator'],
  scope: 'none',
  query: z.object({
    before: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ entries: z.array(AuditEntry), intact: z.boolean() }),
});
