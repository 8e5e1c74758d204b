import { z } from 'zod';

const share = z.number();
const milliseconds = z.number();

const Scores = z.object({
  pairs: z.int(),
  mae: z.number().nullable(),
  rmse: z.number().nullable(),
  bias: z.number().nullable(),
  wapePercent: z.number().nullable(),
  pinball: z.number().nullable(),
  coverage: z.object({
    c50: share.nullable(),
    c80: share.nullable(),
    c90: share.nullable(),
    c95: share.nullable(),
  }),
  quantileBias: z.number().nullable(),
});

/** Scores of the forecasts whose lead (in steps) or local hour lies in [from, to). */
const ScoreGroup = z.object({ from: z.int(), to: z.int(), scores: Scores });
const interval = z.tuple([z.number(), z.number()]);

/** One forecast as it was made, with what came. Instants are ms UTC. */
const Fan = z.object({
  rank: z.enum(['good', 'ordinary', 'poor', 'worst']),
  series: z.string(),
  origin: milliseconds,
  pinball: z.number(),
  points: z.array(
    z.object({
      target: milliseconds,
      actual: z.number().nullable(),
      median: z.number(),
      i50: interval,
      i80: interval,
      i95: interval,
    }),
  ),
});

/** What a backtest shows of a model beside simple models on the same pairs. */
export const BacktestEvidence = z.object({
  model: z.string(),
  from: milliseconds,
  to: milliseconds,
  origins: z.int(),
  stepMinutes: z.int(),
  /** Best first. */
  regret: z.array(
    z.object({
      model: z.string(),
      scores: Scores,
      abovePercent: z.number(),
      againstJudged: z
        .object({
          pairs: z.int(),
          days: z.int(),
          own: z.number(),
          other: z.number(),
          difference: z.number(),
          low: z.number(),
          high: z.number(),
        })
        .optional(),
    }),
  ),
  calibration: z.object({
    /** Shares of counts in ten equal parts of the forecast distribution. */
    pit: z.array(share),
    coverage: z.array(z.object({ nominal: share, measured: share, low: share, high: share, count: z.int() })),
    levels: z.array(z.object({ level: share, share })),
  }),
  byLead: z.array(ScoreGroup),
  byHour: z.array(ScoreGroup),
  fans: z.array(Fan),
});
export type BacktestEvidence = z.infer<typeof BacktestEvidence>;

const stretches = z.array(z.object({ from: milliseconds, to: milliseconds, intervals: z.int() }));

/** What was found in the counts a model was trained on; what is missing is never taken for zero. */
export const DataFindings = z.object({
  intervals: z.int(),
  observed: z.int(),
  negative: z.int(),
  gaps: stretches,
  zeroRuns: stretches,
  absurd: z.array(milliseconds),
});
export type DataFindings = z.infer<typeof DataFindings>;
