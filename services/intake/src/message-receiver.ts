import { randomUUID } from 'node:crypto';
import type { Database } from '@releve/database';
import type { Logger } from '@releve/platform';
import { GroupCommit } from './group-commit.js';
import { type Acknowledgement, formatAcknowledgement } from './hl7/acknowledge.js';
import { encodeMessage } from './hl7/charset.js';
import type { Frame } from './hl7/mllp-framer.js';
import { type ReadingRules, type ReadMessage, readMessageBytes, refuseByHeader } from './messages.js';
import type { FrameHandler } from './mllp/mllp-connection.js';
import { type StoredMessage, storeMessages, type WriteEvents } from './operations/store-messages.js';

export interface ReceiverDeps {
  readonly database: Database;
  readonly writeEvents: WriteEvents;
  readonly rules: ReadingRules;
  readonly clock: () => Date;
  readonly log: Logger;
}

const largestBatch = 200;

const notStored: Acknowledgement = {
  code: 'AE',
  reason: 'The message could not be stored; send it again.',
  errorCode: '207',
};

/** Reads messages, stores them in group commits, and answers each once its transaction has committed. */
export class MessageReceiver implements FrameHandler {
  private readonly commits: GroupCommit<ReadMessage, StoredMessage>;
  private reading: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: ReceiverDeps) {
    const { database, clock, writeEvents } = deps;
    this.commits = new GroupCommit(
      (messages) => database.db.transaction((tx) => storeMessages(tx, messages, clock(), writeEvents)),
      largestBatch,
    );
  }

  async receive(frame: Frame): Promise<Buffer | null> {
    const { log, rules } = this.deps;
    switch (frame.kind) {
      case 'garbage':
        log.warn({ bytes: frame.length }, 'bytes outside an MLLP block, dropped');
        return null;
      case 'truncated':
        log.warn({ bytes: frame.length }, 'an MLLP block was never ended, dropped');
        return null;
      case 'oversize': {
        const problem = { place: 'message', value: `${frame.length} bytes`, expected: 'a smaller message' };
        return this.answer(() => refuseByHeader(frame.head, 'hl7-mllp', rules, problem));
      }
      default:
        return this.answer(() => readMessageBytes(frame.bytes, 'hl7-mllp', rules));
    }
  }

  /** Stores a message already read. @returns what became of it; never rejects. */
  async store(message: ReadMessage): Promise<StoredMessage> {
    try {
      return await this.commits.submit(message);
    } catch (error) {
      this.deps.log.error(
        { err: error, controlId: message.answer.controlId },
        'a message could not be stored',
      );
      return { ack: notStored, outcome: 'rejected' };
    }
  }

  drained(): Promise<void> {
    return this.commits.drained();
  }

  /** Reading may have to look a site up: one after the other, so that the order of arrival stays. */
  private async answer(read: () => Promise<ReadMessage>): Promise<Buffer> {
    const message = this.reading.then(read);
    this.reading = message.catch(() => undefined);
    const known = await message;
    const { ack } = await this.store(known);
    const now = this.deps.clock().getTime();
    const text = formatAcknowledgement(known.answer, ack, now, randomUUID().replaceAll('-', '').slice(0, 20));
    return encodeMessage(text, known.encoding);
  }
}
