import { randomUUID } from 'node:crypto';
import { conflict, notFound } from '@releve/platform';
import type { RegistryDeps } from '../deps.js';
import type { ModelRow } from '../registry-store.js';
import { comparedWithChampion } from './compare-with-champion.js';
import { modelSeries } from './model-series.js';

/** Puts a model in use because a person said so. @throws not-found; conflict when it compares worse and may not. */
export async function promoteModel(
  deps: RegistryDeps,
  site: string,
  id: string,
  by: string,
  { reason, evenIfWorse }: { readonly reason: string; readonly evenIfWorse: boolean },
): Promise<ModelRow> {
  const { registry, database, clock } = deps;
  const model = await registry.whole(site, id);
  if (!model) throw notFound('model', id);
  if (model.state === 'champion') throw conflict('This model is in use already.');
  const compared = await comparedWithChampion(deps, model);
  if (compared && !compared.notWorse && !evenIfWorse)
    throw conflict('This model did worse than the one in use on the same forecasts.', {
      place: 'evenIfWorse',
      value: false,
      expected: 'true, to accept that',
      hint: `Pinball ${compared.own.toFixed(3)} against ${compared.other.toFixed(3)} over ${compared.days} days.`,
    });
  const key = modelSeries(model);
  const at = clock();
  await database.db.transaction(async (tx) => {
    await registry.setChampion(tx, key, id, at);
    await registry.decide(tx, {
      ...{ id: randomUUID(), ...key, modelId: id, kind: 'promoted', at, byUser: by, reason },
    });
  });
  deps.modelChanged(key);
  return { ...model, state: 'champion', promotedAt: at };
}
