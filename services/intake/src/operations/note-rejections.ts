import type { ImportReport, MessageSource } from '@releve/contracts';
import { writeTotals } from '../store/message-log.js';
import type { ImportContext } from './import-context.js';

/** Adds what was refused of a file to its source's totals. */
export async function noteRejections(
  { database, clock }: ImportContext,
  site: string,
  source: MessageSource,
  { rejected, rejections }: ImportReport,
): Promise<void> {
  const last = rejections.at(-1);
  if (!last) return;
  const reason = `line ${last.line}, ${last.column}: expected ${last.expected}`;
  const total = { site, source, accepted: 0, rejected, reason };
  await writeTotals(database.db, [total], clock().toISOString());
}
