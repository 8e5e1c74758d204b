import { randomUUID } from 'node:crypto';
import {
  type ImportReport,
  type MessageSource,
  topics,
  type Visit,
  type VisitsImported,
} from '@releve/contracts';
import type { Queryable } from '@releve/database';
import type { OutgoingEvent } from '@releve/platform';
import type { Tally } from '../imports/tally.js';
import { saveVisitPrints, selectVisitPrints, visitFingerprint } from '../store/imports.js';
import { importInBatches } from './import-batches.js';
import type { ImportContext, ImportOptions } from './import-context.js';
import { noteRejections } from './note-rejections.js';

/** Most visits that one `visits.imported` event may hold. */
const largestBatch = 2000;

/** What a kind of file keeps of new and changed visits, in the transaction that stores them. */
type KeepBeside = (tx: Queryable, site: string, visits: readonly Visit[]) => Promise<void>;

/**
 * Imports complete visits, `visitId` still the sender's number. Each batch of up to 2,000 is one transaction:
 * what was sent before, the event for census, the totals. A visit sent again replaces its earlier state.
 * @param tally Where the reader of the rows has noted what it refused.
 */
export async function importVisits(
  context: ImportContext,
  site: string,
  source: MessageSource,
  visits: AsyncIterable<Visit> | Iterable<Visit>,
  tally: Tally,
  options: ImportOptions,
  keepBeside: KeepBeside = async () => {},
): Promise<ImportReport> {
  const importId = randomUUID();
  const { pseudonymise, writeEvents } = context;
  async function* pseudonymous(): AsyncGenerator<Visit> {
    for await (const visit of visits) yield { ...visit, visitId: pseudonymise(site, visit.visitId) };
  }
  await importInBatches(
    context,
    site,
    pseudonymous(),
    {
      source,
      largestBatch,
      keyOf: ({ visitId }) => visitId,
      printOf: visitFingerprint,
      stored: selectVisitPrints,
      write: async (tx, changed, now) => {
        const visitsChanged = changed.map(({ item }) => item);
        await saveVisitPrints(tx, site, changed);
        await keepBeside(tx, site, visitsChanged);
        await writeEvents(tx, [
          visitsImported(site, now, { importId, visits: visitsChanged, withdrawn: [] }),
        ]);
      },
    },
    tally,
    options,
  );
  const report = tally.report(importId, 'visits', options.dryRun);
  if (!options.dryRun) await noteRejections(context, site, source, report);
  return report;
}

/** The event that tells of visits from a file, and of those it no longer holds. */
export function visitsImported(site: string, now: Date, data: VisitsImported['data']): OutgoingEvent {
  const id = randomUUID();
  const payload: Omit<VisitsImported, 'site'> & { readonly site: string } = {
    id,
    type: 'visits.imported',
    version: 1,
    site,
    occurredAt: now.toISOString(),
    recordedAt: now.toISOString(),
    correlationId: data.importId,
    data,
  };
  return { topic: topics.visits, key: site, id, payload };
}
