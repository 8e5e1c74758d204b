import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, api } from '../../../api/client.js';
import type { Roster } from '../../../api/types.js';
import type { AbsenceDays, Move } from './replan-queries.js';

interface Revision {
  readonly absences: readonly AbsenceDays[];
  readonly moves: readonly Move[];
  readonly overtime: readonly { readonly agent: string; readonly day: number }[];
}

/** Makes a new version of a roster (a draft in place, a published one beside it) and goes there. */
export function useRevise(roster: Roster) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ absences, moves, overtime }: Revision) =>
      answer(
        api.POST('/units/{unit}/rosters/{roster}/revisions', {
          params: { path: { unit: roster.unit, roster: roster.id } },
          body: {
            revision: roster.revision,
            absences: [...absences],
            cells: moves.map(({ agent, day, to }) => ({ agent, day, shift: to })),
            overtime: [...overtime],
          },
        }),
      ),
    onSuccess: async (made) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['roster', roster.unit, made.id] }),
        client.invalidateQueries({ queryKey: ['rosters', roster.unit] }),
      ]);
      navigate(`/rosters/${roster.unit}/${made.id}`);
    },
  });
}
