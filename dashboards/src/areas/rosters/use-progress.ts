import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RosterSummary } from '../../api/types.js';
import { appendProgress, type Progress, progressKey } from '../../live/apply-event.js';

/** A search's progress since this screen began to watch: from live events, and from each answer fetched. */
export function useProgress(roster: RosterSummary): readonly Progress[] {
  const client = useQueryClient();
  const key = progressKey(roster.id);
  const history = useQuery<readonly Progress[]>({
    queryKey: key,
    queryFn: () => [],
    enabled: false,
    initialData: [],
    gcTime: Number.POSITIVE_INFINITY,
  });
  const { seconds, cost, bound, gap } = roster.progress;
  const id = roster.id;
  useEffect(() => {
    client.setQueryData<readonly Progress[]>(progressKey(id), (known) => {
      const last = known?.at(-1);
      if (last !== undefined && last.seconds > seconds) return known;
      return appendProgress(known ?? [], { seconds, cost, bound, gap });
    });
  }, [client, id, seconds, cost, bound, gap]);
  return history.data;
}
