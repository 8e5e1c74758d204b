import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.js';
import type { Answer } from '../../../api/types.js';

export type Replacements = Answer<'findReplacements'>;
export type ReplacementOption = Replacements['options'][number];
export type Move = ReplacementOption['moves'][number];
export type SwapOffer = Answer<'findSwaps'>['swaps'][number];
export type Replan = Answer<'startReplan'>;
export type ReplanPlan = NonNullable<Replan['plan']>;

interface Place {
  readonly unit: string;
  readonly roster: string;
}

/** Days of absence, both included, counted from the roster's first. */
export interface AbsenceDays {
  readonly agent: string;
  readonly fromDay: number;
  readonly toDay: number;
}

export const replacementsQuery = (path: Place, revision: number, absence: AbsenceDays, day: number) =>
  queryOptions({
    queryKey: ['replacements', path.roster, revision, absence, day],
    queryFn: () =>
      answer(
        api.POST('/units/{unit}/rosters/{roster}/replacements', {
          params: { path },
          body: { agent: absence.agent, day, absences: [absence] },
        }),
      ),
    staleTime: 60_000,
  });

export const swapsQuery = (
  path: Place,
  revision: number,
  cell: { readonly agent: string; readonly day: number },
) =>
  queryOptions({
    queryKey: ['swaps', path.roster, revision, cell],
    queryFn: async () =>
      (await answer(api.POST('/units/{unit}/rosters/{roster}/swaps', { params: { path }, body: cell })))
        .swaps,
    staleTime: 60_000,
  });

/** How often a re-planning under way is asked how it goes. */
const everyMs = 700;

export const replanQuery = (unit: string, roster: string, replan: string) =>
  queryOptions({
    queryKey: ['replan', unit, roster, replan],
    queryFn: () =>
      answer(
        api.GET('/units/{unit}/rosters/{roster}/replans/{replan}', {
          params: { path: { unit, roster, replan } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.status === 'searching' ? everyMs : false),
  });
