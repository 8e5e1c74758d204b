import type { ShiftType } from '@releve/optimization';
import { addDays } from '../civil-days.js';
import type { PlannerDeps } from '../deps.js';
import type { StoredRoster, StoredUnit } from '../store.js';

/** A shift of another unit, by civil date. */
export interface ShiftElsewhere {
  readonly agent: string;
  readonly date: string;
  readonly shift: string;
}

/** What agents shared with other units work there: fixed here, with the rests and hours it takes. */
export interface Elsewhere {
  readonly shifts: readonly ShiftType[];
  readonly worked: readonly ShiftElsewhere[];
}

export const NOWHERE_ELSE: Elsewhere = { shifts: [], worked: [] };
/** Only who works elsewhere may hold a shift of another unit, and it fills no need here. */
export const ELSEWHERE = 'elsewhere';

const LOOK_BACK_DAYS = 14;

/**
 * Shifts of a unit's agents in other units over a window and the fortnight before it, whatever the site: published
 * rosters before drafts, the newest first. Shift types keep their id where this unit has none of that name.
 */
export async function shiftsElsewhere(
  { store }: PlannerDeps,
  unit: StoredUnit,
  window: { readonly from: string; readonly days: number },
): Promise<Elsewhere> {
  const own = new Set(unit.definition.agents.map(({ id }) => id));
  const first = addDays(window.from, -LOOK_BACK_DAYS);
  const end = addDays(window.from, window.days);
  const taken = new Set(unit.planning.shifts.map(({ id }) => id));
  const shifts: ShiftType[] = [];
  const worked = new Map<string, ShiftElsewhere>();
  for (const { definition, planning } of await store.units()) {
    const isOther = definition.id !== unit.definition.id;
    if (!isOther || !definition.agents.some(({ id }) => own.has(id))) continue;
    const nameOf = (shift: string) => (taken.has(shift) ? `${definition.id}/${shift}` : shift);
    shifts.push(
      ...planning.shifts.map(({ skill: _skill, area: _area, ...shift }) => ({
        ...shift,
        id: nameOf(shift.id),
        skill: ELSEWHERE,
        coversAs: ELSEWHERE,
      })),
    );
    for (const row of standing(await store.rosters(definition.id), first, end)) {
      for (const [agent, cells] of Object.entries(row.assignments ?? {})) {
        if (!own.has(agent)) continue;
        cells.forEach((shift, day) => {
          const date = addDays(row.from, day);
          const key = `${agent} ${date}`;
          const isKnown = planning.shifts.some(({ id }) => id === shift);
          if (isKnown && date >= first && date < end && !worked.has(key))
            worked.set(key, { agent, date, shift: nameOf(shift) });
        });
      }
    }
  }
  return worked.size === 0 ? NOWHERE_ELSE : { shifts, worked: [...worked.values()] };
}

/** Rosters that overlap a run of days, those to be believed first. */
function standing(rows: readonly StoredRoster[], first: string, end: string): readonly StoredRoster[] {
  const of = (status: StoredRoster['status']) =>
    rows.filter((row) => row.status === status && row.from < end && addDays(row.from, row.days) > first);
  return [...of('published'), ...of('draft').slice(0, 1)];
}
