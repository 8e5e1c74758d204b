import type { TableReport } from '@releve/contracts';
import { badInput } from '@releve/platform';
import { daysBetween } from '../civil-days.js';
import type { PlannerDeps } from '../deps.js';
import { type CellChange, editCells, findRoster } from '../operations/edit-roster.js';
import type { StoredRoster } from '../store.js';
import { columnsOf, date, text } from './fields.js';
import { readTable, type TableFile } from './read-table.js';
import { type Refusal, type RowOutcome, reportedRow, reportOf } from './report.js';

const AGENT = { agent: { names: ['agent', 'matricule', 'id'], required: true, parse: text(40) } } as const;
/** How a day off may be written. */
const OFF = new Set(['', '-', '.', 'r', 'rh', 'repos', 'off']);

/**
 * Imports a draft's cells from the table it was exported to. A row is one agent: it is taken whole or refused whole.
 * Agents and days the file does not name stay as they are.
 */
export async function importRosterTable(
  deps: PlannerDeps,
  target: { readonly unit: string; readonly roster: string },
  file: TableFile & { readonly dryRun: boolean; readonly revision: number },
): Promise<TableReport> {
  const row = await findRoster(deps, target.unit, target.roster);
  const [header = [], ...body] = await readTable(file);
  const { agent: agentColumn } = columnsOf(header, AGENT);
  const days = header.flatMap((head, column) => {
    const parsed = date(head);
    return 'value' in parsed ? [{ column, day: daysBetween(row.from, parsed.value) }] : [];
  });
  if (agentColumn === -1 || days.length === 0)
    throw badInput({
      place: 'row 1',
      value: header.join(', ').slice(0, 100),
      expected: 'a column agent and columns named by dates, as in the export',
    });
  const changes: CellChange[] = [];
  const rows = body.flatMap((cells, index) => {
    if (cells.every((cell) => cell === '')) return [];
    const read = readLine(row, cells[agentColumn] ?? '', header, days, cells);
    if (!Array.isArray(read)) return [reportedRow(index + 2, read)];
    changes.push(...read);
    const outcome: RowOutcome = read.length === 0 ? 'unchanged' : 'changed';
    return [reportedRow(index + 2, outcome)];
  });
  if (!file.dryRun && changes.length > 0)
    await editCells(deps, target, { revision: file.revision, cells: changes });
  return reportOf(file.dryRun, rows);
}

/** The cells of one agent that differ, or why the row is refused. */
function readLine(
  row: StoredRoster,
  agent: string,
  header: readonly string[],
  days: readonly { readonly column: number; readonly day: number }[],
  cells: readonly string[],
): CellChange[] | Refusal {
  if (!row.problem.agents.some(({ id }) => id === agent))
    return { column: 'agent', value: agent, expected: 'an agent of the roster' };
  const shifts = row.problem.shifts.map(({ id }) => id);
  const changes: CellChange[] = [];
  for (const { column, day } of days) {
    const value = cells[column] ?? '';
    const at = header[column] ?? '';
    const shift = shifts.includes(value) ? value : OFF.has(value.toLowerCase()) ? null : undefined;
    if (shift === undefined)
      return { column: at, value, expected: `nothing for a day off, or one of ${shifts.join(', ')}` };
    const before = row.assignments?.[agent]?.[day] || null;
    if (day < 0 || day >= row.days) {
      if (shift !== null) return { column: at, value, expected: `a day of the roster, from ${row.from}` };
    } else if (shift !== before) changes.push({ agent, day, shift });
  }
  return changes;
}
