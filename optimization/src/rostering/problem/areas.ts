import type { ShiftType } from './roster-problem.js';

/** Areas of a unit (resuscitation bay, short circuit, short-stay beds): those that some shift is held in. */
export const areasOf = (shifts: readonly ShiftType[]): ReadonlySet<string> =>
  new Set(shifts.flatMap(({ area }) => (area === undefined ? [] : [area])));

/**
 * Skills under which somebody fills cover on a shift: those the shift names, or the agent's own. Who holds a shift in an
 * area is in that area and in no other, whatever others they may hold.
 */
export function coveredSkills(
  { coversAs, area }: ShiftType,
  skills: readonly string[],
  areas: ReadonlySet<string>,
): readonly string[] {
  if (coversAs !== undefined) return [coversAs];
  return area === undefined ? skills : [area, ...skills.filter((skill) => !areas.has(skill))];
}
