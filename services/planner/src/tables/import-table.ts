import type { StaffTable, TableReport, Unit } from '@releve/contracts';
import { badInput, notFound } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import { columnsOf } from './fields.js';
import { readTable, type TableFile } from './read-table.js';
import { type Refusal, reportedRow, reportOf } from './report.js';
import { type OpenUnit, STAFF_TABLES, type TableKind } from './staff-tables.js';

/**
 * Imports a table of staff, row by row: rows that fit are taken, the others are told of with place, value and what was
 * expected. Nothing that the file does not name is changed or removed. A dry run tells the same and stores nothing.
 */
export async function importStaffTable(
  { database, store, clock }: PlannerDeps,
  unitId: string,
  table: StaffTable,
  file: TableFile & { readonly dryRun: boolean },
): Promise<TableReport> {
  const rows = await readTable(file);
  return database.db.transaction(async (tx) => {
    const stored = await store.unitForChange(tx, unitId);
    if (!stored) throw notFound('unit', unitId);
    const { definition, planning } = stored;
    const open: OpenUnit = { unit: definition, agents: definition.agents, planning };
    const report = reportOf(file.dryRun, applyRows(open, STAFF_TABLES[table], rows));
    if (!file.dryRun && report.added + report.changed > 0) {
      const unit: Unit = { ...definition, agents: open.agents };
      await store.saveUnit(tx, { definition: unit, planning: open.planning }, clock());
    }
    return report;
  });
}

/** What became of each row but the header. @throws bad-input when a column that must be there is missing */
export function applyRows(open: OpenUnit, kind: TableKind, rows: readonly (readonly string[])[]) {
  const [header = [], ...body] = rows;
  const columns = columnsOf(header, kind.fields);
  for (const [key, field] of Object.entries(kind.fields)) {
    if (field.required && columns[key] === -1)
      throw badInput({
        place: 'row 1',
        value: header.join(', ').slice(0, 100),
        expected: `a column named ${field.names.join(' or ')}`,
      });
  }
  return body.flatMap((row, index) => {
    if (row.every((cell) => cell === '')) return [];
    const read = valuesOf(kind, columns, header, row);
    return [reportedRow(index + 2, 'refused' in read ? read.refused : kind.apply(open, read.values))];
  });
}

function valuesOf(
  { fields }: TableKind,
  columns: Readonly<Record<string, number>>,
  header: readonly string[],
  row: readonly string[],
): { readonly values: Readonly<Record<string, unknown>> } | { readonly refused: Refusal } {
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const at = columns[key] ?? -1;
    const value = row[at] ?? '';
    const column = header[at] ?? field.names[0];
    if (value === '') {
      if (field.required) return { refused: { column, value, expected: 'a value' } };
      continue;
    }
    const parsed = field.parse(value);
    if ('expected' in parsed) return { refused: { column, value, expected: parsed.expected } };
    values[key] = parsed.value;
  }
  return { values };
}
