import { randomUUID } from 'node:crypto';
import { type CountsImported, type HourCount, type ImportReport, topics } from '@releve/contracts';
import type { OutgoingEvent } from '@releve/platform';
import type { Tally } from '../imports/tally.js';
import { countKey, saveCounts, selectCountPrints } from '../store/imports.js';
import { importInBatches } from './import-batches.js';
import type { ImportContext, ImportOptions } from './import-context.js';
import { noteRejections } from './note-rejections.js';

/** Most counts that one `counts.imported` event may hold. */
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
  await importInBatches(
    context,
    site,
    counts,
    {
      source: 'csv',
      largestBatch,
      keyOf: countKey,
      printOf: ({ arrivals }) => String(arrivals),
      stored: selectCountPrints,
      write: async (tx, changed, now) => {
        const items = changed.map(({ item }) => item);
        await saveCounts(tx, site, items);
        await context.writeEvents(tx, [toEvent(site, importId, items, now)]);
      },
    },
    tally,
    options,
  );
  const report = tally.report(importId, 'counts', options.dryRun);
  if (!options.dryRun) await noteRejections(context, site, 'csv', report);
  return report;
}

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
