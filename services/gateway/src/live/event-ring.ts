import type { ScopedEvent } from './live-event-of.js';

/** An event with its place in this process's order. */
export interface NumberedEvent extends ScopedEvent {
  readonly sequence: number;
  /** The server-sent event, ready to write. */
  readonly frame: string;
}

/**
 * The last events, for clients that come back. Ids are `<epoch>-<sequence>`; the epoch is this process's, so
 * an id from another process, or from before a restart, is told from one that can be resumed.
 */
export class EventRing {
  readonly #slots: (NumberedEvent | undefined)[];
  #next = 1;

  constructor(
    readonly epoch: string,
    readonly capacity: number,
  ) {
    this.#slots = new Array<NumberedEvent | undefined>(capacity).fill(undefined);
  }

  get lastSequence(): number {
    return this.#next - 1;
  }

  add(scoped: ScopedEvent): NumberedEvent {
    const sequence = this.#next++;
    const frame = `id: ${this.epoch}-${sequence}\ndata: ${JSON.stringify(scoped.event)}\n\n`;
    const numbered = { ...scoped, sequence, frame };
    this.#slots[sequence % this.capacity] = numbered;
    return numbered;
  }

  /** What came after that id, oldest first; null when some of it is gone, or the id is not of this epoch. */
  since(lastEventId: string): readonly NumberedEvent[] | null {
    const [epoch, digits = ''] = lastEventId.split('-');
    const seen = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
    if (epoch !== this.epoch || !(seen <= this.lastSequence)) return null;
    if (this.lastSequence - seen > this.capacity) return null;
    const missed: NumberedEvent[] = [];
    for (let sequence = seen + 1; sequence <= this.lastSequence; sequence++) {
      const numbered = this.#slots[sequence % this.capacity];
      if (numbered) missed.push(numbered);
    }
    return missed;
  }
}
