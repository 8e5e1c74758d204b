const startOfBlock = 0x0b;
const endOfBlock = 0x1c;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** What a stretch of bytes on an MLLP connection turned out to be. */
export type Frame =
  | { readonly kind: 'message'; readonly bytes: Buffer }
  /** Longer than the limit; `head` holds its first bytes, so that its header can still be answered. */
  | { readonly kind: 'oversize'; readonly head: Buffer; readonly length: number }
  /** A new block began before this one ended. */
  | { readonly kind: 'truncated'; readonly head: Buffer; readonly length: number }
  /** Bytes between blocks. */
  | { readonly kind: 'garbage'; readonly length: number };

export interface FramerLimits {
  /** Longest message accepted, in bytes. */
  readonly maxMessageBytes: number;
}

const headBytes = 2048;

/**
 * Cuts a byte stream into MLLP blocks: VT, message, FS, CR (HL7 v2 Transport, Minimal Lower Layer Protocol).
 * Holds at most one message of `maxMessageBytes`; whatever else comes is counted, dropped and reported, and
 * the next VT starts afresh. The CR after FS may be missing; FS cannot occur in a message's text.
 */
export class MllpFramer {
  private parts: Buffer[] = [];
  private held = 0;
  private length = 0;
  private inside = false;
  private garbage = 0;

  constructor(private readonly limits: FramerLimits) {}

  /** Bytes kept in memory now; never more than the limit and one chunk's head. */
  get heldBytes(): number {
    return this.held;
  }

  push(chunk: Buffer): readonly Frame[] {
    const frames: Frame[] = [];
    let at = 0;
    while (at < chunk.length)
      at = this.inside ? this.readBlock(chunk, at, frames) : this.skip(chunk, at, frames);
    return frames;
  }

  /** The stream ended: reports what was left unfinished. */
  end(): readonly Frame[] {
    const frames: Frame[] = [];
    if (this.inside) frames.push({ kind: 'truncated', ...this.take() });
    this.reportGarbage(frames);
    return frames;
  }

  private skip(chunk: Buffer, from: number, frames: Frame[]): number {
    const start = chunk.indexOf(startOfBlock, from);
    const until = start === -1 ? chunk.length : start;
    for (let i = from; i < until; i += 1)
      if (chunk[i] !== carriageReturn && chunk[i] !== lineFeed) {
        this.garbage += until - i;
        break;
      }
    if (start === -1) return chunk.length;
    this.reportGarbage(frames);
    this.inside = true;
    return start + 1;
  }

  private readBlock(chunk: Buffer, from: number, frames: Frame[]): number {
    const end = chunk.indexOf(endOfBlock, from);
    const until = end === -1 ? chunk.length : end;
    const restart = chunk.subarray(from, until).indexOf(startOfBlock);
    if (restart !== -1) {
      this.keep(chunk.subarray(from, from + restart));
      frames.push({ kind: 'truncated', ...this.take() });
      this.inside = true;
      return from + restart + 1;
    }
    this.keep(chunk.subarray(from, until));
    if (end === -1) return chunk.length;
    const oversize = this.length > this.limits.maxMessageBytes;
    const { head, length, bytes } = this.takeWhole();
    frames.push(oversize ? { kind: 'oversize', head, length } : { kind: 'message', bytes });
    return end + 1;
  }

  private keep(part: Buffer): void {
    const { maxMessageBytes } = this.limits;
    const wasOver = this.length > maxMessageBytes;
    this.length += part.length;
    if (wasOver || part.length === 0) return;
    this.parts.push(Buffer.from(part));
    this.held += part.length;
    if (this.length <= maxMessageBytes) return;
    const head = Buffer.from(Buffer.concat(this.parts).subarray(0, headBytes));
    this.parts = [head];
    this.held = head.length;
  }

  private takeWhole(): { head: Buffer; length: number; bytes: Buffer } {
    const bytes = Buffer.concat(this.parts);
    const { length } = this;
    this.parts = [];
    this.held = 0;
    this.length = 0;
    this.inside = false;
    return { head: Buffer.from(bytes.subarray(0, headBytes)), length, bytes };
  }

  private take(): { head: Buffer; length: number } {
    const { head, length } = this.takeWhole();
    return { head, length };
  }

  private reportGarbage(frames: Frame[]): void {
    if (this.garbage > 0) frames.push({ kind: 'garbage', length: this.garbage });
    this.garbage = 0;
  }
}
