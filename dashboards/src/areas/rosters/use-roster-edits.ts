import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import { answer, api } from '../../api/client.js';
import { ApiError } from '../../api/problem.js';
import { rosterQuery } from '../../api/queries.js';
import type { Roster, Violation } from '../../api/types.js';
import {
  type GridAction,
  type GridState,
  initialGrid,
  type PendingCell,
  pendingCells,
  reduceGrid,
} from './grid-model.js';

export interface RosterEdits {
  readonly state: GridState;
  readonly dispatch: (action: GridAction) => void;
  readonly pending: readonly PendingCell[];
  /** Of the roster as it stands on screen, unsaved cells included. */
  readonly violations: readonly Violation[];
  readonly checking: boolean;
  readonly save: () => void;
  readonly saving: boolean;
  readonly saveError: Error | null;
  /** Somebody else saved first. */
  readonly conflict: boolean;
  /** Takes the server's roster; own cells go on top of it, or are dropped. */
  readonly resolve: (keep: boolean) => void;
}

/** A roster's edits: shown at once, checked against the rules as they are made, saved together with a revision. */
export function useRosterEdits(roster: Roster): RosterEdits {
  const client = useQueryClient();
  const [state, dispatch] = useReducer(reduceGrid, roster, initialGrid);
  const pending = useMemo(() => pendingCells(state), [state]);
  const path = { unit: roster.unit, roster: roster.id };
  const known = rosterQuery(roster.unit, roster.id);

  const loaded = useRef(roster);
  useEffect(() => {
    if (loaded.current === roster) return;
    // A newer revision than the one edited is a conflict to decide on, not to overwrite silently.
    const own = pending.length > 0 && roster.revision !== loaded.current.revision;
    if (own) return;
    loaded.current = roster;
    dispatch({ type: 'load', roster, keep: pending.length > 0 });
  }, [roster, pending]);

  const [settled] = useDebouncedValue(pending, 150);
  const check = useQuery({
    queryKey: ['roster-check', roster.id, roster.revision, settled],
    queryFn: () =>
      answer(
        api.POST('/units/{unit}/rosters/{roster}/check', {
          params: { path },
          body: { cells: settled.map(({ agent, day, shift }) => ({ agent, day, shift })) },
        }),
      ),
    enabled: settled.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/units/{unit}/rosters/{roster}/cells', {
          params: { path },
          body: { revision: loaded.current.revision, cells: [...pending] },
        }),
      ),
    onSuccess: (saved) => {
      loaded.current = saved;
      dispatch({ type: 'load', roster: saved, keep: false });
      client.setQueryData(known.queryKey, saved);
      void client.invalidateQueries({ queryKey: ['rosters', roster.unit] });
    },
  });
  const refused = save.error instanceof ApiError && save.error.status === 409;

  const resolve = (keep: boolean) => {
    save.reset();
    void client.fetchQuery({ ...known, staleTime: 0 }).then((fresh) => {
      loaded.current = fresh;
      dispatch({ type: 'load', roster: fresh, keep });
    });
  };

  return {
    state,
    dispatch,
    pending,
    violations: pending.length > 0 && check.data !== undefined ? check.data.violations : roster.violations,
    checking: pending.length > 0 && check.isFetching,
    save: () => {
      if (pending.length > 0 && !save.isPending) save.mutate();
    },
    saving: save.isPending,
    saveError: refused ? null : (save.error ?? check.error),
    conflict: refused || (pending.length > 0 && roster.revision > loaded.current.revision && !save.isPending),
    resolve,
  };
}
