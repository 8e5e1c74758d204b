import { z } from 'zod';

/** What a table of staff holds. */
export const StaffTable = z.enum(['staff', 'contracts', 'leave', 'wishes']);
export type StaffTable = z.infer<typeof StaffTable>;

export const TableFormat = z.enum(['csv', 'xlsx']);

/** What became of one row. Row 1 is the header. */
export const ImportedRow = z.object({
  row: z.int(),
  outcome: z.enum(['added', 'changed', 'unchanged', 'rejected']),
  /** Column, value and what was expected, for a rejected row. */
  column: z.string(),
  value: z.string(),
  expected: z.string(),
});
export type ImportedRow = z.infer<typeof ImportedRow>;

/** Every row of a file and what became of it; their number is the number of rows. */
export const TableReport = z.object({
  dryRun: z.boolean(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  rows: z.array(ImportedRow),
});
export type TableReport = z.infer<typeof TableReport>;
