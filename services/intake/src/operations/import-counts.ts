import { randomUUID } from 'node:crypto';
import { type CountsImported, type HourCount, type ImportReport, topics } from '@releve/contracts';
import type { OutgoingEvent } from '@releve/platform';
import type { BatchOutcome, Tally } from '../imports/tally.js';
import { countKey, recordCountBatch, selectCounts } from '../store/imports.js';
import { writeTotals } from '../store/message-log.js';
import type { ImportContext, ImportOptions } from './import-context.js';
import { noteRejections } from './import-visits.js';

const largestBatch = 5000;

/** Imports hourly counts of a site that has no visits to send; an hour sent again is replaced. */
export async function importCounts(
  context: ImportContext,
  site: string,
  counts: AsyncIterable<HourCount>,
  tally: Tally,
  options: ImportOptions,
): Promise<ImportReport> {
  const importId = randomUUID();
  const commit = options.dryRun ? dryRunner(context, site) : committer(context, site, importId);
  let batch = new Map<string, HourCount>();
  const flush = async (): Promise<void> => {
    if (batch.size === 0) return;
    tally.add(await commit([...batch.values()]));
    batch = new Map();
    options.onProgress?.(tally.rowsSoFar);
  };
  for await (const count of counts) {
    const before = batch.get(countKey(count));
    if (before?.arrivals === count.arrivals) {
      tally.add({ accepted: 0, replaced: 0, duplicate: 1 });
      continue;
    }
    if (before || batch.size >= largestBatch) await flush();
    batch.set(countKey(count), count);
  }
  await flush();
  const report = tally.report(importId, 'counts', options.dryRun);
  if (!options.dryRun) await noteRejections(context, site, 'csv', report);
  return report;
}

type Commit = (counts: readonly HourCount[]) => Promise<BatchOutcome>;

const committer =
  (context: ImportContext, site: string, importId: string): Commit =>
  (counts) =>
    context.database.db.transaction(async (tx) => {
      const { accepted, replaced, duplicate } = await recordCountBatch(tx, site, counts);
      const changed = [...accepted, ...replaced];
      const now = context.clock();
      if (changed.length > 0) await context.writeEvents(tx, [toEvent(site, importId, changed, now)]);
      const total = { site, source: 'csv', accepted: counts.length, rejected: 0, reason: null };
      await writeTotals(tx, [total], now.toISOString());
      return { accepted: accepted.length, replaced: replaced.length, duplicate };
    });

const dryRunner = (context: ImportContext, site: string): Commit => {
  const seen = new Map<string, number>();
  return async (counts) => {
    const stored = await selectCounts(context.database.db, site, counts);
    let replaced = 0;
    let duplicate = 0;
    for (const count of counts) {
      const key = countKey(count);
      const print = stored.get(key);
      const before = seen.get(key) ?? (print === undefined ? undefined : Number(print));
      if (before === count.arrivals) duplicate += 1;
      else if (before !== undefined) replaced += 1;
      seen.set(key, count.arrivals);
    }
    return { accepted: counts.length - replaced - duplicate, replaced, duplicate };
  };
};

function toEvent(site: string, importId: string, counts: readonly HourCount[], now: Date): OutgoingEvent {
  const id = randomUUID();
  const payload: Omit<CountsImported, 'site'> & { readonly site: string } = {
    id,
    type: 'counts.imported',
    version: 1,
    site,
    occurredAt: now.toISOString(),
    recordedAt: now.toISOString(),
    correlationId: importId,
    data: { importId, counts: [...counts] },
  };
  return { topic: topics.visits, key: site, id, payload };
}
