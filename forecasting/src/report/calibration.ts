import { QUANTILE_LEVELS } from '../distribution/levels.js';
import { type IntervalCoverage, intervalCoverage } from '../watch/record/coverage.js';
import { pitHistogram } from '../watch/record/pit.js';
import { entriesOf, type ScoredRun } from './scored-run.js';

/** Share of counts at or below each quantile; equal to the level when the forecast means what it says. */
export interface LevelShare {
  readonly level: number;
  readonly share: number;
}

/** Whether the intervals hold what they promise. */
export interface Calibration {
  /** Shares of counts in ten equal parts of the forecast distribution; 0.1 each when it is right. */
  readonly pit: readonly number[];
  readonly coverage: readonly IntervalCoverage[];
  readonly levels: readonly LevelShare[];
}

/** Calibration of all runs together; shares of nothing are NaN. Source: Gneiting, Balabdaoui & Raftery 2007. */
export function calibrationOf(runs: readonly ScoredRun[]): Calibration {
  const entries = runs.flatMap(entriesOf);
  return {
    pit: pitHistogram(entries),
    coverage: intervalCoverage(entries),
    levels: QUANTILE_LEVELS.map((level, k) => ({
      level,
      share: entries.filter(({ observed, quantiles }) => observed <= quantiles[k]).length / entries.length,
    })),
  };
}
