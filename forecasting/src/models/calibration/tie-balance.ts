/** How far one count wrongly inside an interval moves the next ties of its slot, and how long it is remembered. */
const GAIN = 0.2;
const DECAY_PER_DAY = 0.99;

/**
 * How many counts fewer than they said the central intervals of each slot of the day have held. Whether a bound holds the
 * integer it lies at is a tie to be broken; broken towards what is owed, intervals come to hold what they say at every hour,
 * while no bound moves by more than its offset. Feedback on coverage as in Gibbs and Candès 2021, on the randomisation
 * alone: pinball stays as it is.
 */
export class TieBalance {
  private constructor(
    private readonly levels: readonly number[],
    /** By slot, then by the interval from level k to the k-th from the end. */
    private readonly owed: readonly Float64Array[],
  ) {}

  /** `levels` lie symmetrically round one half. */
  static start(slotsPerDay: number, levels: readonly number[]): TieBalance {
    const intervals = Math.floor(levels.length / 2);
    return new TieBalance(
      levels,
      Array.from({ length: slotsPerDay }, () => new Float64Array(intervals)),
    );
  }

  /** By level, what the share of an integer's probability is to be raised by before it is compared with its tie. */
  lift(slot: number): Float64Array {
    const lift = new Float64Array(this.levels.length);
    this.owed[slot].forEach((owed, k) => {
      lift[k] = -GAIN * owed;
      lift[lift.length - 1 - k] = GAIN * owed;
    });
    return lift;
  }

  /** Takes in quantiles of a slot, made by `countQuantiles`, whose count has come. */
  settle(slot: number, quantiles: ArrayLike<number>, count: number): void {
    const last = this.levels.length - 1;
    const owed = this.owed[slot];
    for (let k = 0; k < owed.length; k++) {
      const said = this.levels[last - k] - this.levels[k];
      const held = count >= quantiles[k] && count <= quantiles[last - k] ? 1 : 0;
      owed[k] = DECAY_PER_DAY * owed[k] + said - held;
    }
  }

  clone(): TieBalance {
    return new TieBalance(
      this.levels,
      this.owed.map((owed) => owed.slice()),
    );
  }
}
