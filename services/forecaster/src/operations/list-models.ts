import { type ModelSummary, SiteId, StreamId, Training } from '@releve/contracts';
import type { RegistryDeps } from '../deps.js';
import type { FrozenRow, ModelRow, TrainingRow } from '../registry-store.js';
import { keyText } from '../series-key.js';
import type { StoredSite } from '../store.js';
import { placeOf } from '../training/place-of.js';
import { storedFallback } from './issue-forecast.js';
import { modelSeries } from './model-series.js';

const SHOWN_TRAININGS = 20;

/** A site's models by series, newest first, the one in use always among them; and its latest trainings. */
export async function listModels(deps: RegistryDeps, siteId: string, limit: number) {
  const { registry, store } = deps;
  const [site, models, frozen, trainings] = [
    await store.site(siteId),
    await registry.models(siteId),
    await registry.frozen(siteId),
    await registry.trainings(siteId, SHOWN_TRAININGS),
  ];
  const groups = new Map<string, ModelRow[]>();
  for (const row of [...models, ...frozen]) groups.set(keyText(modelSeries(row)), []);
  for (const model of models) groups.get(keyText(modelSeries(model)))?.push(model);
  const series = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(async ([text, own]) => {
      const hold = frozen.find((row) => keyText(modelSeries(row)) === text);
      const [, stream = 'all', quantity = 'arrivals'] = text.split('|');
      const key = modelSeries({ site: siteId, stream, quantity });
      const [latest] = await store.latestForecasts(key, 1);
      return {
        stream: StreamId.parse(stream),
        quantity: key.quantity,
        frozen: describeFrozen(hold),
        fallback: latest ? storedFallback(latest) : null,
        models: own
          .filter((model, place) => place < limit || model.state === 'champion')
          .map(describeSummary),
      };
    });
  return {
    place: site ? placeOf(null, site) : null,
    known: await knownArrivals(deps, site),
    series: await Promise.all(series),
    trainings: trainings.map(describeTraining),
  };
}

async function knownArrivals({ cache }: RegistryDeps, site: StoredSite | undefined) {
  if (!site?.knownUntil) return null;
  await cache.refresh(site.site);
  const key = modelSeries({ site: site.site, stream: 'all', quantity: 'arrivals' });
  const counts = cache.counts(key, site.knownUntil);
  if (!counts) return null;
  const { start, values } = counts;
  return {
    from: new Date(start).toISOString(),
    to: new Date(start + values.length * 3_600_000).toISOString(),
    hours: values.filter((value) => !Number.isNaN(value)).length,
  };
}

export const describeFrozen = (row: FrozenRow | undefined) =>
  row ? { since: row.since.toISOString(), by: row.byUser, reason: row.reason } : null;

/** A stored model in one line. */
export const describeSummary = (model: ModelRow): ModelSummary => ({
  id: model.id,
  site: SiteId.parse(model.site),
  ...{ stream: modelSeries(model).stream, quantity: modelSeries(model).quantity },
  name: model.name,
  codeVersion: model.codeVersion,
  fittedAt: model.fittedAt.toISOString(),
  dataFrom: model.dataFrom.toISOString(),
  dataTo: model.dataTo.toISOString(),
  state: model.state,
  fallback: model.fallbackReason,
  record: model.record,
  promotedAt: model.promotedAt?.toISOString() ?? null,
});

/** A stored training as it is told. */
export const describeTraining = ({ aliveAt: _, place: _place, ...row }: TrainingRow): Training =>
  Training.parse({
    ...row,
    askedAt: row.askedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  });
