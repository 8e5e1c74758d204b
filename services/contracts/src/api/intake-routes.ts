import { z } from 'zod';
import { Instant, SiteId } from '../domain/ids.js';
import { Site } from '../domain/site.js';
import { Visit } from '../domain/visit.js';
import { defineRoute } from './define.js';
import { everyone, site } from './route-parts.js';

/** What became of a file, row by row where something was wrong. */
export const ImportReport = z.object({
  importId: z.string(),
  kind: z.enum(['visits', 'counts', 'messages', 'rpu']),
  rows: z.int(),
  accepted: z.int(),
  /** Sent before with other content: the newer content stands. */
  replaced: z.int(),
  /** Sent before with the same content. */
  duplicate: z.int(),
  rejected: z.int(),
  /** Messages that do not concern an emergency visit. */
  ignored: z.int(),
  /** Visits of the period an RPU file covers that it no longer holds: they are taken out. */
  withdrawn: z.int(),
  /** The first 100 rejections. */
  rejections: z.array(
    z.object({ line: z.int(), column: z.string(), value: z.string(), expected: z.string() }),
  ),
  warnings: z.array(z.string()),
  dryRun: z.boolean(),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** Ways data come in. */
export const MessageSource = z.enum(['hl7-mllp', 'hl7-file', 'rest', 'csv', 'rpu', 'fhir']);
export type MessageSource = z.infer<typeof MessageSource>;

/** How a source of messages is doing. */
export const SourceHealth = z.object({
  site: SiteId,
  source: MessageSource,
  lastReceivedAt: Instant.nullable(),
  accepted: z.int(),
  rejected: z.int(),
  lastRejection: z.object({ at: Instant, reason: z.string() }).nullable(),
});
export type SourceHealth = z.infer<typeof SourceHealth>;

export const listSites = defineRoute({
  id: 'listSites',
  owner: 'intake',
  method: 'get',
  path: '/sites',
  summary: 'Sites the caller may see',
  roles: everyone,
  scope: 'none',
  response: z.object({ sites: z.array(Site) }),
});

export const putSite = defineRoute({
  id: 'putSite',
  owner: 'intake',
  method: 'put',
  path: '/sites/:site',
  summary: 'Add or change a site',
  roles: ['administrator'],
  scope: 'site',
  params: site,
  body: Site.omit({ id: true }),
  response: Site,
});

export const recordVisits = defineRoute({
  id: 'recordVisits',
  owner: 'intake',
  method: 'post',
  path: '/sites/:site/visits',
  summary: 'Send visits as JSON; a visit sent again replaces its earlier state',
  roles: ['administrator'],
  scope: 'site',
  params: site,
  body: z.object({ visits: z.array(Visit).min(1).max(2000) }),
  response: ImportReport,
});

/** FHIR R4 OperationOutcome: one issue for each resource sent, in order. */
export const OperationOutcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(
    z.object({
      severity: z.enum(['error', 'information']),
      code: z.enum(['structure', 'value', 'transient', 'not-supported', 'informational']),
      diagnostics: z.string(),
      /** Where in what was sent. */
      expression: z.array(z.string()).optional(),
    }),
  ),
});
export type OperationOutcome = z.infer<typeof OperationOutcome>;

export const receiveFhir = defineRoute({
  id: 'receiveFhir',
  owner: 'intake',
  method: 'post',
  path: '/sites/:site/fhir',
  summary: 'Send FHIR R4 Encounters, one or a Bundle; an error in the outcome names what was not taken',
  roles: ['administrator'],
  scope: 'site',
  params: site,
  body: z.looseObject({ resourceType: z.string() }),
  response: OperationOutcome,
});

export const importFile = defineRoute({
  id: 'importFile',
  owner: 'intake',
  method: 'post',
  path: '/sites/:site/imports',
  summary: 'Import a file: CSV of visits or of hourly counts, HL7 messages, or RPU XML',
  roles: ['administrator', 'emergency-manager'],
  scope: 'site',
  params: site,
  query: z.object({
    kind: z.enum(['visits', 'counts', 'messages', 'rpu']),
    dryRun: z.stringbool().default(false),
    timeColumn: z.string().default('time'),
    valueColumn: z.string().default('arrivals'),
  }),
  body: z.string(),
  bodyType: 'text',
  response: ImportReport,
});

export const listSources = defineRoute({
  id: 'listSources',
  owner: 'intake',
  method: 'get',
  path: '/sites/:site/sources',
  summary: 'Health of the sources that feed a site',
  roles: ['emergency-manager', 'administrator'],
  scope: 'site',
  params: site,
  response: z.object({ sources: z.array(SourceHealth) }),
});

/** What became of one message. Nothing in it identifies a patient. */
export const LoggedMessage = z.object({
  id: z.int(),
  source: MessageSource,
  receivedAt: Instant,
  /** MSH-10, as the sender numbers its messages. */
  controlId: z.string(),
  /** ADT^A01 … */
  messageType: z.string(),
  outcome: z.enum(['accepted', 'duplicate', 'ignored', 'rejected']),
  ackCode: z.enum(['AA', 'AE', 'AR', '']),
  reason: z.string().nullable(),
});
export type LoggedMessage = z.infer<typeof LoggedMessage>;

export const listMessages = defineRoute({
  id: 'listMessages',
  owner: 'intake',
  method: 'get',
  path: '/sites/:site/messages',
  summary: 'Messages received for a site and what became of them, newest first',
  roles: ['emergency-manager', 'administrator'],
  scope: 'site',
  params: site,
  query: z.object({
    outcome: z.enum(['accepted', 'duplicate', 'ignored', 'rejected']).optional(),
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({ messages: z.array(LoggedMessage) }),
});
