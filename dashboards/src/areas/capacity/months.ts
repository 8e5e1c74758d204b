import type { CapacityMonth } from '../../api/types.js';

/** A month, yyyy-mm, some months later. */
export function addMonths(month: string, count: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const total = year * 12 + (number - 1) + count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

export const isMonth = (text: string | null): text is string =>
  text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** The first and last civil day of a span of months. */
export function monthSpan(from: string, to: string): { readonly from: string; readonly to: string } {
  const [year = 1970, number = 1] = to.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${from}-01`, to: `${to}-${String(last).padStart(2, '0')}` };
}

export type Figures = Omit<CapacityMonth, 'month' | 'site' | 'unit'>;

const nothing: Figures = {
  requiredHours: 0,
  plannedHours: 0,
  shortHours: 0,
  surplusHours: 0,
  nights: 0,
  weekendShifts: 0,
};

/** Months of one unit, or of several, added up. */
export function total(months: readonly Figures[]): Figures {
  return months.reduce<Figures>(
    (sum, month) => ({
      requiredHours: sum.requiredHours + month.requiredHours,
      plannedHours: sum.plannedHours + month.plannedHours,
      shortHours: sum.shortHours + month.shortHours,
      surplusHours: sum.surplusHours + month.surplusHours,
      nights: sum.nights + month.nights,
      weekendShifts: sum.weekendShifts + month.weekendShifts,
    }),
    nothing,
  );
}

const quoted = (cell: string): string => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Rows as CSV for spreadsheets: semicolons, and a byte-order mark so that accents survive. A cell that a spreadsheet
 * would take for a formula is kept as text.
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    typeof value === 'number' ? String(value) : quoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
