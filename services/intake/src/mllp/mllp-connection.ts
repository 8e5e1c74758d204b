import type { Socket } from 'node:net';
import { type Frame, MllpFramer } from '../hl7/mllp-framer.js';

/** What a connection does with each frame; resolves with the answer's bytes, or null for none. */
export interface FrameHandler {
  /** Starts work on a frame. Called in the order of the stream; answers go back in that order too. */
  receive(frame: Frame): Promise<Buffer | null>;
}

export interface ConnectionLimits {
  readonly maxMessageBytes: number;
  /** Messages read and not yet answered at which the connection stops reading. */
  readonly maxUnanswered: number;
}

const startOfBlock = Buffer.from([0x0b]);
const endOfBlock = Buffer.from([0x1c, 0x0d]);

/** One sender's connection: frames in, acknowledgements out in the same order, reading paused while too many wait. */
export class MllpConnection {
  private readonly framer: MllpFramer;
  private unanswered = 0;
  private answers: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly socket: Socket,
    private readonly handler: FrameHandler,
    private readonly limits: ConnectionLimits,
  ) {
    this.framer = new MllpFramer(limits);
    socket.on('data', (chunk: Buffer) => this.take(this.framer.push(chunk)));
    socket.on('end', () => this.take(this.framer.end()));
    socket.on('drain', () => this.resumeIfIdle());
  }

  /** Reads no more, answers what it has read, then closes. */
  async finish(): Promise<void> {
    this.stopped = true;
    this.socket.pause();
    await this.answers;
    this.socket.end();
  }

  private take(frames: readonly Frame[]): void {
    for (const frame of frames) {
      this.unanswered += 1;
      const answer = this.handler.receive(frame);
      this.answers = this.answers
        .then(async () => this.write(await answer))
        .finally(() => {
          this.unanswered -= 1;
          this.resumeIfIdle();
        });
    }
    if (this.unanswered >= this.limits.maxUnanswered) this.socket.pause();
  }

  private write(answer: Buffer | null): void {
    if (!answer || !this.socket.writable) return;
    if (!this.socket.write(Buffer.concat([startOfBlock, answer, endOfBlock]))) this.socket.pause();
  }

  private resumeIfIdle(): void {
    const idle = this.unanswered < this.limits.maxUnanswered / 2 && !this.socket.writableNeedDrain;
    if (idle && !this.stopped && this.socket.isPaused()) this.socket.resume();
  }
}
