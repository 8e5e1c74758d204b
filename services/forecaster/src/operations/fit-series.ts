import { randomUUID } from 'node:crypto';
import type { ForecasterDeps } from '../deps.js';
import { keyText, type SeriesKey } from '../series-key.js';
import type { StoredModel, StoredSite } from '../store.js';
import { placeOf } from '../training/place-of.js';
import { modelSeries } from './model-series.js';

const HOUR_MS = 3_600_000;

type Fitted = Pick<StoredModel, 'name' | 'facts' | 'fallbackReason' | 'record' | 'dataFrom' | 'dataTo'>;
interface Refused {
  readonly refused: string;
}

/**
 * Fits the model in use of a series, on its own window, and answers its card. A series without one, or whose history
 * has since more than doubled, gets its first, on all whole hours known, unless it is frozen: then a person decides.
 */
export async function fitSeries(
  deps: ForecasterDeps,
  site: StoredSite,
  key: SeriesKey,
): Promise<StoredModel | Refused> {
  const champion = await deps.registry.champion(key);
  const frozen = await deps.registry.frozen(key.site);
  const held = frozen.some((row) => keyText(modelSeries(row)) === keyText(key));
  if (champion && (held || !outgrown(deps, site, champion))) {
    const fitted = await fitOn(deps, site, key, champion.name, champion.place, champion.dataTo, false);
    if ('refused' in fitted) return fitted;
    // The window may not hold what it held when the model was trained: then a simpler one stands in, and says so.
    const fallbackReason = champion.fallbackReason ?? fitted.fallbackReason;
    return { ...champion, name: fitted.name, facts: fitted.facts, fallbackReason };
  }
  if (held) return { refused: 'Frozen, and no model has been put in use yet.' };
  return firstModel(deps, site, key, champion ? 'first-again' : 'first');
}

/** While a long history is still coming in, a model of its beginning is no yardstick for anything. */
function outgrown(
  { cache }: ForecasterDeps,
  site: StoredSite,
  { site: id, stream, quantity, dataFrom, dataTo }: StoredModel,
): boolean {
  const counts =
    site.knownUntil && cache.counts(modelSeries({ site: id, stream, quantity }), site.knownUntil);
  const seen = (dataTo.getTime() - dataFrom.getTime()) / HOUR_MS;
  return counts !== null && counts.values.length > 2 * seen;
}

async function firstModel(
  deps: ForecasterDeps,
  site: StoredSite,
  key: SeriesKey,
  kind: 'first' | 'first-again',
): Promise<StoredModel | Refused> {
  const { config, clock, database, registry, log } = deps;
  if (!site.knownUntil) return { refused: 'no counts yet' };
  const fitted = await fitOn(deps, site, key, config.model, null, site.knownUntil, true);
  if ('refused' in fitted) return fitted;
  const at = clock();
  const stored: StoredModel = {
    ...{ id: randomUUID(), ...key, ...fitted, codeVersion: config.codeVersion, fittedAt: at },
    ...{ state: 'champion', promotedAt: at, place: null, comparison: null },
  };
  await database.db.transaction(async (tx) => {
    await registry.saveModel(tx, { ...stored, state: 'challenger', evidence: null, losses: null });
    await registry.setChampion(tx, key, stored.id, at);
    await registry.decide(tx, {
      ...{ id: randomUUID(), ...key, modelId: stored.id, kind, at, byUser: null, reason: '' },
    });
  });
  log.info({ ...key, model: stored.name, fallbackReason: stored.fallbackReason }, 'first model fitted');
  return stored;
}

async function fitOn(
  { engine, cache, config, alerts }: ForecasterDeps,
  site: StoredSite,
  key: SeriesKey,
  model: string,
  place: unknown,
  until: Date,
  measure: boolean,
): Promise<Fitted | Refused> {
  const counts = cache.counts(key, until);
  if (!counts) return { refused: 'no counts yet' };
  const answer = await engine.ask(
    {
      ...{ kind: 'fit', key, counts, model, measure, horizonHours: config.horizonHours },
      place: placeOf(place, site),
      indicators: await alerts.indicators(key.site),
    },
    'background',
  );
  if (!answer.ok) return { refused: answer.error.reason };
  const { model: name, facts, fallbackReason, record } = answer.value;
  return {
    ...{ name, facts: { ...facts }, fallbackReason, record },
    dataFrom: new Date(counts.start),
    dataTo: new Date(counts.start + counts.values.length * HOUR_MS),
  };
}
