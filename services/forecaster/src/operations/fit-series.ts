import { randomUUID } from 'node:crypto';
import type { ForecasterDeps } from '../deps.js';
import type { SeriesKey } from '../series-key.js';
import type { StoredModel, StoredSite } from '../store.js';

/** Fits a series on all whole hours known and stores the model's card. Null when there is nothing to fit yet. */
export async function fitSeries(
  { engine, cache, store, config, clock, log }: ForecasterDeps,
  site: StoredSite,
  key: SeriesKey,
): Promise<StoredModel | { readonly refused: string }> {
  const counts = site.knownUntil ? cache.counts(key, site.knownUntil) : null;
  if (!counts) return { refused: 'no counts yet' };
  const answer = await engine.ask(
    {
      kind: 'fit',
      key,
      place: { timeZone: site.timeZone, calendar: site.calendar, schoolZone: site.schoolZone },
      counts,
      horizonHours: config.horizonHours,
    },
    'background',
  );
  if (!answer.ok) return { refused: answer.error.reason };
  const { model, facts, fallbackReason, record } = answer.value;
  const stored: StoredModel = {
    id: randomUUID(),
    ...key,
    name: model,
    codeVersion: config.codeVersion,
    fittedAt: clock(),
    dataFrom: new Date(counts.start),
    dataTo: new Date(counts.start + counts.values.length * 3_600_000),
    facts,
    fallbackReason,
    record,
  };
  await store.saveModel(stored);
  log.info({ ...key, model, fallbackReason, hours: counts.values.length }, 'model fitted');
  return stored;
}
