import type { Member } from './member.js';

/**
 * Mean of the last `weeks` counts of the same slot of the local week. One week is the seasonal naive forecast, eight
 * and fifty-two the usual profiles. A slot never seen takes the mean of its slot of the day, then of everything.
 */
export class SlotProfile implements Member {
  private constructor(
    private readonly slots: number,
    private readonly weeks: number,
    private readonly ring: Float64Array,
    private readonly seen: Int32Array,
    private readonly sum: Float64Array,
  ) {}

  static start(slots: number, weeks: number): SlotProfile {
    const cycle = slots * 7;
    return new SlotProfile(
      slots,
      weeks,
      new Float64Array(cycle * weeks),
      new Int32Array(cycle),
      new Float64Array(cycle),
    );
  }

  observe(weekSlot: number, _calendarFactor: number, count: number): void {
    if (Number.isNaN(count)) return;
    const at = weekSlot * this.weeks + (this.seen[weekSlot] % this.weeks);
    this.sum[weekSlot] += count - this.ring[at];
    this.ring[at] = count;
    this.seen[weekSlot]++;
  }

  mean(weekSlot: number): number {
    const seen = Math.min(this.seen[weekSlot], this.weeks);
    if (seen > 0) return Math.max(0, this.sum[weekSlot] / seen);
    const ofDay = this.average((other) => other % this.slots === weekSlot % this.slots);
    return Number.isNaN(ofDay) ? this.average(() => true) : ofDay;
  }

  clone(): SlotProfile {
    const { ring, seen, sum } = this;
    return new SlotProfile(this.slots, this.weeks, ring.slice(), seen.slice(), sum.slice());
  }

  private average(included: (weekSlot: number) => boolean): number {
    let [sum, seen] = [0, 0];
    for (let other = 0; other < this.seen.length; other++) {
      if (!included(other)) continue;
      sum += this.sum[other];
      seen += Math.min(this.seen[other], this.weeks);
    }
    return seen > 0 ? sum / seen : Number.NaN;
  }
}
