import { simplexMinimum } from './simplex-minimum.js';
import { SlotTrust } from './slot-trust.js';

const HALF_LIFE_DAYS = 182;
const POWER = 16;
const PRIOR_PAIRS = 100;
const LEAST_PAIRS = 20;
/** Errors beyond this many typical ones count as if they were of this size. */
const CLIP = 3;
const SCALE_GAIN = 1e-3;
const BIAS_HALF_LIFE_DAYS = 4;
const BIAS_TOLERANCE = 0.05;
const BIAS_SCALE = 0.03;
const FADE_IN_HOURS = 12;

/**
 * Weights of several forecasts by how they did along the past half-year (half-life 182 days). Half of each weight is
 * ∝ (absolute error)⁻¹⁶, nearly the best alone; the other half is the convex combination with the least squared error
 * (stacking: Wolpert 1992; Breiman 1996), which knows who errs together. Both are drawn to equal weights while little is known.
 * A forecast whose last days' level is off, when the main one's is not, has missed a break and loses its weight at once; one
 * grossly off at a slot of the week, when another is not, loses it there.
 */
export class Pool {
  private constructor(
    private readonly decay: number,
    private readonly biasDecay: number,
    private readonly absolute: Float64Array,
    /** Sums of products of the members' normalised errors, full square. */
    private readonly products: Float64Array,
    /** Sums of the last days' means forecast less than a day ahead, and of their counts. */
    private readonly near: Float64Array,
    private readonly slotTrust: SlotTrust,
    private nearCounts: number,
    private seen: number,
    private scale: number,
  ) {}

  static start(members: number, slotsPerDay: number): Pool {
    const decay = (days: number): number => 2 ** (-1 / (days * slotsPerDay));
    const zeros = (length: number): Float64Array => new Float64Array(length);
    const sums = [zeros(members), zeros(members * members), zeros(members)] as const;
    const trust = SlotTrust.start(members, 7 * slotsPerDay);
    return new Pool(decay(HALF_LIFE_DAYS), decay(BIAS_HALF_LIFE_DAYS), ...sums, trust, 0, 0, 1);
  }

  /** Lets one interval go by. */
  age(): void {
    for (let k = 0; k < this.absolute.length; k++) this.absolute[k] *= this.decay;
    for (let k = 0; k < this.products.length; k++) this.products[k] *= this.decay;
    for (let k = 0; k < this.near.length; k++) this.near[k] *= this.biasDecay;
    this.nearCounts *= this.biasDecay;
    this.seen *= this.decay;
  }

  /**
   * Adds a settled forecast: a mean a member (the first stands in for one without), the count that came, whether it was
   * made less than a day ahead, and its slot of the week.
   */
  add(given: ArrayLike<number>, count: number, near: boolean, slot: number): void {
    const members = this.absolute.length;
    const means = new Float64Array(members);
    let middle = 0;
    for (let k = 0; k < members; k++) {
      means[k] = known(given, k);
      middle += means[k] / members;
    }
    if (near) {
      this.slotTrust.add(slot, means, count);
      for (let k = 0; k < members; k++) this.near[k] += means[k];
      this.nearCounts += count;
    }
    const deviation = Math.sqrt(middle + 0.5);
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < members; k++) {
      const error = Math.abs(count - means[k]);
      this.absolute[k] += error;
      least = Math.min(least, error / deviation);
    }
    const bound = CLIP * Math.sqrt(this.scale);
    const weight = (least > bound ? bound / least : 1) / (deviation * deviation);
    this.scale += (Math.min(least * least, 9 * this.scale) - this.scale) * SCALE_GAIN;
    for (let k = 0; k < members; k++) {
      const scaled = weight * (count - means[k]);
      for (let j = 0; j <= k; j++) {
        const product = scaled * (count - means[j]);
        this.products[k * members + j] += product;
        if (j !== k) this.products[j * members + k] += product;
      }
    }
    this.seen++;
  }

  weights(): Float64Array {
    const members = this.absolute.length;
    const least = this.absolute.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    if (this.seen < LEAST_PAIRS || !(least > 0)) return this.absolute.map((_, k) => (k === 0 ? 1 : 0));
    const raw = this.absolute.map((loss) => (loss / least) ** -POWER);
    const total = raw.reduce((a, b) => a + b, 0);
    const matrix = this.products.slice();
    let trace = 0;
    for (let k = 0; k < members; k++) trace += matrix[k * members + k] / members;
    for (let k = 0; k < members; k++) matrix[k * members + k] += (PRIOR_PAIRS / this.seen) * trace;
    const stacked = simplexMinimum(matrix, members);
    const weights = stacked.map((weight, k) => ((weight + raw[k] / total) / 2) * this.trust(k));
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => weight / sum);
  }

  /** Weights at a slot of the week. */
  atSlot(weights: Float64Array, slot: number): Float64Array {
    return this.slotTrust.applied(weights, slot);
  }

  clone(): Pool {
    const { decay, biasDecay, absolute, products, near, slotTrust, nearCounts, seen, scale } = this;
    const sums = [absolute.slice(), products.slice(), near.slice()] as const;
    return new Pool(decay, biasDecay, ...sums, slotTrust.clone(), nearCounts, seen, scale);
  }

  /** 1 for a member whose level of the last days is as right as the main one's, soon 0 beyond that. */
  private trust(k: number): number {
    const off = (j: number): number => Math.abs(Math.log((this.nearCounts + 1) / (this.near[j] + 1)));
    const tolerated = BIAS_TOLERANCE + 1 / Math.sqrt(this.nearCounts + 1);
    return Math.exp(-Math.max(0, off(k) - off(0) - tolerated) / BIAS_SCALE);
  }
}

function known(means: ArrayLike<number>, k: number): number {
  return means[k] >= 0 ? means[k] : means[0];
}

/** Weights for one lead: only the main forecast knows the last counts, so the others fade in over half a day. */
export function weightsAtLead(weights: Float64Array, hoursAhead: number): Float64Array {
  const share = 1 - Math.exp(-hoursAhead / FADE_IN_HOURS);
  return weights.map((weight, k) => (k === 0 ? 1 - share * (1 - weight) : share * weight));
}

/** Weighted geometric mean; members without a forecast (NaN) are left out. */
export function blend(means: ArrayLike<number>, weights: ArrayLike<number>): number {
  let [log, total] = [0, 0];
  for (let k = 0; k < means.length; k++) {
    if (!(means[k] >= 0) || weights[k] === 0) continue;
    log += weights[k] * Math.log(Math.max(means[k], 1e-3));
    total += weights[k];
  }
  return total > 0 ? Math.exp(log / total) : means[0];
}
