import { badInput, ServiceError } from '@releve/platform';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';

/** A file as it comes over the API. */
export interface TableFile {
  readonly name: string;
  /** base64 */
  readonly content: string;
}

const MOST_ROWS = 5000;
/** A small archive may hold a huge sheet. */
const MOST_UNPACKED_BYTES = 50 * 1_048_576;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * The rows of a CSV file or of the first sheet of an XLSX file, as texts; the first is the header. CSV may be UTF-8 or
 * Windows-1252, separated by commas, semicolons or tabs. Dates of a sheet come as `YYYY-MM-DD`.
 * @throws bad-input when it is neither, is empty or too long
 */
export async function readTable({ name, content }: TableFile): Promise<readonly (readonly string[])[]> {
  const bytes = Buffer.from(content, 'base64');
  const rows = ZIP.every((byte, at) => bytes[at] === byte)
    ? await readWorkbook(name, bytes)
    : readCsv(name, bytes);
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  if (filled.length === 0)
    throw badInput({ place: 'body.content', value: name, expected: 'a header and rows' });
  if (filled.length > MOST_ROWS + 1)
    throw badInput({
      place: 'body.content',
      value: `${filled.length - 1} rows`,
      expected: `at most ${MOST_ROWS} rows`,
    });
  return rows;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readCsv(name: string, bytes: Buffer): string[][] {
  const text = textOf(bytes);
  const [head = ''] = text.split('\n', 1);
  const delimiter = [';', '\t', ','].find((mark) => head.includes(mark)) ?? ',';
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter,
      relaxColumnCount: true,
      skipEmptyLines: false,
      trim: true,
    });
    // What `csvOf` puts before a cell that a spreadsheet would run.
    return rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t])/, '')));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw badInput({ place: 'body.content', value: name, expected: `CSV or XLSX; as CSV: ${said}` });
  }
}

async function readWorkbook(name: string, bytes: Buffer): Promise<string[][]> {
  try {
    let unpacked = 0;
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
    if (unpacked > MOST_UNPACKED_BYTES)
      throw badInput({
        place: 'body.content',
        value: `${unpacked} bytes unpacked`,
        expected: `at most ${MOST_UNPACKED_BYTES}`,
      });
    const rows: readonly (readonly unknown[])[] = await readSheet(bytes);
    return rows.map((row) => row.map(cellText));
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw badInput({ place: 'body.content', value: name, expected: `an XLSX workbook; it says: ${said}` });
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).trim();
}
