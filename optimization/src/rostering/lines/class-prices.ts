import type { BlockShape } from './block-shape.js';

/** What each day offers a line of one cost vector: the cheapest label of each class, and the runs of days off. */
export class ClassPrices {
  /** Cheapest label of (day, class) and its cost, penalties included. */
  cost = new Float64Array(0);
  label = new Uint8Array(0);
  /** Days on end from each day on which a day off is allowed. */
  offRun = new Int32Array(0);
  readonly #labelPenalty = new Float64Array(256);

  /** `penalty` is added per shift of each count limit. */
  price(costs: Float64Array, shape: BlockShape, penalty: Float64Array): void {
    this.#reserve(shape);
    const { days, stride, members, limits } = shape;
    this.#labelPenalty.fill(0, 0, stride);
    limits.counts.forEach(({ labels }, index) => {
      for (let label = 1; label < stride; label++)
        if (labels[label]) this.#labelPenalty[label] += penalty[index];
    });
    for (let day = 0; day < days; day++) {
      for (let c = 0; c < members.length; c++) {
        const labels = members[c];
        let [best, at] = [Number.POSITIVE_INFINITY, labels[0]];
        for (let i = 0; i < labels.length; i++) {
          const cost = costs[day * stride + labels[i]] + this.#labelPenalty[labels[i]];
          if (cost < best) [best, at] = [cost, labels[i]];
        }
        this.cost[day * members.length + c] = best;
        this.label[day * members.length + c] = at;
      }
    }
    this.offRun[days] = 0;
    for (let day = days - 1; day >= 0; day--) {
      this.offRun[day] = costs[day * stride] === 0 ? this.offRun[day + 1] + 1 : 0;
    }
  }

  #reserve({ days, members }: BlockShape): void {
    if (this.cost.length < days * members.length) {
      this.cost = new Float64Array(days * members.length);
      this.label = new Uint8Array(days * members.length);
    }
    if (this.offRun.length < days + 1) this.offRun = new Int32Array(days + 1);
  }
}
