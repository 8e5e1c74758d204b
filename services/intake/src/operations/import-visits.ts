import { randomUUID } from 'node:crypto';
import {
  type ImportReport,
  type MessageSource,
  topics,
  type Visit,
  type VisitsImported,
} from '@releve/contracts';
import type { OutgoingEvent } from '@releve/platform';
import type { BatchOutcome, Tally } from '../imports/tally.js';
import { recordVisitBatch, selectVisitFingerprints, visitFingerprint } from '../store/imports.js';
import { writeTotals } from '../store/message-log.js';
import type { ImportContext, ImportOptions } from './import-context.js';

const largestBatch = 2000;

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
  kind: ImportReport['kind'] = 'visits',
): Promise<ImportReport> {
  const importId = randomUUID();
  const commit = options.dryRun ? dryRunner(context, site) : committer(context, site, source, importId);
  let batch = new Map<string, { readonly visit: Visit; readonly print: string }>();
  const flush = async (): Promise<void> => {
    if (batch.size === 0) return;
    tally.add(await commit([...batch.values()].map(({ visit }) => visit)));
    batch = new Map();
    options.onProgress?.(tally.rowsSoFar);
  };
  for await (const raw of visits) {
    const visit = { ...raw, visitId: context.pseudonymise(site, raw.visitId) };
    const print = visitFingerprint(visit);
    const before = batch.get(visit.visitId);
    if (before?.print === print) {
      tally.add({ accepted: 0, replaced: 0, duplicate: 1 });
      continue;
    }
    if (before || batch.size >= largestBatch) await flush();
    batch.set(visit.visitId, { visit, print });
  }
  await flush();
  const report = tally.report(importId, kind, options.dryRun);
  if (!options.dryRun) await noteRejections(context, site, source, report);
  return report;
}

type Commit = (visits: readonly Visit[]) => Promise<BatchOutcome>;

const committer =
  (context: ImportContext, site: string, source: MessageSource, importId: string): Commit =>
  (visits) =>
    context.database.db.transaction(async (tx) => {
      const { accepted, replaced, duplicate } = await recordVisitBatch(tx, site, visits);
      const changed = [...accepted, ...replaced];
      const now = context.clock();
      if (changed.length > 0) await context.writeEvents(tx, [toEvent(site, importId, changed, now)]);
      const total = { site, source, accepted: visits.length, rejected: 0, reason: null };
      await writeTotals(tx, [total], now.toISOString());
      return { accepted: accepted.length, replaced: replaced.length, duplicate };
    });

/** Counts what an import would do; remembers the file's own visits, since nothing is written. */
const dryRunner = (context: ImportContext, site: string): Commit => {
  const seen = new Map<string, string>();
  return async (visits) => {
    const stored = await selectVisitFingerprints(
      context.database.db,
      site,
      visits.map(({ visitId }) => visitId),
    );
    let replaced = 0;
    let duplicate = 0;
    for (const visit of visits) {
      const print = visitFingerprint(visit);
      const before = seen.get(visit.visitId) ?? stored.get(visit.visitId);
      if (before === print) duplicate += 1;
      else if (before !== undefined) replaced += 1;
      seen.set(visit.visitId, print);
    }
    return { accepted: visits.length - replaced - duplicate, replaced, duplicate };
  };
};

function toEvent(site: string, importId: string, visits: readonly Visit[], now: Date): OutgoingEvent {
  const id = randomUUID();
  const payload: Omit<VisitsImported, 'site'> & { readonly site: string } = {
    id,
    type: 'visits.imported',
    version: 1,
    site,
    occurredAt: now.toISOString(),
    recordedAt: now.toISOString(),
    correlationId: importId,
    data: { importId, visits: [...visits] },
  };
  return { topic: topics.visits, key: site, id, payload };
}

/** Adds what was refused to the source's totals. */
export async function noteRejections(
  context: ImportContext,
  site: string,
  source: MessageSource,
  report: ImportReport,
): Promise<void> {
  const last = report.rejections.at(-1);
  if (!last) return;
  const reason = `line ${last.line}, ${last.column}: expected ${last.expected}`;
  const total = { site, source, accepted: 0, rejected: report.rejected, reason };
  await writeTotals(context.database.db, [total], context.clock().toISOString());
}
