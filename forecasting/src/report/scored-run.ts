import { QUANTILE_LEVELS } from '../distribution/levels.js';
import type { RecordEntry } from '../watch/record/record-entry.js';

/** Forecasts of one series by one model beside what happened, forecast by forecast. */
export interface ScoredRun {
  readonly series: string;
  readonly model: string;
  /** Length of an interval. */
  readonly stepMinutes: number;
  /** Intervals between what was known and the target. */
  readonly lead: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
  /** Instant (ms UTC) the forecast was made at. */
  originOf(i: number): number;
  /** Instant (ms UTC) the target interval starts. */
  targetOf(i: number): number;
  /** Local hour of the target, 0 for days. */
  hourOf(i: number): number;
  /** At `QUANTILE_LEVELS`. */
  quantilesOf(i: number): ArrayLike<number>;
  /** What happened, NaN when unknown. */
  actualOf(i: number): number;
}

/** The forecasts of a run whose truth is known, as the record reads them. */
export function entriesOf(run: ScoredRun): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (let i = 0; i < run.lead.length; i++) {
    const observed = run.actualOf(i);
    if (Number.isNaN(observed)) continue;
    entries.push({
      targetHour: run.targetOf(i) / 3_600_000,
      leadHours: (run.lead[i] * run.stepMinutes) / 60,
      levels: QUANTILE_LEVELS,
      quantiles: Array.from(run.quantilesOf(i)),
      observed,
    });
  }
  return entries;
}
