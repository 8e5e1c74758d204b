import { BacktestEvidence, DataFindings, ForecastRecord, ForecastTerm, ModelPlace } from '@releve/contracts';
import { z } from 'zod';

/** The job that trains and measures one model. */
export const TRAIN_JOB = 'train-model';

/** Hourly counts as they travel to a worker; null is an hour that is not known. */
export const TrainCounts = z.object({
  /** Start of the first hour, ms UTC. */
  start: z.number(),
  values: z.array(z.number().nullable()),
});

export const TrainInput = z.object({
  place: ModelPlace,
  counts: TrainCounts,
  /** Weekly numbers known in advance: the Monday of the first (day number), null where none is known. */
  indicators: z.array(
    z.object({ name: z.string(), firstMonday: z.int(), values: z.array(z.number().nullable()) }),
  ),
  /** Tried first; with too little history for it a simpler one stands in. */
  model: z.string(),
  horizonHours: z.int().min(1),
  /** Longer backtest, all simple models beside it, and what drives the forecast. */
  thorough: z.boolean(),
  /** A model to be measured on the same weeks, as it was: fitted on hours [from, to) of the counts. */
  champion: z.object({ name: z.string(), place: ModelPlace, from: z.int(), to: z.int() }).nullable(),
});
export type TrainInput = z.infer<typeof TrainInput>;

/** Losses of a backtest: `loss[origin][lead]`, null where the truth is not known. */
export const PairedLosses = z.object({
  /** Hours since 1970, UTC. */
  origins: z.array(z.int()),
  loss: z.array(z.array(z.number().nullable())),
});
export type PairedLosses = z.infer<typeof PairedLosses>;

export const TrainProgress = z.object({
  step: z.enum(['reading', 'fitting', 'comparing', 'scoring']),
  progress: z.number().min(0).max(1),
});
export type TrainProgress = z.infer<typeof TrainProgress>;

/** What a model's backtest left behind, as stored with it. */
export const StoredEvidence = z.object({
  backtest: BacktestEvidence.nullable(),
  findings: DataFindings,
  drivers: z.array(ForecastTerm),
});
export type StoredEvidence = z.infer<typeof StoredEvidence>;

export const TrainOutput = z.object({
  model: z.string(),
  fallbackReason: z.string().nullable(),
  chosen: z.record(z.string(), z.number()),
  /** Null when the history is too short to hold any of it back. */
  record: ForecastRecord.nullable(),
  evidence: StoredEvidence,
  losses: PairedLosses.nullable(),
  championLosses: PairedLosses.nullable(),
});
export type TrainOutput = z.infer<typeof TrainOutput>;
