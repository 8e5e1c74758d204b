import type { Roster, Unit } from '../../../api/types.js';
import { useSearch } from '../../../ui/use-search.js';
import { ReplanDialog } from '../replan/replan-dialog.js';
import { AbsenceDialog } from './absence-dialog.js';
import { SwapDialog } from './swap-dialog.js';

interface DayOfTroubleProps {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly allowed: boolean;
}

/** The dialogs of absences, swaps and re-planning; which one is open is in the address. */
export function DayOfTrouble({ roster, unit, allowed }: DayOfTroubleProps) {
  const [params, change] = useSearch();
  const open = allowed ? params.get('dialog') : null;
  const close = () => change({ dialog: null, who: null, from: null, to: null, shift: null });
  const shared = { roster, unit, onClose: close };
  return (
    <>
      <AbsenceDialog {...shared} opened={open === 'absence'} />
      <SwapDialog {...shared} opened={open === 'swap'} />
      <ReplanDialog {...shared} opened={open === 'replan'} />
    </>
  );
}
