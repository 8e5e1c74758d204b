import { randomUUID } from 'node:crypto';
import type { ModelComparison } from '@releve/contracts';
import { isNotWorse, type PairedComparison } from '@releve/forecasting';
import type { TrainingDeps } from '../deps.js';
import type { TrainingRow } from '../registry-store.js';
import { keyText } from '../series-key.js';
import { comparePairedLosses } from '../training/paired-losses.js';
import type { Prepared } from '../training/train-input.js';
import type { TrainOutput } from '../training/train-protocol.js';
import { type Verdict, verdictOn } from '../training/verdict.js';
import { modelSeries } from './model-series.js';

/** Stores a trained model with its backtest, and puts it in use or keeps it out, in one transaction. */
export async function settleTraining(
  { registry, database, clock, config }: TrainingDeps,
  row: TrainingRow,
  { champion, dataFrom, dataTo }: Prepared,
  output: TrainOutput,
): Promise<Verdict> {
  const key = modelSeries(row);
  const now = clock();
  const other = output.championLosses ?? champion?.losses;
  const comparison = output.losses && other ? comparePairedLosses(output.losses, other) : undefined;
  const frozen = (await registry.frozen(key.site)).some((one) => keyText(modelSeries(one)) === keyText(key));
  const verdict = verdictOn({
    cause: row.cause,
    frozen,
    champion: champion && { fallback: champion.fallbackReason !== null },
    challengerIsFallback: output.fallbackReason !== null,
    comparison,
  });
  const id = randomUUID();
  await database.db.transaction(async (tx) => {
    await registry.retireChallengers(tx, key);
    await registry.saveModel(tx, {
      ...{ id, ...key, name: output.model, codeVersion: config.codeVersion, fittedAt: now, dataFrom, dataTo },
      ...{ facts: output.chosen, fallbackReason: output.fallbackReason, record: output.record },
      ...{ state: 'challenger', promotedAt: null, place: row.place },
      ...{ evidence: output.evidence, losses: output.losses },
      comparison: champion && comparison ? describeComparison(champion.id, comparison) : null,
    });
    if (verdict === 'first' || verdict === 'promoted') await registry.setChampion(tx, key, id, now);
    if (verdict !== 'left')
      await registry.decide(tx, {
        ...{ id: randomUUID(), ...key, modelId: id, kind: verdict, at: now, byUser: null },
        reason: frozen && verdict === 'kept-out' ? 'frozen' : '',
      });
  });
  const done = { state: 'done', step: 'done', progress: 1, endedAt: clock(), modelId: id } as const;
  await registry.updateTraining(row.id, done);
  return verdict;
}

/** A comparison as it is stored and shown. */
export const describeComparison = (against: string, comparison: PairedComparison): ModelComparison => ({
  against,
  ...comparison,
  notWorse: isNotWorse(comparison),
});
