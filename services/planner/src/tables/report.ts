import type { ImportedRow, TableReport } from '@releve/contracts';

/** Where a row was refused and what was expected there. */
export interface Refusal {
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

export type RowOutcome = 'added' | 'changed' | 'unchanged' | Refusal;

/** One row as it is told of; row 1 is the header. */
export function reportedRow(row: number, outcome: RowOutcome): ImportedRow {
  if (typeof outcome === 'string') return { row, outcome, column: '', value: '', expected: '' };
  return { row, outcome: 'rejected', ...outcome };
}

/** Counts a file's rows by what became of them: no row is left out. */
export function reportOf(dryRun: boolean, rows: readonly ImportedRow[]): TableReport {
  const count = (outcome: ImportedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return {
    dryRun,
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
    rows: [...rows],
  };
}
