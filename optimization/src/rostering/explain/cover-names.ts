import type { CompiledProblem } from '../compile/compiled-problem.js';
import { areasOf, coveredSkills } from '../problem/areas.js';
import { fillsInterval, type PeriodCalendar, periodCalendar } from '../problem/calendar.js';
import type { CoverNeed, RosterProblem } from '../problem/roster-problem.js';

/** A compiled cover row as a person knows it. */
export interface NamedRow {
  readonly day: number;
  readonly shifts: readonly string[];
  readonly skill?: string;
  readonly hardMin: number;
  /** Indexes of the problem's needs that merged into the row and have a hard minimum. */
  readonly needs: readonly number[];
}

/** Names every compiled cover row, by matching the cells each need can be filled from. */
export function namedRows(compiled: CompiledProblem): readonly NamedRow[] {
  const { problem, stride } = compiled;
  const calendar = periodCalendar(problem.period);
  const cellsOfRow = compiled.rowCost.map(() => new Set<number>());
  for (const byCell of compiled.cellRows) {
    byCell.forEach((rows, cell) => {
      for (const row of rows) cellsOfRow[row].add(cell);
    });
  }
  const keys = new Map<string, number[]>();
  cellsOfRow.forEach((cells, row) => {
    const key = [...cells].sort((a, b) => a - b).join();
    keys.set(key, [...(keys.get(key) ?? []), row]);
  });
  const needs = compiled.rowCost.map((): number[] => []);
  const skills = compiled.rowCost.map((): string | undefined => undefined);
  problem.cover.forEach((need, index) => {
    const cells = cellsFilling(need, problem, calendar, stride);
    const candidates = keys.get(cells.join()) ?? [];
    const row =
      candidates.length === 1 ? candidates[0] : candidates.find((r) => fillsAs(compiled, r, need, cells));
    if (row === undefined) return;
    skills[row] = need.skill;
    if ((need.hardMin ?? 0) > 0) needs[row].push(index);
  });
  return compiled.rowCost.map((_cost, row) => {
    const cells = [...cellsOfRow[row]];
    const skill = skills[row];
    return {
      day: Math.min(...cells.map((cell) => Math.floor(cell / stride))),
      shifts: [...new Set(cells.map((cell) => problem.shifts[(cell % stride) - 1].id))],
      ...(skill === undefined ? {} : { skill }),
      hardMin: compiled.rowHardMin[row],
      needs: needs[row],
    };
  });
}

/** True when exactly the agents with the need's skill fill the row from its cells. */
function fillsAs(compiled: CompiledProblem, row: number, need: CoverNeed, cells: readonly number[]): boolean {
  const areas = areasOf(compiled.problem.shifts);
  return compiled.agents.every((agent) => {
    const skills = compiled.problem.agents[agent.index].skills ?? [];
    return cells.every((cell) => {
      const shift = compiled.problem.shifts[(cell % compiled.stride) - 1];
      const fills = need.skill === undefined || coveredSkills(shift, skills, areas).includes(need.skill);
      return fills === compiled.cellRows[agent.coverClass][cell].includes(row);
    });
  });
}

function cellsFilling(
  need: CoverNeed,
  problem: RosterProblem,
  calendar: PeriodCalendar,
  stride: number,
): readonly number[] {
  const label = (id: string) => problem.shifts.findIndex((shift) => shift.id === id) + 1;
  if (need.on === 'shift') return [need.day * stride + label(need.shift)];
  const [from, to] = [calendar.instant(need.day, need.fromMinute), calendar.instant(need.day, need.toMinute)];
  const days = [need.day - 2, need.day - 1, need.day].filter((day) => day >= 0 && day < problem.period.days);
  return days.flatMap((day) =>
    problem.shifts.flatMap((shift) => {
      const span = calendar.span(day, shift);
      return fillsInterval(span, from, to, need.onCall) ? [day * stride + label(shift.id)] : [];
    }),
  );
}
