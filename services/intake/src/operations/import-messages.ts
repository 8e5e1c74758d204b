import { randomUUID } from 'node:crypto';
import type { ImportReport } from '@releve/contracts';
import type { FileInput } from '../imports/csv-rows.js';
import { type FileMessage, splitMessages } from '../imports/split-messages.js';
import { Tally } from '../imports/tally.js';
import type { MessageReceiver } from '../message-receiver.js';
import { type ReadingRules, type ReadMessage, readMessageBytes } from '../messages.js';
import type { ImportOptions } from './import-context.js';

const atOnce = 400;

/** Imports a file of HL7 messages for one site, whatever MSH-4 says. A dry run reads and maps, no more. */
export async function importMessages(
  receiver: MessageReceiver,
  rules: ReadingRules,
  site: string,
  input: FileInput,
  options: ImportOptions,
): Promise<ImportReport> {
  const tally = new Tally();
  let batch: { readonly from: FileMessage; readonly message: ReadMessage }[] = [];
  const flush = async (): Promise<void> => {
    await Promise.all(batch.map(({ from, message }) => settle(from, message)));
    batch = [];
    options.onProgress?.(tally.rowsSoFar);
  };
  const settle = async ({ line }: FileMessage, message: ReadMessage): Promise<void> => {
    const { ack, outcome } = options.dryRun ? dryResult(message) : await receiver.store(message);
    if (message.warning) tally.warn(message.warning);
    if (outcome === 'rejected')
      tally.reject({
        line,
        column: message.messageType || 'message',
        value: message.answer.controlId,
        expected: ack.reason,
      });
    else
      tally.add({
        accepted: outcome === 'accepted' ? 1 : 0,
        replaced: 0,
        duplicate: outcome === 'duplicate' ? 1 : 0,
        ignored: outcome === 'ignored' ? 1 : 0,
      });
  };
  for await (const from of splitMessages(input)) {
    batch.push({ from, message: await readMessageBytes(from.bytes, 'hl7-file', rules, site) });
    if (batch.length >= atOnce) await flush();
  }
  await flush();
  return tally.report(randomUUID(), 'messages', options.dryRun);
}

const dryResult = ({ verdict }: ReadMessage) => {
  const accepted = { code: 'AA', reason: '' } as const;
  if (verdict.kind === 'reject') return { ack: verdict.ack, outcome: 'rejected' } as const;
  return { ack: accepted, outcome: verdict.kind === 'ignore' ? 'ignored' : 'accepted' } as const;
};
