import type { TFunction } from 'i18next';
import type { Roster, Unit } from '../../../api/types.js';
import type { Format } from '../../../i18n/use-format.js';
import { addDays, civil } from '../../../ui/time.js';
import type { Move } from './replan-queries.js';

/** Names of a roster's agents, days and shifts in the language on screen. */
export interface RosterWords {
  readonly agent: (id: string) => string;
  readonly day: (day: number) => string;
  /** A shift's name; null is a day off. */
  readonly shift: (id: string | null) => string;
  readonly move: (move: Move) => string;
}

export function rosterWords(
  t: TFunction,
  { local, language }: Format,
  roster: Pick<Roster, 'agents' | 'from'>,
  unit: Pick<Unit, 'shiftTypes'>,
): RosterWords {
  const names = new Map(roster.agents.map(({ id, name }) => [id, name]));
  const shifts = new Map(unit.shiftTypes.map(({ id, name }) => [id, local(name)]));
  const agent = (id: string) => names.get(id) ?? id;
  const day = (at: number) => civil(addDays(roster.from, at), 'EEE d MMM', language);
  const shift = (id: string | null) => (id === null ? t('grid.off') : (shifts.get(id) ?? id));
  return {
    agent,
    day,
    shift,
    move: (move) => {
      const said = { name: agent(move.agent), day: day(move.day) };
      if (move.from === null) return t('absence.comes', { ...said, shift: shift(move.to) });
      if (move.to === null) return t('absence.leaves', { ...said, shift: shift(move.from) });
      return t('absence.changes', { ...said, from: shift(move.from), to: shift(move.to) });
    },
  };
}
