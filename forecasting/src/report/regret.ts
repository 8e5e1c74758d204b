import type { Scores } from '../metrics/score-sums.js';
import { type PairedComparison, pairedComparison } from './paired-comparison.js';
import { scoresOf } from './score-groups.js';
import type { ScoredRun } from './scored-run.js';

/** One model's line in the regret table. */
export interface RegretRow {
  readonly model: string;
  readonly scores: Scores;
  /** Pinball above the best of all models of the table, percent. */
  readonly abovePercent: number;
  /** This model against the one judged, on the same pairs; undefined for the judged one itself. */
  readonly againstJudged: PairedComparison | undefined;
}

/** Every model's scores, best first, with its distance to the best and to the judged model. */
export function regretTable(runs: readonly ScoredRun[], judged: string): readonly RegretRow[] {
  const of = (model: string) => runs.filter((run) => run.model === model);
  const rows = [...new Set(runs.map(({ model }) => model))].map((model) => ({
    model,
    scores: scoresOf(of(model)),
    againstJudged: model === judged ? undefined : pairedComparison(of(model), of(judged)),
  }));
  const best = Math.min(...rows.map(({ scores }) => scores.pinball));
  return rows
    .map((row) => ({ ...row, abovePercent: 100 * (row.scores.pinball / best - 1) }))
    .sort((a, b) => a.scores.pinball - b.scores.pinball);
}
