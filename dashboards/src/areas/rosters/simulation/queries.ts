import { queryOptions } from '@tanstack/react-query';
import { askAgain } from '../../../api/ask-again.js';
import { answer, api } from '../../../api/client.js';
import type { Answer } from '../../../api/types.js';

const HOUR_MS = 3_600_000;

export type RosterSimulation = Answer<'simulateRoster'>;
export type StaffingCorrection = Answer<'measureStaffing'>;

/** A roster simulated; the revision makes an edited roster another question. */
export const simulationQuery = (unit: string, roster: string, revision: number, runs: number) =>
  queryOptions({
    queryKey: ['simulation', unit, roster, revision, runs],
    queryFn: () =>
      answer(
        api.GET('/units/{unit}/rosters/{roster}/simulation', {
          params: { path: { unit, roster }, query: { runs, seed: 1 } },
        }),
      ),
    staleTime: HOUR_MS,
    retry: askAgain,
  });

/** Whether the staffing formula keeps its promise for a unit. */
export const correctionQuery = (unit: string) =>
  queryOptions({
    queryKey: ['staffing-correction', unit],
    queryFn: () =>
      answer(
        api.GET('/units/{unit}/staffing-correction', {
          params: { path: { unit }, query: { runs: 20, seed: 1 } },
        }),
      ),
    staleTime: HOUR_MS,
    retry: askAgain,
  });
