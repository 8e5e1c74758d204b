import type { ModelComparison } from '@releve/contracts';
import type { RegistryDeps } from '../deps.js';
import type { WholeModel } from '../registry-store.js';
import { comparePairedLosses } from '../training/paired-losses.js';
import { modelSeries } from './model-series.js';
import { describeComparison } from './settle-training.js';

/** A model against the one in use now, on the pairs both were measured on; null without such pairs. */
export async function comparedWithChampion(
  { registry }: Pick<RegistryDeps, 'registry'>,
  model: WholeModel,
): Promise<ModelComparison | null> {
  const found = await registry.champion(modelSeries(model));
  if (!found || found.id === model.id) return null;
  const champion = await registry.whole(model.site, found.id);
  if (!champion?.losses || !model.losses)
    return (model.comparison as ModelComparison | null)?.against === found.id
      ? (model.comparison as ModelComparison | null)
      : null;
  const compared = comparePairedLosses(model.losses, champion.losses);
  return compared ? describeComparison(champion.id, compared) : null;
}
