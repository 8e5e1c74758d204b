import writeXlsxFile from 'write-excel-file/node';

export const TABLE_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type TableFormat = keyof typeof TABLE_TYPES;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** A cell that a spreadsheet would run as a formula is shown as text. */
const safe = (text: string): string => quoted(/^[=+\-@\t]/.test(text) ? `'${text}` : text);

/** Rows of texts as CSV, the first being the header. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  [...rows.map((row) => row.map(safe).join(',')), ''].join('\r\n');

/** A sheet of texts, the first row being its header. */
export interface TextSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Columns kept in view. */
  readonly frozen: number;
  readonly widths: readonly number[];
}

/** Sheets of texts as an XLSX workbook: headers in bold and kept in view with the first `frozen` columns. */
export async function workbookOf(sheets: readonly TextSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const book = writeXlsxFile(
    sheets.map(({ name, rows, frozen, widths }) => ({
      sheet: name,
      orientation: 'landscape' as const,
      stickyRowsCount: 1,
      stickyColumnsCount: frozen,
      columns: widths.map((width) => ({ width })),
      data: rows.map((row, index) =>
        row.map((value) =>
          value === ''
            ? null
            : { value, type: String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) },
        ),
      ),
    })),
  );
  return new Uint8Array(await book.toBuffer());
}
