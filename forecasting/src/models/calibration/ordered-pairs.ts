import type { OutOfSample } from './dispersion.js';

/** One forecast step and the count that came. */
export interface Pair {
  readonly lead: number;
  readonly target: number;
  /** Slot of the local day of the target. */
  readonly slot: number;
  readonly mean: number;
  readonly count: number;
  /** How much it counts: 1 for a recent one. */
  readonly weight: number;
}

/** Out-of-sample pairs in order: those of one forecast follow each other with rising leads. */
export class OrderedPairs implements OutOfSample {
  readonly lead: Int32Array;
  readonly target: Int32Array;
  readonly slot: Int32Array;
  readonly mean: Float64Array;
  readonly count: Float64Array;
  readonly weight: Float64Array;
  private filled = 0;

  /** Room for `capacity` pairs. */
  constructor(
    readonly slotsPerDay: number,
    capacity: number,
  ) {
    this.lead = new Int32Array(capacity);
    this.target = new Int32Array(capacity);
    this.slot = new Int32Array(capacity);
    this.mean = new Float64Array(capacity);
    this.count = new Float64Array(capacity);
    this.weight = new Float64Array(capacity);
  }

  get length(): number {
    return this.filled;
  }

  push({ lead, target, slot, mean, count, weight }: Pair): void {
    const i = this.filled++;
    this.lead[i] = lead;
    this.target[i] = target;
    this.slot[i] = slot;
    this.mean[i] = mean;
    this.count[i] = count;
    this.weight[i] = weight;
  }
}
