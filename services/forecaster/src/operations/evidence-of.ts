import type { BacktestEvidence as StoredBacktest } from '@releve/contracts';
import type { BacktestEvidence, Scores } from '@releve/forecasting';

type StoredScores = StoredBacktest['byLead'][number]['scores'];

/** A stored backtest as it was computed: what JSON wrote as null was not a number. */
export function evidenceOf(stored: StoredBacktest): BacktestEvidence {
  const group = ({ scores, ...range }: StoredBacktest['byLead'][number]) => ({
    ...range,
    scores: scoresOf(scores),
  });
  return {
    ...stored,
    regret: stored.regret.map(({ scores, againstJudged, ...row }) => ({
      ...row,
      againstJudged,
      scores: scoresOf(scores),
    })),
    byLead: stored.byLead.map(group),
    byHour: stored.byHour.map(group),
  };
}

const numberOf = (value: number | null): number => value ?? Number.NaN;

const scoresOf = ({ pairs, coverage, ...scores }: StoredScores): Scores => ({
  pairs,
  mae: numberOf(scores.mae),
  rmse: numberOf(scores.rmse),
  bias: numberOf(scores.bias),
  wapePercent: numberOf(scores.wapePercent),
  pinball: numberOf(scores.pinball),
  coverage: {
    c50: numberOf(coverage.c50),
    c80: numberOf(coverage.c80),
    c90: numberOf(coverage.c90),
    c95: numberOf(coverage.c95),
  },
  quantileBias: numberOf(scores.quantileBias),
});
