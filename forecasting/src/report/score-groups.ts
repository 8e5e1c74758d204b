import { ScoreSums, type Scores } from '../metrics/score-sums.js';
import type { ScoredRun } from './scored-run.js';

/** Scores of the forecasts whose lead or hour lies in [from, to). */
export interface ScoreGroup {
  readonly from: number;
  readonly to: number;
  readonly scores: Scores;
}

const MOST_BANDS = 12;

/** Scores of every run together. */
export function scoresOf(runs: readonly ScoredRun[]): Scores {
  const sums = new ScoreSums();
  for (const run of runs)
    for (let i = 0; i < run.lead.length; i++) sums.add(run.mean[i], run.quantilesOf(i), run.actualOf(i));
  return sums.scores();
}

/** Scores by lead in intervals, in at most a dozen bands of equal width. */
export function scoresByLead(runs: readonly ScoredRun[]): readonly ScoreGroup[] {
  const last = runs.reduce(
    (far, { lead }) => Array.from(lead).reduce((most, one) => Math.max(most, one), far),
    0,
  );
  const width = Math.ceil((last + 1) / MOST_BANDS);
  return grouped(runs, width, (run, i) => Math.floor(run.lead[i] / width) * width);
}

/** Scores by local hour of the target. */
export function scoresByHour(runs: readonly ScoredRun[]): readonly ScoreGroup[] {
  return grouped(runs, 1, (run, i) => run.hourOf(i));
}

function grouped(
  runs: readonly ScoredRun[],
  width: number,
  keyOf: (run: ScoredRun, i: number) => number,
): readonly ScoreGroup[] {
  const groups = new Map<number, ScoreSums>();
  for (const run of runs) {
    for (let i = 0; i < run.lead.length; i++) {
      if (Number.isNaN(run.actualOf(i))) continue;
      const key = keyOf(run, i);
      const sums = groups.get(key) ?? new ScoreSums();
      groups.set(key, sums);
      sums.add(run.mean[i], run.quantilesOf(i), run.actualOf(i));
    }
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([from, sums]) => ({ from, to: from + width, scores: sums.scores() }));
}
