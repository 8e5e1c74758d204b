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

/** Rows of texts as an XLSX workbook of one sheet: header in bold and kept in view with the first `frozen` columns. */
export async function workbookOf(
  sheet: string,
  rows: readonly (readonly string[])[],
  { frozen, widths }: { readonly frozen: number; readonly widths: readonly number[] },
): Promise<Uint8Array<ArrayBuffer>> {
  const cells = rows.map((row, index) =>
    row.map((value) =>
      value === '' ? null : { value, type: String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) },
    ),
  );
  const book = writeXlsxFile(cells, {
    sheet,
    orientation: 'landscape',
    stickyRowsCount: 1,
    stickyColumnsCount: frozen,
    columns: widths.map((width) => ({ width })),
  });
  return new Uint8Array(await book.toBuffer());
}
