import type { StaffTable } from '@releve/contracts';
import { notFound } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import { STAFF_TABLES } from './staff-tables.js';
import { csvOf, type TableFormat, workbookOf } from './write-table.js';

/** A unit's staff, contracts, leave or wishes in the form they are imported in. */
export async function exportStaffTable(
  { store }: PlannerDeps,
  unitId: string,
  table: StaffTable,
  format: TableFormat,
): Promise<{ readonly content: string | Uint8Array<ArrayBuffer>; readonly name: string }> {
  const stored = await store.unit(unitId);
  if (!stored) throw notFound('unit', unitId);
  const { fields, rows } = STAFF_TABLES[table];
  const header = Object.values(fields).map(({ names }) => names[0]);
  const all = [header, ...rows(stored.definition, stored.planning)];
  const name = `${unitId}-${table}.${format}`;
  if (format === 'csv') return { content: csvOf(all), name };
  const widths = header.map((_, column) =>
    Math.min(40, Math.max(...all.map((row) => row[column]?.length ?? 0)) + 2),
  );
  return { content: await workbookOf([{ name: table, rows: all, frozen: 1, widths }]), name };
}
