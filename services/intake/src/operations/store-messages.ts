import { randomUUID } from 'node:crypto';
import type { LoggedMessage } from '@releve/contracts';
import { topics, type VisitMoved } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import type { OutgoingEvent } from '@releve/platform';
import type { Acknowledgement } from '../hl7/acknowledge.js';
import type { IdentifiedMovement } from '../hl7/to-visit-moved.js';
import type { ReadMessage } from '../messages.js';
import { appendLog, type LogEntry } from '../store/message-log.js';
import { insertMovements, type MovementRecord, movementKey, selectMovements } from '../store/movements.js';

/** Writes events in the transaction of what they tell of. */
export type WriteEvents = (tx: Queryable, events: readonly OutgoingEvent[]) => Promise<void>;

/** What became of a message. */
export interface StoredMessage {
  readonly ack: Acknowledgement;
  readonly outcome: LoggedMessage['outcome'];
}

const accepted: Acknowledgement = { code: 'AA', reason: '' };

/** A movement of the batch with its final version; null when it is a duplicate. */
type Placed = { readonly identified: IdentifiedMovement; readonly site: string } | null;

const fullKey = ({ visitId, movementId, movementVersion }: Omit<MovementRecord, 'fingerprint'>): string =>
  `${visitId}/${movementId}/${movementVersion}`;

/**
 * Stores a batch of messages in one transaction: movements, their events, the log. What was stored before is
 * acknowledged again and stored no second time. Two records of one movement with one time get two versions.
 * @returns one result per message, in order.
 */
export async function storeMessages(
  tx: Queryable,
  messages: readonly ReadMessage[],
  now: Date,
  writeEvents: WriteEvents,
): Promise<readonly StoredMessage[]> {
  const placed = await place(tx, messages);
  const fresh = placed.filter((one) => one !== null);
  const stored = await insertMovements(
    tx,
    fresh.map(({ identified: { movement, fingerprint } }) => ({ ...movement, fingerprint })),
    now,
  );
  const isStored = (one: Placed): boolean => one !== null && stored.has(fullKey(one.identified.movement));
  await writeEvents(
    tx,
    fresh.filter(isStored).map(({ identified, site }) => toEvent(identified, site, now)),
  );
  const log = messages.map((message, index) => logEntry(message, isStored(placed[index] ?? null)));
  await appendLog(tx, log, now);
  return messages.map(({ verdict }, index) => ({
    ack: verdict.kind === 'reject' ? verdict.ack : accepted,
    outcome: log[index]?.outcome ?? 'rejected',
  }));
}

/** Tells duplicates from new movements, against what is stored and within the batch. */
async function place(tx: Queryable, messages: readonly ReadMessage[]): Promise<readonly Placed[]> {
  const wanted = messages.flatMap(({ verdict }) =>
    verdict.kind === 'store' ? [verdict.identified.movement] : [],
  );
  const known = wanted.length === 0 ? [] : await selectMovements(tx, wanted);
  const prints = new Set(known.map((record) => `${movementKey(record)}/${record.fingerprint}`));
  const versions = new Set(known.map(fullKey));
  return messages.map(({ verdict, site }) => {
    if (verdict.kind !== 'store' || site === null) return null;
    const { movement, fingerprint } = verdict.identified;
    const print = `${movementKey(movement)}/${fingerprint}`;
    if (prints.has(print)) return null;
    prints.add(print);
    let { movementVersion } = movement;
    while (versions.has(fullKey({ ...movement, movementVersion }))) movementVersion += 1;
    versions.add(fullKey({ ...movement, movementVersion }));
    return { identified: { movement: { ...movement, movementVersion }, fingerprint }, site };
  });
}

function toEvent({ movement }: IdentifiedMovement, site: string, now: Date): OutgoingEvent {
  const id = fullKey(movement);
  const payload: Omit<VisitMoved, 'site'> & { readonly site: string } = {
    id,
    type: 'visit.moved',
    version: 1,
    site,
    occurredAt: movement.at,
    recordedAt: now.toISOString(),
    correlationId: randomUUID(),
    data: movement,
  };
  return { topic: topics.visits, key: site, id, payload };
}

function logEntry(message: ReadMessage, stored: boolean): LogEntry {
  const { verdict, warning, site, source, messageType, answer } = message;
  const base = { site, source, messageType, controlId: answer.controlId };
  switch (verdict.kind) {
    case 'reject':
      return { ...base, outcome: 'rejected', ackCode: verdict.ack.code, reason: verdict.ack.reason };
    case 'ignore':
      return { ...base, outcome: 'ignored', ackCode: 'AA', reason: verdict.reason };
    default:
      return { ...base, outcome: stored ? 'accepted' : 'duplicate', ackCode: 'AA', reason: warning };
  }
}
