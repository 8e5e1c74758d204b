import { NORMAL_MAD } from './robust-spread.js';

const REMEMBERED = 8;
const EARLY_VALUES = 100;
const FIRST_DEVIATION = 3;
const DEVIATION_STEP = 1.03;

/**
 * Usual count by slot of the week from its last visits, before that by slot of the day (NaN while unknown), and how far
 * counts usually stray from it.
 */
export class UsualCounts {
  private ofWeek: Recent;
  private ofDay: Recent;
  private readonly early: number[] = [];
  private middleOfEarly = Number.NaN;
  /** Running median of |count − usual| / √(usual + 1): up a step when above, down when below. */
  private strayed = FIRST_DEVIATION / NORMAL_MAD;

  constructor(private readonly slots: number) {
    this.ofWeek = new Recent(slots * 7);
    this.ofDay = new Recent(slots);
  }

  /** Robust standard deviation of (count − usual) / √(usual + 1): 1 for Poisson counts. */
  get deviation(): number {
    return Math.max(1, NORMAL_MAD * this.strayed);
  }

  /** Median of the first values; NaN until there are five. */
  get middle(): number {
    return this.middleOfEarly;
  }

  at(i: number): number {
    if (this.ofWeek.has(i, 4)) return this.ofWeek.usual(i);
    return this.ofDay.has(i, 5) ? this.ofDay.usual(i) : Number.NaN;
  }

  push(i: number, value: number): void {
    if (Number.isNaN(value)) return;
    if (this.ofWeek.has(i, 4)) {
      const usual = this.ofWeek.usual(i);
      const above = Math.abs(value - usual) / Math.sqrt(usual + 1) > this.strayed;
      this.strayed *= above ? DEVIATION_STEP : 1 / DEVIATION_STEP;
      this.strayed = Math.max(this.strayed, 1 / NORMAL_MAD / 2);
    }
    this.ofWeek.push(i, value);
    this.ofDay.push(i, value);
    if (this.early.length >= EARLY_VALUES) return;
    this.early.push(value);
    if (this.early.length >= 5) {
      this.middleOfEarly = [...this.early].sort((a, b) => a - b)[this.early.length >> 1];
    }
  }

  forget(): void {
    this.ofWeek = new Recent(this.slots * 7);
    this.ofDay = new Recent(this.slots);
  }
}

/** The last few values of each slot of a cycle. */
class Recent {
  private readonly ring: Float64Array;
  private readonly seen: Int32Array;

  constructor(private readonly cycle: number) {
    this.ring = new Float64Array(cycle * REMEMBERED);
    this.seen = new Int32Array(cycle);
  }

  has(i: number, least: number): boolean {
    return this.seen[i % this.cycle] >= least;
  }

  /** Mean without the highest and the lowest, so that one absurd value does not make the next look usual. */
  usual(i: number): number {
    const slot = i % this.cycle;
    const count = Math.min(this.seen[slot], REMEMBERED);
    let [sum, highest, lowest] = [0, 0, Number.POSITIVE_INFINITY];
    for (let k = 0; k < count; k++) {
      const value = this.ring[slot * REMEMBERED + k];
      sum += value;
      highest = Math.max(highest, value);
      lowest = Math.min(lowest, value);
    }
    return count > 2 ? (sum - highest - lowest) / (count - 2) : sum / Math.max(1, count);
  }

  push(i: number, value: number): void {
    const slot = i % this.cycle;
    this.ring[slot * REMEMBERED + (this.seen[slot] % REMEMBERED)] = value;
    this.seen[slot]++;
  }
}
