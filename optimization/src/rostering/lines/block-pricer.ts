import type { BlockShape } from './block-shape.js';
import type { BlockTables } from './block-tables.js';
import { countedSearch } from './counted-search.js';
import { COST_EPSILON, type LinePricer } from './line-pricer.js';

/** Moves of the penalties tried before counters are carried. */
const QUICK_MOVES = 6;
const EXACT_MOVES = 14;
/** Gap at which a quick search is content, as a share of the largest cost of a cell. */
const QUICK_GAP = 0.01;
/** Moves spent on finding any legal line where the penalties led to none. */
const FORCING_MOVES = 40;

/**
 * Exact pricing by a programme over blocks of work (Burke & Curtois 2014 describe the columns). Maxima on shift
 * types are relaxed with penalties kept between calls; where a gap is left, counters are carried for the types
 * concerned only, bounded by the relaxed tables.
 */
export class BlockPricer implements LinePricer {
  readonly exact: boolean;
  readonly line: Uint8Array;
  bound = Number.NEGATIVE_INFINITY;
  readonly #shape: BlockShape;
  readonly #tables: BlockTables;
  /** Penalty per shift of each count limit. */
  readonly #penalty: Float64Array;
  readonly #counts: Int32Array;
  readonly #candidate: Uint8Array;
  #hasLine = false;

  constructor(shape: BlockShape, tables: BlockTables) {
    this.#shape = shape;
    this.#tables = tables;
    this.exact = shape.complete;
    this.line = new Uint8Array(shape.days);
    this.#candidate = new Uint8Array(shape.days);
    this.#penalty = new Float64Array(shape.limits.counts.length);
    this.#counts = new Int32Array(shape.limits.counts.length);
  }

  best(costs: Float64Array, limit: number, quick: boolean): number {
    const { counts } = this.#shape.limits;
    if (counts.length === 0) {
      const cost = this.#tables.run(costs, this.#shape, this.#penalty);
      this.bound = this.exact ? Math.min(cost, limit) : Number.NEGATIVE_INFINITY;
      if (cost > limit || cost === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
      this.#tables.trace(this.line);
      return cost;
    }
    return this.#bestCounted(costs, limit, quick);
  }

  #bestCounted(costs: Float64Array, limit: number, quick: boolean): number {
    const { counts } = this.#shape.limits;
    let best = this.#lastLineCost(costs);
    let bound = Number.NEGATIVE_INFINITY;
    const bestPenalty = this.#penalty.slice();
    let step = 1;
    const moves = quick ? QUICK_MOVES : EXACT_MOVES;
    const gap = quick ? QUICK_GAP * scaleOf(costs) : COST_EPSILON;
    for (let move = 0; move <= moves; move++) {
      const relaxed = this.#tables.run(costs, this.#shape, this.#penalty);
      if (relaxed === Number.POSITIVE_INFINITY) {
        bound = relaxed;
        break;
      }
      let dual = relaxed;
      for (let i = 0; i < counts.length; i++) dual -= this.#penalty[i] * counts[i].max;
      if (dual > bound) {
        bound = dual;
        bestPenalty.set(this.#penalty);
      } else step *= 0.6;
      if (bound > limit) break;
      this.#tables.trace(this.#candidate);
      const cost = this.#judge(costs);
      if (cost < best) {
        best = cost;
        this.#keep();
      }
      if (Math.min(best, limit) <= bound + gap) break;
      // Polyak's step towards the best line known, or a tenth of the cost scale while none is.
      const target = best < Number.POSITIVE_INFINITY ? best - dual : Math.abs(dual) * 0.1 + 10;
      let norm = 0;
      for (let i = 0; i < counts.length; i++) {
        const excess = this.#counts[i] - counts[i].max;
        if (excess > 0 || this.#penalty[i] > 0) norm += excess * excess;
      }
      if (norm === 0) break;
      for (let i = 0; i < counts.length; i++) {
        const excess = this.#counts[i] - counts[i].max;
        this.#penalty[i] = Math.max(0, this.#penalty[i] + (step * target * excess) / norm);
      }
    }
    if (best === Number.POSITIVE_INFINITY && bound < limit) best = this.#forceLegal(costs);
    this.#penalty.set(bestPenalty);
    const ceiling = Math.min(best, limit);
    const closed = bound > ceiling - COST_EPSILON;
    if (!closed && !(quick && best <= limit)) {
      const found = this.#searchWithCounters(costs, ceiling, bound);
      bound = found.bound;
      if (found.cost < best) best = found.cost;
    }
    this.bound = this.exact ? Math.min(bound, best, limit) : Number.NEGATIVE_INFINITY;
    return best <= limit + COST_EPSILON ? best : Number.POSITIVE_INFINITY;
  }

  /** The last line found is still legal: its cost now, `Infinity` if a cell is closed or there is none. */
  #lastLineCost(costs: Float64Array): number {
    if (!this.#hasLine) return Number.POSITIVE_INFINITY;
    let cost = 0;
    for (let day = 0; day < this.line.length; day++) cost += costs[day * this.#shape.stride + this.line[day]];
    return cost;
  }

  #keep(): void {
    this.line.set(this.#candidate);
    this.#hasLine = true;
  }

  /** Some legal line, by raising the penalty of whatever is over its maximum; `Infinity` if that does not help. */
  #forceLegal(costs: Float64Array): number {
    const { counts } = this.#shape.limits;
    let scale = 1;
    for (const cost of costs)
      if (cost < Number.POSITIVE_INFINITY) scale = Math.max(scale, Math.abs(cost) / 20);
    for (let move = 0; move < FORCING_MOVES; move++) {
      if (this.#tables.run(costs, this.#shape, this.#penalty) === Number.POSITIVE_INFINITY) break;
      this.#tables.trace(this.#candidate);
      const cost = this.#judge(costs);
      if (cost < Number.POSITIVE_INFINITY) {
        this.#keep();
        return cost;
      }
      for (let i = 0; i < counts.length; i++) {
        const excess = this.#counts[i] - counts[i].max;
        if (excess > 0) this.#penalty[i] += scale * (1 + excess / counts[i].max);
      }
      scale *= 1.15;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Counts the candidate's limited shifts; its true cost if they are within limits, else Infinity. */
  #judge(costs: Float64Array): number {
    const { limits, days, stride } = this.#shape;
    this.#counts.fill(0);
    let cost = 0;
    for (let day = 0; day < days; day++) {
      const label = this.#candidate[day];
      cost += costs[day * stride + label];
      for (let i = 0; i < limits.counts.length; i++) this.#counts[i] += limits.counts[i].labels[label];
    }
    for (let i = 0; i < limits.counts.length; i++) {
      if (this.#counts[i] > limits.counts[i].max) return Number.POSITIVE_INFINITY;
    }
    return cost;
  }

  #searchWithCounters(costs: Float64Array, ceiling: number, bound: number): { cost: number; bound: number } {
    const carried = new Set<number>();
    this.#penalty.forEach((penalty, index) => {
      if (penalty > 0) carried.add(index);
    });
    for (;;) {
      const relaxed = this.#tables.run(costs, this.#shape, this.#penalty);
      if (relaxed === Number.POSITIVE_INFINITY) return { cost: relaxed, bound: relaxed };
      const found = countedSearch({
        costs,
        shape: this.#shape,
        tables: this.#tables,
        carried: [...carried],
        penalty: this.#penalty,
        ceiling,
        line: this.#candidate,
      });
      if (found.cost === Number.POSITIVE_INFINITY) {
        return { cost: found.cost, bound: found.complete ? ceiling : bound };
      }
      const cost = this.#judge(costs);
      if (cost < Number.POSITIVE_INFINITY) {
        this.#keep();
        return { cost, bound: found.complete ? cost : bound };
      }
      if (!found.complete) return { cost: Number.POSITIVE_INFINITY, bound };
      const before = carried.size;
      this.#shape.limits.counts.forEach((limit, index) => {
        if (this.#counts[index] > limit.max) carried.add(index);
      });
      if (carried.size === before) return { cost: Number.POSITIVE_INFINITY, bound };
    }
  }
}

/** Largest cost of a usable cell, at least 1. */
function scaleOf(costs: Float64Array): number {
  let scale = 1;
  for (let cell = 0; cell < costs.length; cell++) {
    const size = Math.abs(costs[cell]);
    if (size > scale && size < Number.POSITIVE_INFINITY) scale = size;
  }
  return scale;
}
