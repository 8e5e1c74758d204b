import { useTranslation } from 'react-i18next';
import { useSearch } from '../../../ui/use-search.js';
import type { CellAction } from '../cell-menu.js';

/** What the day asks of a cell: cover an absence, find a swap. Nothing for who may not change rosters. */
export function useCellActions(allowed: boolean): (agent: string, day: number) => readonly CellAction[] {
  const { t } = useTranslation();
  const [, change] = useSearch();
  if (!allowed) return () => [];
  return (agent, day) => {
    const open = (dialog: string) => () =>
      change({ dialog, who: agent, from: String(day), to: String(day), shift: null }, { push: true });
    return [
      { id: 'absence', label: t('absence.markCell'), onChoose: open('absence') },
      { id: 'swap', label: t('swap.cell'), onChoose: open('swap') },
    ];
  };
}
