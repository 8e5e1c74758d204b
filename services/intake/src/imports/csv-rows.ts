import { Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';

/** A data row with the line it ends on in the file (the header is line 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What stands in a cell, by column name; '' where the row is too short. */
export type Cell = (row: CsvRow, column: string) => string;

export interface CsvTable {
  /** Lower-cased names, in the file's order. */
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<CsvRow>;
  readonly cell: Cell;
}

export type FileInput = AsyncIterable<Buffer | string>;

const longestRecord = 65_536;

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: Info;
}

const isParsedRecord = (value: unknown): value is ParsedRecord =>
  typeof value === 'object' && value !== null && 'record' in value && 'info' in value;

/** The separator that the header line uses most: comma, semicolon or tab. */
const separatorOf = (header: string): string =>
  [',', ';', '\t'].reduce((best, one) => (header.split(one).length > header.split(best).length ? one : best));

/**
 * Streams a CSV: comma, semicolon or tab, quotes, BOM, any line ends. One row at a time is in memory.
 * @param onBroken Told of rows whose quoting is broken; the file goes on after them.
 * @returns null when the file is empty.
 */
export async function openCsv(
  input: FileInput,
  onBroken: (line: number, what: string) => void,
): Promise<CsvTable | null> {
  const { head, rest } = await peekLine(input);
  if (head.trim() === '') return null;
  const parser = parse({
    bom: true,
    delimiter: separatorOf(head),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    max_record_size: longestRecord,
    on_skip: (error: CsvError | undefined) => {
      onBroken(typeof error?.lines === 'number' ? error.lines : 0, error?.message ?? 'unreadable row');
      return undefined;
    },
  });
  const source = Readable.from(rest, { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  const records: AsyncIterator<unknown> = source.pipe(parser)[Symbol.asyncIterator]();
  const first = await records.next();
  if (first.done || !isParsedRecord(first.value)) return null;
  const columns = first.value.record.map((name) => name.toLowerCase());
  const positions = new Map(columns.map((name, index) => [name, index]));
  return {
    columns,
    rows: rowsOf(records),
    cell: (row, column) => row.cells[positions.get(column) ?? -1] ?? '',
  };
}

async function* rowsOf(records: AsyncIterator<unknown>): AsyncGenerator<CsvRow> {
  for (let next = await records.next(); !next.done; next = await records.next())
    if (isParsedRecord(next.value)) yield { line: next.value.info.lines, cells: next.value.record };
}

async function peekLine(input: FileInput): Promise<{ head: string; rest: FileInput }> {
  const chunks = input[Symbol.asyncIterator]();
  const seen: (Buffer | string)[] = [];
  let head = '';
  while (!/[\r\n]/.test(head) && head.length < longestRecord) {
    const next = await chunks.next();
    if (next.done) break;
    seen.push(next.value);
    head += next.value.toString();
  }
  async function* rest(): AsyncGenerator<Buffer | string> {
    yield* seen;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  return { head: head.split(/[\r\n]/, 1)[0] ?? '', rest: rest() };
}
