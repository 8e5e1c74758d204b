const PRIOR_COUNTS = 4;
const SLOT_PRIOR_COUNTS = 20;
const SLOT_HALF_LIFE_WEEKS = 26;
const LARGEST_LOG_RATIO = 1;

/**
 * How the last counts compare with what was expected of them, as log ratios: over recent time with several half-lives
 * (exponentially weighted sums), and over past visits of each slot of the week.
 */
export class RecentRatios {
  private constructor(
    private readonly decay: Float64Array,
    private readonly seen: Float64Array,
    private readonly expected: Float64Array,
    private readonly slotSeen: Float64Array,
    private readonly slotExpected: Float64Array,
  ) {}

  /** Half-lives in intervals. */
  static start(halfLives: readonly number[], weekSlots: number): RecentRatios {
    const zeros = (): Float64Array => new Float64Array(halfLives.length);
    return new RecentRatios(
      Float64Array.from(halfLives, (halfLife) => 2 ** (-1 / halfLife)),
      zeros(),
      zeros(),
      new Float64Array(weekSlots),
      new Float64Array(weekSlots),
    );
  }

  observe(weekSlot: number, count: number, expected: number): void {
    const missing = Number.isNaN(count);
    for (let j = 0; j < this.decay.length; j++) {
      this.seen[j] = this.seen[j] * this.decay[j] + (missing ? 0 : count);
      this.expected[j] = this.expected[j] * this.decay[j] + (missing ? 0 : expected);
    }
    if (missing) return;
    const slotDecay = 2 ** (-1 / SLOT_HALF_LIFE_WEEKS);
    this.slotSeen[weekSlot] = this.slotSeen[weekSlot] * slotDecay + count;
    this.slotExpected[weekSlot] = this.slotExpected[weekSlot] * slotDecay + expected;
  }

  /** Log ratio with half-life number `j`. */
  recent(j: number): number {
    return bounded(Math.log((PRIOR_COUNTS + this.seen[j]) / (PRIOR_COUNTS + this.expected[j])));
  }

  /** Log ratio of a slot of the week. */
  slot(weekSlot: number): number {
    const prior = SLOT_PRIOR_COUNTS;
    return bounded(Math.log((prior + this.slotSeen[weekSlot]) / (prior + this.slotExpected[weekSlot])));
  }

  clone(): RecentRatios {
    const { decay, seen, expected, slotSeen, slotExpected } = this;
    return new RecentRatios(decay, seen.slice(), expected.slice(), slotSeen.slice(), slotExpected.slice());
  }
}

function bounded(logRatio: number): number {
  return Math.max(-LARGEST_LOG_RATIO, Math.min(LARGEST_LOG_RATIO, logRatio));
}
