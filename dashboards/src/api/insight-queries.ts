import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.js';
import type { Answer } from './types.js';

export type WhyAnswer = Answer<'askWhy'>;
export type WhyAlternative = WhyAnswer['alternatives'][number];
export type RosterWish = Answer<'listWishes'>['wishes'][number];
export type RosterComparison = Answer<'compareRosters'>;
export type Ledger = Answer<'getLedger'>;
export type Burdens = Ledger['agents'][number]['past'];
export type AgentAccount = Answer<'getAccount'>;
export type TradeOffPoint = Answer<'getTradeOff'>['points'][number];
export type TableReport = Answer<'importTable'>;
export type StaffTable = 'staff' | 'contracts' | 'leave' | 'wishes';

const minute = 60_000;

/** A roster's answer holds for its revision: asked once, kept. */
export const whyQuery = (unit: string, roster: string, revision: number, agent: string, day: number) =>
  queryOptions({
    queryKey: ['why', unit, roster, revision, agent, day],
    queryFn: () =>
      answer(
        api.POST('/units/{unit}/rosters/{roster}/why', {
          params: { path: { unit, roster } },
          body: { agent, day, seconds: 8 },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const wishesQuery = (unit: string, roster: string, revision: number) =>
  queryOptions({
    queryKey: ['wishes', unit, roster, revision],
    queryFn: async () =>
      (await answer(api.GET('/units/{unit}/rosters/{roster}/wishes', { params: { path: { unit, roster } } })))
        .wishes,
    staleTime: minute,
  });

export const comparisonQuery = (unit: string, a: string, b: string) =>
  queryOptions({
    queryKey: ['comparison', unit, a, b],
    queryFn: () =>
      answer(api.GET('/units/{unit}/comparison', { params: { path: { unit }, query: { a, b } } })),
    staleTime: minute,
  });

export const ledgerQuery = (unit: string, roster: string | null, revision: number | null) =>
  queryOptions({
    queryKey: ['ledger', unit, roster, revision],
    queryFn: () =>
      answer(
        api.GET('/units/{unit}/ledger', {
          params: { path: { unit }, query: roster === null ? {} : { roster } },
        }),
      ),
    staleTime: minute,
  });

export const accountQuery = (unit: string, agent: string, year: number) =>
  queryOptions({
    queryKey: ['account', unit, agent, year],
    queryFn: () =>
      answer(
        api.GET('/units/{unit}/agents/{agent}/account', {
          params: { path: { unit, agent }, query: { year } },
        }),
      ),
    staleTime: minute,
  });

export const tradeOffQuery = (unit: string, tradeOff: string) =>
  queryOptions({
    queryKey: ['trade-off', unit, tradeOff],
    queryFn: async () =>
      (await answer(api.GET('/units/{unit}/trade-offs/{tradeOff}', { params: { path: { unit, tradeOff } } })))
        .points,
    refetchInterval: ({ state }) =>
      state.data?.some(({ roster }) => roster.status === 'generating') ? 2_000 : false,
  });
