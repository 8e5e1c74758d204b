import { addDays } from '../civil-days.js';
import type { StoredRoster } from '../store.js';
import { workbookOf } from './write-table.js';

/** One row an agent, one column a day; empty is a day off. */
export function rosterRows(row: StoredRoster): readonly (readonly string[])[] {
  const days = Array.from({ length: row.days }, (_, day) => addDays(row.from, day));
  return [
    ['agent', 'name', ...days],
    ...row.problem.agents.map((agent) => [
      agent.id,
      agent.name ?? agent.id,
      ...days.map((_, day) => row.assignments?.[agent.id]?.[day] ?? ''),
    ]),
  ];
}

/** The roster as a workbook: agents and dates stay in view. */
export function rosterWorkbook(row: StoredRoster): Promise<Uint8Array<ArrayBuffer>> {
  const widths = [10, 24, ...Array.from({ length: row.days }, () => 11)];
  return workbookOf(row.from, rosterRows(row), { frozen: 2, widths });
}
