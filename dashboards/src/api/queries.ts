import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.js';
import { demoAccounts } from './session.js';
import type { Quantity } from './types.js';

const minute = 60_000;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answer(api.GET('/session')),
  staleTime: 5 * minute,
  retry: false,
});

export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: demoAccounts,
  staleTime: Number.POSITIVE_INFINITY,
});

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: async () => (await answer(api.GET('/sites'))).sites,
  staleTime: 5 * minute,
});

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: async () => (await answer(api.GET('/units'))).units,
  staleTime: 5 * minute,
});

export const presenceQuery = (site: string) =>
  queryOptions({
    queryKey: ['presence', site],
    queryFn: () => answer(api.GET('/sites/{site}/presence', { params: { path: { site } } })),
    staleTime: minute,
  });

/** `from` and `to` are instants on the hour, so that the key stays the same for an hour. */
export const arrivalsQuery = (site: string, stream: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['arrivals', site, stream, from, to],
    queryFn: () =>
      answer(api.GET('/sites/{site}/arrivals', { params: { path: { site }, query: { stream, from, to } } })),
    staleTime: minute,
  });

export const heatmapQuery = (site: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['heatmap', site, from, to],
    queryFn: () =>
      answer(api.GET('/sites/{site}/heatmap', { params: { path: { site }, query: { from, to } } })),
    staleTime: 60 * minute,
  });

export const forecastQuery = (site: string, stream: string, quantity: Quantity) =>
  queryOptions({
    queryKey: ['forecast', site, stream, quantity],
    queryFn: () =>
      answer(api.GET('/sites/{site}/forecast', { params: { path: { site }, query: { stream, quantity } } })),
    staleTime: minute,
    refetchInterval: (query) => (query.state.data?.status.state === 'ready' ? 5 * minute : 3_000),
  });

export const thresholdQuery = (site: string, stream: string, quantity: Quantity, above: number) =>
  queryOptions({
    queryKey: ['threshold', site, stream, quantity, above],
    queryFn: () =>
      answer(
        api.GET('/sites/{site}/threshold', {
          params: { path: { site }, query: { stream, quantity, above } },
        }),
      ),
    staleTime: minute,
  });

export const recordQuery = (site: string, quantity: Quantity) =>
  queryOptions({
    queryKey: ['forecast-record', site, quantity],
    queryFn: () =>
      answer(
        api.GET('/sites/{site}/forecast-record', {
          params: { path: { site }, query: { stream: 'all', quantity } },
        }),
      ),
    staleTime: 5 * minute,
  });

export const outlookQuery = (site: string) =>
  queryOptions({
    queryKey: ['outlook', site],
    queryFn: () => answer(api.GET('/sites/{site}/outlook', { params: { path: { site } } })),
    staleTime: minute,
    refetchInterval: 5 * minute,
  });

export const alertsQuery = (site: string) =>
  queryOptions({
    queryKey: ['alerts', site],
    queryFn: async () =>
      (await answer(api.GET('/sites/{site}/alerts', { params: { path: { site } } }))).alerts,
    staleTime: 5 * minute,
  });

export const watchQuery = (site: string) =>
  queryOptions({
    queryKey: ['watch', site],
    queryFn: () => answer(api.GET('/sites/{site}/watch', { params: { path: { site } } })),
    staleTime: 30 * minute,
  });

export const totalsQuery = (site: string, by: 'six-hours' | 'day' | 'month') =>
  queryOptions({
    queryKey: ['totals', site, by],
    queryFn: () => answer(api.GET('/sites/{site}/totals', { params: { path: { site }, query: { by } } })),
    staleTime: 30 * minute,
  });

/** Fetched again when a forecast is made. */
export const halfHoursQuery = (site: string) =>
  queryOptions({
    queryKey: ['half-hours', site],
    queryFn: () => answer(api.GET('/sites/{site}/half-hours', { params: { path: { site } } })),
    staleTime: 5 * minute,
  });

export const totalsRecordQuery = (site: string) =>
  queryOptions({
    queryKey: ['totals-record', site],
    queryFn: () => answer(api.GET('/sites/{site}/totals-record', { params: { path: { site } } })),
    staleTime: 30 * minute,
  });

export const groupTotalsQuery = queryOptions({
  queryKey: ['group-totals'],
  queryFn: () => answer(api.GET('/group-totals')),
  staleTime: 30 * minute,
});

export const sourcesQuery = (site: string) =>
  queryOptions({
    queryKey: ['sources', site],
    queryFn: () => answer(api.GET('/sites/{site}/sources', { params: { path: { site } } })),
    staleTime: minute,
    refetchInterval: minute,
  });

export const rostersQuery = (unit: string) =>
  queryOptions({
    queryKey: ['rosters', unit],
    queryFn: async () =>
      (await answer(api.GET('/units/{unit}/rosters', { params: { path: { unit } } }))).rosters,
    staleTime: minute,
  });

export const rosterQuery = (unit: string, roster: string) =>
  queryOptions({
    queryKey: ['roster', unit, roster],
    queryFn: () => answer(api.GET('/units/{unit}/rosters/{roster}', { params: { path: { unit, roster } } })),
    staleTime: minute,
  });

export const requirementQuery = (unit: string, from: string, days: number) =>
  queryOptions({
    queryKey: ['requirement', unit, from, days],
    queryFn: () =>
      answer(api.GET('/units/{unit}/requirement', { params: { path: { unit }, query: { from, days } } })),
    staleTime: minute,
  });

export const capacityQuery = (unit: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['capacity', unit, from, to],
    queryFn: () =>
      answer(api.GET('/units/{unit}/capacity', { params: { path: { unit }, query: { from, to } } })),
    staleTime: minute,
  });

export const auditQuery = (before: number | undefined) =>
  queryOptions({
    queryKey: ['audit', before ?? 'newest'],
    queryFn: () =>
      answer(
        api.GET('/audit', { params: { query: { limit: 50, ...(before === undefined ? {} : { before }) } } }),
      ),
    staleTime: 10_000,
  });
