/** Settled forecasts of a slot after which the earlier ones count half: about two weeks of hours, four of days. */
const HALF_LIFE_FORECASTS = 4;
/** A log factor: only a member gone grossly wrong, where another has not, is doubted. */
const TOLERANCE = 0.5;
const SCALE = 0.1;

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
    const kept = 2 ** (-1 / HALF_LIFE_FORECASTS);
    this.came[slot] = this.came[slot] * kept + count;
    for (let k = 0; k < this.members; k++) {
      const at = slot * this.members + k;
      this.forecast[at] = this.forecast[at] * kept + means[k];
    }
  }

  /** Weights at a slot of the week, those of members gone wrong there taken by the others. */
  applied(weights: Float64Array, slot: number): Float64Array {
    const off = Float64Array.from({ length: this.members }, (_, k) =>
      Math.abs(Math.log((this.came[slot] + 1) / (this.forecast[slot * this.members + k] + 1))),
    );
    const least = off.reduce((a, b) => Math.min(a, b));
    if (off.every((one) => one <= least + TOLERANCE)) return weights;
    const trusted = weights.map(
      (weight, k) => weight * Math.exp(-Math.max(0, off[k] - least - TOLERANCE) / SCALE),
    );
    const sum = trusted.reduce((a, b) => a + b, 0);
    return sum > 0 ? trusted.map((weight) => weight / sum) : weights;
  }

  clone(): SlotTrust {
    return new SlotTrust(this.members, this.forecast.slice(), this.came.slice());
  }
}
