import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../ui/guards.js';
import { useSearch } from '../../../ui/use-search.js';
import type { CellAction } from '../cell-menu.js';

/** Asking why of a cell, in the cell's menu; unsaved cells are not what the server would answer about. */
export function useWhyAction(unsaved: number): (agent: string, day: number) => readonly CellAction[] {
  const { t } = useTranslation();
  const session = useSession();
  const [, change] = useSearch();
  const may = session.role !== 'emergency-manager' && unsaved === 0;
  return useCallback(
    (agent, day) => {
      const ask = () => change({ dialog: 'why', agent, day: String(day) }, { push: true });
      return may ? [{ id: 'why', label: t('why.ask'), onChoose: ask }] : [];
    },
    [may, change, t],
  );
}
