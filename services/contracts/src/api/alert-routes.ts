import { z } from 'zod';
import { Alert } from '../domain/alert.js';
import { Instant } from '../domain/ids.js';
import { StreamId } from '../domain/visit.js';
import { defineRoute } from './define.js';
import { everyone, site } from './route-parts.js';

const alert = site.extend({ alert: z.string().min(1).max(80) });

export const listAlerts = defineRoute({
  id: 'listAlerts',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/alerts',
  summary: 'Alerts of a site: those that last first, then the past ones, newest first',
  roles: everyone,
  scope: 'site',
  params: site,
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  response: z.object({ alerts: z.array(Alert) }),
});

export const acknowledgeAlert = defineRoute({
  id: 'acknowledgeAlert',
  owner: 'forecaster',
  method: 'post',
  path: '/sites/:site/alerts/:alert/acknowledge',
  summary: 'Say that an alert has been seen, and what is done about it',
  roles: ['emergency-manager', 'administrator'],
  scope: 'site',
  params: alert,
  body: z.object({ note: z.string().max(500).default('') }),
  response: Alert,
});

/** A muted alert stays in the list but calls no more until then; 0 hours ends the silence. */
export const muteAlert = defineRoute({
  id: 'muteAlert',
  owner: 'forecaster',
  method: 'post',
  path: '/sites/:site/alerts/:alert/mute',
  summary: 'Silence an alert for some hours',
  roles: ['emergency-manager', 'administrator'],
  scope: 'site',
  params: alert,
  body: z.object({
    hours: z
      .int()
      .min(0)
      .max(24 * 28),
    note: z.string().max(500).default(''),
  }),
  response: Alert,
});

export const getWatch = defineRoute({
  id: 'getWatch',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/watch',
  summary: 'Epidemic watch: each stream’s last week against its expectation and the years before',
  roles: everyone,
  scope: 'site',
  params: site,
  response: z.object({
    /** Last whole local day watched, yyyy-mm-dd. */
    day: z.string().nullable(),
    at: Instant.nullable(),
    streams: z.array(
      z.object({
        stream: StreamId,
        observed: z.number(),
        expected: z.number().nullable(),
        /** Standardised excess of the last seven days. */
        z: z.number().nullable(),
        /** Factor of the last days on what was expected, shrunk where counts are small. */
        factor: z.number(),
        sustained: z.boolean(),
        signals: z.array(z.enum(['c1', 'c2', 'c3'])),
        week: z
          .object({ observed: z.number(), expected: z.number(), upper: z.number(), alert: z.boolean() })
          .nullable(),
      }),
    ),
    /** Weekly indicators from a file, as last published. */
    covariates: z.array(z.object({ name: z.string(), week: z.string(), value: z.number() })),
  }),
});

/** Rows `week,NAME,NAME…`; weeks as 2024-W05 or a date. Replaces what was known of each indicator. */
export const importCovariates = defineRoute({
  id: 'importCovariates',
  owner: 'forecaster',
  method: 'post',
  path: '/sites/:site/covariates',
  summary: 'Weekly indicators (influenza, bronchiolitis) that the next fit may use',
  roles: ['emergency-manager', 'administrator'],
  scope: 'site',
  params: site,
  body: z.string().min(1).max(2_000_000),
  bodyType: 'text',
  response: z.object({
    indicators: z.array(z.object({ name: z.string(), weeks: z.int() })),
    rejected: z.array(z.object({ row: z.int(), field: z.string(), value: z.string(), hint: z.string() })),
  }),
});
