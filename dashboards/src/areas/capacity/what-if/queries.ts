import { queryOptions } from '@tanstack/react-query';
import { askAgain } from '../../../api/ask-again.js';
import { answer, api } from '../../../api/client.js';
import type { Answer } from '../../../api/types.js';

const HOUR_MS = 3_600_000;
const DAYS = 7;
const RUNS = 40;

export type WhatIf = Answer<'simulateChanges'>;

/** The changes to simulate, each alone. */
export interface Changes {
  readonly staff: number;
  readonly skill: string;
  readonly beds: number | null;
  readonly moreBeds: number;
  /** Percent of arrivals. */
  readonly epidemic: number;
  readonly closed: string | null;
  /** Percent of the closed site’s patients. */
  readonly closedShare: number;
}

export const whatIfQuery = (unit: string, changes: Changes) =>
  queryOptions({
    queryKey: ['what-if', unit, changes],
    queryFn: () =>
      answer(
        api.GET('/units/{unit}/what-if', {
          params: {
            path: { unit },
            query: {
              days: DAYS,
              runs: RUNS,
              seed: 1,
              staff: changes.staff,
              skill: changes.skill,
              moreBeds: changes.moreBeds,
              epidemic: changes.epidemic / 100,
              closedShare: changes.closedShare / 100,
              ...(changes.beds === null ? {} : { beds: changes.beds }),
              ...(changes.closed === null ? {} : { closed: changes.closed }),
            },
          },
        }),
      ),
    staleTime: HOUR_MS,
    retry: askAgain,
  });
