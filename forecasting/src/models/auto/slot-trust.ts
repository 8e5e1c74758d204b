/** Of a slot's forecasts the earlier ones count half after four more: about two weeks of hours, four of days. */
const KEPT = 2 ** (-1 / 4);
/** A factor: only a member gone grossly wrong, where another has not, is doubted. */
const TOLERATED = Math.exp(0.5);
const STEEPNESS = 10;

/**
 * How far each member's level has lately been off at each slot of the week. A day or night that opens or closes is known
 * to quick members within weeks, to regressions within a year.
 */
export class SlotTrust {
  private constructor(
    private readonly members: number,
    private readonly forecast: Float64Array,
    private readonly came: Float64Array,
  ) {}

  static start(members: number, weekSlots: number): SlotTrust {
    return new SlotTrust(members, new Float64Array(members * weekSlots), new Float64Array(weekSlots));
  }

  /** Adds a settled forecast made less than a day ahead: a mean a member, and the count that came. */
  add(slot: number, means: ArrayLike<number>, count: number): void {
    this.came[slot] = this.came[slot] * KEPT + count;
    for (let k = 0; k < this.members; k++) {
      const at = slot * this.members + k;
      this.forecast[at] = this.forecast[at] * KEPT + means[k];
    }
  }

  /** Weights at a slot of the week, those of members gone wrong there taken by the others. */
  applied(weights: Float64Array, slot: number): Float64Array {
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (let k = 0; k < this.members; k++) {
      const off = this.timesOff(slot, k);
      least = Math.min(least, off);
      most = Math.max(most, off);
    }
    if (most <= least * TOLERATED) return weights;
    const trusted = weights.map((weight, k) => {
      const beyond = this.timesOff(slot, k) / (least * TOLERATED);
      return beyond > 1 ? weight * beyond ** -STEEPNESS : weight;
    });
    const sum = trusted.reduce((a, b) => a + b, 0);
    return sum > 0 ? trusted.map((weight) => weight / sum) : weights;
  }

  /** Factor, at least 1, by which a member's forecasts at a slot lay above or below what came. */
  private timesOff(slot: number, k: number): number {
    const ratio = (this.came[slot] + 1) / (this.forecast[slot * this.members + k] + 1);
    return ratio > 1 ? ratio : 1 / ratio;
  }

  clone(): SlotTrust {
    return new SlotTrust(this.members, this.forecast.slice(), this.came.slice());
  }
}
