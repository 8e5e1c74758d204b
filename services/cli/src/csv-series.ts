import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type CountRows, parseTime, type WrittenTime } from '@releve/forecasting';
import { CsvError, parse } from 'csv-parse';
import { BadInput } from './commands/roster-file.js';

/** Rows of one series with the line of the file each came from. */
export interface SeriesRows extends CountRows {
  readonly lines: Int32Array;
}

/** Which columns to read. Without a series column the file holds one series, called "". */
export interface SeriesColumns {
  readonly time: string;
  readonly value: string;
  readonly series: string | undefined;
}

/** Streams a CSV file, plain or gzip, record by record. Throws `BadInput`. */
export async function readCsv(
  path: string,
  wanted: readonly string[] | ((header: readonly string[]) => readonly string[]),
  onRow: (fields: readonly string[], line: number) => void,
): Promise<void> {
  let columns: readonly number[] | undefined;
  const parser = parse({
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (record: string[], { lines }) => {
      if (columns === undefined)
        columns = columnsOf(path, record, typeof wanted === 'function' ? wanted(record) : wanted);
      else
        onRow(
          columns.map((column) => record[column] ?? ''),
          lines,
        );
      return null;
    },
  });
  parser.resume();
  const gzip = isGzip(path);
  try {
    const source = createReadStream(path);
    if (gzip) await pipeline(source, createGunzip(), parser);
    else await pipeline(source, parser);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const line = error instanceof CsvError && typeof error.lines === 'number' ? `, line ${error.lines}` : '';
    throw new BadInput(`${path}${line}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (columns === undefined)
    throw new BadInput(
      `${path}, line 1: empty file, expected a header${typeof wanted === 'function' ? '' : ` with ${wanted.join(', ')}`}`,
    );
}

/** Reads every series of a file. Throws `BadInput` with file, line, value and what was expected. */
export async function readSeries(
  path: string,
  columns: SeriesColumns,
): Promise<ReadonlyMap<string, SeriesRows>> {
  const wanted = [columns.time, columns.value, ...(columns.series === undefined ? [] : [columns.series])];
  const builders = new Map<string, RowsBuilder>();
  let lastName = '';
  let last: RowsBuilder | undefined;
  await readCsv(path, wanted, ([time, value, name = ''], line) => {
    if (last === undefined || name !== lastName) {
      last = builders.get(name) ?? new RowsBuilder(path);
      builders.set(name, last);
      lastName = name;
    }
    last.add(time, value, line);
  });
  if (builders.size === 0)
    throw new BadInput(`${path}: no rows after the header, expected at least one count`);
  return new Map([...builders].map(([name, builder]) => [name, builder.finish()]));
}

const NO_VALUE = new Set(['', 'na', 'nan', 'null', 'none', 'n/a']);

class RowsBuilder {
  private kind: WrittenTime['kind'] | undefined;
  private minutes = new Float64Array(1024);
  private values = new Float64Array(1024);
  private lines = new Int32Array(1024);
  private length = 0;

  constructor(private readonly path: string) {}

  add(time: string, text: string, line: number): void {
    const at = parseTime(time);
    if (at === undefined) {
      throw new BadInput(
        `${this.path}, line ${line}: "${time}" is not a time, expected ISO-8601 such as 2024-03-31T14:00Z`,
      );
    }
    this.kind ??= at.kind;
    if (at.kind !== this.kind) {
      throw new BadInput(
        `${this.path}, line ${line}: "${time}" is not written like the times before, expected ${WRITTEN[this.kind]}`,
      );
    }
    const value = NO_VALUE.has(text.toLowerCase()) ? Number.NaN : Number(text);
    if (Number.isNaN(value) && !NO_VALUE.has(text.toLowerCase())) {
      throw new BadInput(
        `${this.path}, line ${line}: "${text}" is not a number, expected a count or nothing`,
      );
    }
    if (this.length === this.minutes.length) this.grow();
    this.minutes[this.length] = at.minutes;
    this.values[this.length] = value;
    this.lines[this.length++] = line;
  }

  finish(): SeriesRows {
    return {
      kind: this.kind === 'wall' ? 'wall' : 'instant',
      minutes: this.minutes.slice(0, this.length),
      values: this.values.slice(0, this.length),
      lines: this.lines.slice(0, this.length),
    };
  }

  private grow(): void {
    const [minutes, values, lines] = [this.minutes, this.values, this.lines];
    this.minutes = new Float64Array(minutes.length * 2);
    this.values = new Float64Array(minutes.length * 2);
    this.lines = new Int32Array(minutes.length * 2);
    this.minutes.set(minutes);
    this.values.set(values);
    this.lines.set(lines);
  }
}

const WRITTEN: Readonly<Record<WrittenTime['kind'], string>> = {
  instant: 'a time with Z or an offset',
  wall: 'a local time without an offset',
  date: 'a plain date',
};

function columnsOf(path: string, header: readonly string[], wanted: readonly string[]): readonly number[] {
  return wanted.map((name) => {
    const column = header.indexOf(name);
    if (column >= 0) return column;
    throw new BadInput(`${path}, line 1: no column "${name}", found ${header.join(', ')}`);
  });
}

function isGzip(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new BadInput(`${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  const head = Buffer.alloc(2);
  const read = readSync(file, head, 0, 2, 0);
  closeSync(file);
  return read === 2 && head[0] === 0x1f && head[1] === 0x8b;
}
