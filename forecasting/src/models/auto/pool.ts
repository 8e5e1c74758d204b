/**
 * Blend of forecasts by how well each did lately: weights ∝ (discounted absolute error)^−power. The first member is
 * the main one; it starts alone, and with a head start the others matter only when it fails.
 */
export interface PoolShape {
  /** Intervals after which an error counts half. */
  readonly halfLife: number;
  readonly power: number;
  /** Share of its error the main forecast is forgiven. */
  readonly headStart: number;
}

/** Discounted absolute error of each member. */
export class Pool {
  private constructor(
    private readonly shape: PoolShape,
    private readonly loss: Float64Array,
    private seen: number,
  ) {}

  static start(shape: PoolShape, members: number): Pool {
    return new Pool(shape, new Float64Array(members), 0);
  }

  /** Lets `intervals` go by. */
  age(intervals: number): void {
    const decay = 2 ** (-intervals / this.shape.halfLife);
    for (let k = 0; k < this.loss.length; k++) this.loss[k] *= decay;
    this.seen *= decay;
  }

  /** Adds settled forecasts: the sum of each member's absolute errors over `settled` forecasts. */
  add(errors: ArrayLike<number>, settled: number): void {
    for (let k = 0; k < this.loss.length; k++) this.loss[k] += errors[k];
    this.seen += settled;
  }

  weights(): Float64Array {
    const alone = Float64Array.from(this.loss, (_, k) => (k === 0 ? 1 : 0));
    if (this.seen < 20 || this.loss[0] <= 0) return alone;
    const { power, headStart } = this.shape;
    const raw = this.loss.map((loss, k) => (k === 0 ? 1 - headStart : loss / this.loss[0]) ** -power);
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    return Number.isFinite(total) && total > 0 ? raw.map((weight) => weight / total) : alone;
  }

  clone(): Pool {
    return new Pool(this.shape, this.loss.slice(), this.seen);
  }
}

const FADE_IN_HOURS = 12;

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
