import { z } from 'zod';
import { Instant } from '../domain/ids.js';
import { StreamId } from '../domain/visit.js';
import { Presence } from '../events/count-events.js';
import { defineRoute } from './define.js';
import { everyone, site } from './route-parts.js';

const window = z.object({ from: Instant, to: Instant });

export const getPresence = defineRoute({
  id: 'getPresence',
  owner: 'census',
  method: 'get',
  path: '/sites/:site/presence',
  summary: 'Patients present now, by triage level and mode of arrival',
  roles: everyone,
  scope: 'site',
  params: site,
  response: z.object({ presence: Presence.nullable(), knownUntil: Instant.nullable() }),
});

export const listArrivals = defineRoute({
  id: 'listArrivals',
  owner: 'census',
  method: 'get',
  path: '/sites/:site/arrivals',
  summary: 'Arrivals per UTC hour of one stream, at most 400 days',
  roles: everyone,
  scope: 'site',
  params: site,
  query: window.extend({ stream: StreamId.default('all') }),
  response: z.object({
    hours: z.array(
      z.object({
        hour: Instant,
        arrivals: z.int(),
        presentAtEnd: z.int().nullable(),
        /** Waiting for a bed as the hour ended; in windows of at most eight days. */
        boardingAtEnd: z.int().nullish(),
      }),
    ),
    knownFrom: Instant.nullable(),
    knownUntil: Instant.nullable(),
  }),
});

/** Hour × weekday means over a window, in the site's zone. */
export const getArrivalHeatmap = defineRoute({
  id: 'getArrivalHeatmap',
  owner: 'census',
  method: 'get',
  path: '/sites/:site/heatmap',
  summary: 'Mean arrivals by local hour and weekday',
  roles: everyone,
  scope: 'site',
  params: site,
  query: window,
  response: z.object({
    /** 7 rows, Monday first; 24 columns; null where there is no data. */
    mean: z.array(z.array(z.number().nullable()).length(24)).length(7),
  }),
});
