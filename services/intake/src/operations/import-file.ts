import type { HourCount, ImportReport, Visit } from '@releve/contracts';
import { badInput } from '@releve/platform';
import { type CountColumns, CountRowReader } from '../imports/count-row.js';
import { type CsvTable, type FileInput, openCsv } from '../imports/csv-rows.js';
import { Tally } from '../imports/tally.js';
import { readVisitRow, visitColumns } from '../imports/visit-row.js';
import { type KnownSite, latestBelieved } from '../site-directory.js';
import type { ImportContext, ImportOptions } from './import-context.js';
import { importCounts } from './import-counts.js';
import { importVisits } from './import-visits.js';

async function openTable(input: FileInput, tally: Tally, required: readonly string[]): Promise<CsvTable> {
  const table = await openCsv(input, (line, what) =>
    tally.reject({ line, column: '', value: '', expected: `a readable row: ${what}` }),
  );
  const columns = table?.columns ?? [];
  const missing = required.filter((column) => !columns.includes(column));
  if (!table || missing.length > 0)
    throw badInput({
      place: 'line 1',
      value: columns.join(',').slice(0, 200),
      expected: `a header with the columns ${required.join(', ')}`,
      hint: `Missing: ${missing.join(', ')}.`,
    });
  return table;
}

/** Imports a CSV of visits; columns as in `visitColumns`. @throws bad-input when the header lacks a column. */
export async function importVisitsCsv(
  context: ImportContext,
  { site, clock }: KnownSite,
  input: FileInput,
  options: ImportOptions,
): Promise<ImportReport> {
  const tally = new Tally();
  const table = await openTable(input, tally, visitColumns.slice(0, 2));
  const latestMs = latestBelieved(site, context.clock().getTime());
  async function* visits(): AsyncGenerator<Visit> {
    for await (const row of table.rows) {
      const read = readVisitRow(row, table.cell, { clock, latestMs });
      if (read.ok) yield read.visit;
      else tally.reject(read.rejection);
    }
  }
  return importVisits(context, site.id, 'csv', visits(), tally, options);
}

/** Imports a CSV of hourly counts. @throws bad-input when the header lacks a column. */
export async function importCountsCsv(
  context: ImportContext,
  { site, clock }: KnownSite,
  columns: CountColumns,
  input: FileInput,
  options: ImportOptions,
): Promise<ImportReport> {
  const tally = new Tally();
  const named = { time: columns.time.toLowerCase(), value: columns.value.toLowerCase() };
  const table = await openTable(input, tally, [named.time, named.value]);
  const reader = new CountRowReader(clock, named);
  async function* counts(): AsyncGenerator<HourCount> {
    for await (const row of table.rows) {
      const read = reader.read(row, table.cell);
      if (read.ok) yield read.count;
      else tally.reject(read.rejection);
    }
  }
  return importCounts(context, site.id, counts(), tally, options);
}
