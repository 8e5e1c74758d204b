import { ModelComparison, ModelDecision } from '@releve/contracts';
import { notFound } from '@releve/platform';
import type { RegistryDeps } from '../deps.js';
import { keyText } from '../series-key.js';
import { placeOf } from '../training/place-of.js';
import { comparedWithChampion } from './compare-with-champion.js';
import { describeFrozen, describeSummary } from './list-models.js';
import { modelSeries } from './model-series.js';

const SHOWN_DECISIONS = 50;

async function wholeModel({ registry, store }: RegistryDeps, siteId: string, id: string) {
  const [model, site] = [await registry.whole(siteId, id), await store.site(siteId)];
  if (!model || !site) throw notFound('model', id);
  return { model, place: placeOf(model.place, site) };
}

/** A model's card. @throws not-found */
export async function getModel(deps: RegistryDeps, siteId: string, id: string) {
  const { model, place } = await wholeModel(deps, siteId, id);
  const key = modelSeries(model);
  const frozen = (await deps.registry.frozen(siteId)).find(
    (row) => keyText(modelSeries(row)) === keyText(key),
  );
  const decisions = await deps.registry.decisions(key, SHOWN_DECISIONS);
  return {
    model: describeSummary(model),
    place,
    frozen: describeFrozen(frozen),
    chosen: Object.entries(model.facts).map(([name, value]) => ({ name, value })),
    drivers: model.evidence?.drivers ?? [],
    findings: model.evidence?.findings ?? null,
    evidence: model.evidence?.backtest ?? null,
    comparison: ModelComparison.nullable().parse(model.comparison ?? null),
    againstChampion: await comparedWithChampion(deps, model),
    decisions: decisions.map(({ id: decision, modelId, kind, at, byUser, reason }) =>
      ModelDecision.parse({ id: decision, modelId, kind, at: at.toISOString(), by: byUser, reason }),
    ),
  };
}
