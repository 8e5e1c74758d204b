import { connect, type Socket } from 'node:net';
import type { Logger } from '@releve/platform';
import { type Acknowledgement, answerReader, readAcknowledgement } from './acknowledgement.js';

export interface MllpSenderOptions {
  readonly host: string;
  readonly port: number;
  /** Messages sent and not yet acknowledged, at most. */
  readonly window: number;
  readonly log: Logger;
  /** Called once for each message, with how long its answer took. */
  readonly onAcknowledged: (acknowledgement: Acknowledgement, tookMs: number) => void;
  readonly now: () => number;
}

interface Sent {
  readonly bytes: Buffer;
  sentMs: number;
  tries: number;
}

const firstBackOffMs = 250;
const longestBackOffMs = 30_000;
const answerTimeoutMs = 30_000;
const maxTries = 5;
/** The receiver's own failure (HL7 table 0357): the message may be right, so it is sent again. */
const internalError = '207';

const block = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x0b]), bytes, Buffer.from([0x1c, 0x0d])]);

/**
 * One sender's MLLP connection. Answers come in the order of the messages. What has not been acknowledged when the
 * connection breaks, or in time, is sent again on the next one, after a wait that doubles up to 30 s.
 */
export class MllpSender {
  readonly #options: MllpSenderOptions;
  #socket: Socket | null = null;
  #connected = false;
  #stopped = false;
  #backOffMs = firstBackOffMs;
  #timer: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;
  #waiting: Sent[] = [];
  #unanswered: Sent[] = [];
  reconnects = 0;
  resent = 0;

  constructor(options: MllpSenderOptions) {
    this.#options = options;
  }

  /** Messages not acknowledged yet, sent or not. */
  get pending(): number {
    return this.#waiting.length + this.#unanswered.length;
  }

  start(): void {
    this.#watch = setInterval(() => this.#checkTimeout(), 1_000);
    this.#connect();
  }

  send(bytes: Buffer): void {
    this.#waiting.push({ bytes: block(bytes), sentMs: 0, tries: 0 });
    this.#flush();
  }

  /** Sends no more and waits for the answers due, `graceMs` at most. */
  async stop(graceMs = 2_000): Promise<void> {
    this.#stopped = true;
    this.#waiting = [];
    clearTimeout(this.#timer);
    const deadline = this.#options.now() + graceMs;
    while (this.#connected && this.#unanswered.length > 0 && this.#options.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20));
    clearInterval(this.#watch);
    this.#socket?.destroy();
  }

  #connect(): void {
    const { host, port, log } = this.#options;
    const read = answerReader();
    const socket = connect({ host, port, noDelay: true });
    this.#socket = socket;
    socket.on('connect', () => {
      this.#connected = true;
      this.#waiting.unshift(...this.#unanswered.splice(0));
      this.#flush();
    });
    socket.on('data', (chunk: Buffer) => {
      for (const text of read(chunk)) this.#answered(readAcknowledgement(text));
      this.#flush();
    });
    socket.on('drain', () => this.#flush());
    socket.on('error', (error) =>
      log.warn({ host, port, reason: error.message }, 'HL7 receiver out of reach'),
    );
    socket.on('close', () => {
      this.#connected = false;
      if (!this.#stopped) this.#reconnectLater();
    });
  }

  #reconnectLater(): void {
    this.#timer = setTimeout(() => {
      this.reconnects += 1;
      this.#connect();
    }, this.#backOffMs);
    this.#backOffMs = Math.min(longestBackOffMs, this.#backOffMs * 2);
  }

  #flush(): void {
    const { window, now } = this.#options;
    const socket = this.#socket;
    if (!socket || !this.#connected) return;
    while (this.#unanswered.length < window && !socket.writableNeedDrain) {
      const next = this.#waiting.shift();
      if (!next) return;
      if (next.tries > 0) this.resent += 1;
      next.tries += 1;
      next.sentMs = now();
      this.#unanswered.push(next);
      socket.write(next.bytes);
    }
  }

  #answered(acknowledgement: Acknowledgement): void {
    const sent = this.#unanswered.shift();
    if (!sent) return;
    this.#backOffMs = firstBackOffMs;
    const again = acknowledgement.code !== 'AA' && acknowledgement.errorCode === internalError;
    if (again && sent.tries < maxTries && !this.#stopped) this.#waiting.push(sent);
    else this.#options.onAcknowledged(acknowledgement, this.#options.now() - sent.sentMs);
  }

  #checkTimeout(): void {
    const oldest = this.#unanswered[0];
    if (this.#connected && oldest && this.#options.now() - oldest.sentMs > answerTimeoutMs) {
      this.#options.log.warn('no acknowledgement in time: connecting again');
      this.#socket?.destroy();
    }
  }
}
