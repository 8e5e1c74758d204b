import { useDebouncedCallback } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import type { Roster } from '../../api/types.js';
import { useSearch, wholeNumber } from '../../ui/use-search.js';
import type { Position } from './grid-keys.js';

/** The selected cell, kept in the address a moment after the last move. */
export function useActiveCell(roster: Roster): readonly [Position, (to: Position) => void] {
  const [params, change] = useSearch();
  const [active, setActive] = useState<Position>(() => ({
    row: Math.max(
      0,
      roster.agents.findIndex((agent) => agent.id === params.get('agent')),
    ),
    day: wholeNumber(params.get('day'), 0, roster.days - 1, 0),
  }));
  const remember = useDebouncedCallback((to: Position) => {
    change({ agent: roster.agents[to.row]?.id ?? null, day: String(to.day) });
  }, 400);
  const move = useCallback(
    (to: Position) => {
      setActive(to);
      remember(to);
    },
    [remember],
  );
  return [active, move];
}

/** The cell an event happened in. */
export const positionOf = (target: EventTarget | null): Position | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell === null ? null : { row: Number(cell.dataset.row), day: Number(cell.dataset.day) };
};
