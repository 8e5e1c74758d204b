import { type Calibration, calibrationOf } from './calibration.js';
import { type Fan, fansOf } from './fans.js';
import { type RegretRow, regretTable } from './regret.js';
import { type ScoreGroup, scoresByHour, scoresByLead } from './score-groups.js';
import type { ScoredRun } from './scored-run.js';

/** What a backtest shows of one model beside others on the same pairs. Plain data. */
export interface BacktestEvidence {
  readonly model: string;
  /** First and last origin, ms UTC. */
  readonly from: number;
  readonly to: number;
  readonly origins: number;
  readonly stepMinutes: number;
  readonly regret: readonly RegretRow[];
  readonly calibration: Calibration;
  readonly byLead: readonly ScoreGroup[];
  readonly byHour: readonly ScoreGroup[];
  readonly fans: readonly Fan[];
}

/** Judges `model` on its runs beside those of other models; all were given the same pairs. */
export function backtestEvidence(runs: readonly ScoredRun[], model: string): BacktestEvidence {
  const own = runs.filter((run) => run.model === model);
  const origins = new Set<number>();
  for (const run of own) for (let i = 0; i < run.lead.length; i++) origins.add(run.originOf(i));
  const ordered = [...origins].sort((a, b) => a - b);
  return {
    model,
    from: ordered[0] ?? Number.NaN,
    to: ordered.at(-1) ?? Number.NaN,
    origins: ordered.length,
    stepMinutes: own[0]?.stepMinutes ?? 0,
    regret: regretTable(runs, model),
    calibration: calibrationOf(own),
    byLead: scoresByLead(own),
    byHour: scoresByHour(own),
    fans: fansOf(own),
  };
}
