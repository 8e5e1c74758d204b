import type { ImportReport } from '@releve/contracts';

/** A row that was not taken: where, what it held, what was expected. */
export type Rejection = ImportReport['rejections'][number];

/** What a batch of rows turned out to be. */
export interface BatchOutcome {
  readonly accepted: number;
  readonly replaced: number;
  readonly duplicate: number;
  readonly ignored?: number;
}

const rejectionsKept = 100;
const valueShown = 60;

/** Counts what becomes of each row of a file. rows = accepted + replaced + duplicate + rejected + ignored. */
export class Tally {
  private accepted = 0;
  private replaced = 0;
  private duplicate = 0;
  private rejected = 0;
  private ignored = 0;
  private withdrawn = 0;
  private readonly rejections: Rejection[] = [];
  private readonly warnings = new Set<string>();

  add(outcome: BatchOutcome): void {
    this.accepted += outcome.accepted;
    this.replaced += outcome.replaced;
    this.duplicate += outcome.duplicate;
    this.ignored += outcome.ignored ?? 0;
  }

  withdraw(visits: number): void {
    this.withdrawn += visits;
  }

  reject(rejection: Rejection): void {
    this.rejected += 1;
    if (this.rejections.length < rejectionsKept)
      this.rejections.push({ ...rejection, value: rejection.value.slice(0, valueShown) });
  }

  warn(warning: string): void {
    if (this.warnings.size < rejectionsKept) this.warnings.add(warning);
  }

  get rowsSoFar(): number {
    return this.accepted + this.replaced + this.duplicate + this.rejected + this.ignored;
  }

  report(importId: string, kind: ImportReport['kind'], dryRun: boolean): ImportReport {
    const { accepted, replaced, duplicate, rejected, ignored, withdrawn, rejections } = this;
    return {
      importId,
      kind,
      rows: this.rowsSoFar,
      accepted,
      replaced,
      duplicate,
      rejected,
      ignored,
      withdrawn,
      rejections,
      warnings: [...this.warnings],
      dryRun,
    };
  }
}
