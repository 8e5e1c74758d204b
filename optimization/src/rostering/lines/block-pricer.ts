import type { BlockShape } from './block-shape.js';
import type { BlockTables } from './block-tables.js';
import { countedSearch } from './counted-search.js';
import { KnownLines } from './known-lines.js';
import { COST_EPSILON, type LinePricer } from './line-pricer.js';

const INF = Number.POSITIVE_INFINITY;
/** Moves of the penalties by the relaxation, which are cheap. */
const QUICK_TUNING = 5;
const EXACT_TUNING = 12;
/** The same while no legal line is known: one is worth much to the full programme. */
const FIRST_TUNING = 30;
/** Moves of the penalties by the full programme before counters are carried. */
const QUICK_MOVES = 3;
const EXACT_MOVES = 14;
/** Gap at which a quick search is content, as a share of the largest cost of a cell. */
const QUICK_GAP = 0.001;
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
  readonly #bestPenalty: Float64Array;
  readonly #candidate: Uint8Array;
  readonly #lines: KnownLines;
  /** Price of a unit, against the range that the relaxation does not know. */
  #perUnit = 0;
  /** Units of the candidate last judged. */
  #units = 0;
  /** Of the call under way: cost of the line kept, and the proven bound. */
  #best = INF;
  #bound = Number.NEGATIVE_INFINITY;

  constructor(shape: BlockShape, tables: BlockTables) {
    this.#shape = shape;
    this.#tables = tables;
    this.exact = shape.complete;
    this.line = new Uint8Array(shape.days);
    this.#candidate = new Uint8Array(shape.days);
    this.#penalty = new Float64Array(shape.limits.counts.length);
    this.#bestPenalty = new Float64Array(shape.limits.counts.length);
    this.#counts = new Int32Array(shape.limits.counts.length);
    this.#lines = new KnownLines(shape.days);
  }

  best(costs: Float64Array, limit: number, quick: boolean): number {
    const { counts } = this.#shape.limits;
    const gap = quick ? QUICK_GAP * scaleOf(costs) : COST_EPSILON;
    this.#best = this.#lines.recall(costs, this.#shape.stride, this.line);
    this.#bound = Number.NEGATIVE_INFINITY;
    const tuning = this.#best === INF ? FIRST_TUNING : quick ? QUICK_TUNING : EXACT_TUNING;
    this.#tune(costs, limit, tuning, gap);
    const settled = () => Math.min(this.#best, limit) <= this.#bound + gap;
    if (!settled()) this.#search(costs, limit, quick ? QUICK_MOVES : EXACT_MOVES, settled);
    if (this.#best === INF && this.#bound < limit) this.#best = this.#forceLegal(costs);
    const ceiling = Math.min(this.#best, limit);
    const closed = this.#bound > ceiling - COST_EPSILON;
    if (!closed && counts.length > 0 && !(quick && this.#best <= limit)) {
      const found = this.#searchWithCounters(costs, ceiling, this.#bound);
      this.#bound = found.bound;
      if (found.cost < this.#best) this.#best = found.cost;
    }
    if (this.#best < INF) this.#lines.remember(this.line);
    this.bound = this.exact ? Math.min(this.#bound, this.#best, limit) : Number.NEGATIVE_INFINITY;
    return this.#best <= limit + COST_EPSILON ? this.#best : INF;
  }

  /** Moves the penalties and the price of a unit by the relaxation alone, which may settle the matter by itself. */
  #tune(costs: Float64Array, limit: number, moves: number, gap: number): void {
    const { counts, minUnits, maxUnits } = this.#shape.limits;
    const scale = this.#shape.maxShiftUnits;
    this.#bestPenalty.set(this.#penalty);
    let bestPerUnit = this.#perUnit;
    let step = 1;
    for (let move = 0; move <= moves; move++) {
      const relaxed = this.#tables.relax(costs, this.#shape, this.#penalty, this.#perUnit);
      if (relaxed === INF) {
        this.#bound = INF;
        return;
      }
      const edge = this.#perUnit > 0 ? maxUnits : minUnits;
      let dual = relaxed - (this.#perUnit === 0 ? 0 : this.#perUnit * edge);
      for (let i = 0; i < counts.length; i++) dual -= this.#penalty[i] * counts[i].max;
      if (dual > this.#bound) {
        this.#bound = dual;
        this.#bestPenalty.set(this.#penalty);
        bestPerUnit = this.#perUnit;
      } else step *= 0.6;
      if (Math.min(this.#best, limit) <= this.#bound + gap || move === moves) break;
      this.#tables.traceRelaxed(this.#candidate);
      this.#offer(costs);
      if (Math.min(this.#best, limit) <= this.#bound + gap) break;
      const price = this.#perUnit;
      const excess = this.#excessUnits(price) / scale;
      let norm = excess * excess;
      for (let i = 0; i < counts.length; i++) {
        const own = this.#counts[i] - counts[i].max;
        if (own > 0 || this.#penalty[i] > 0) norm += own * own;
      }
      if (norm === 0) break;
      const length = (step * this.#target(dual)) / norm;
      this.#movePenalties(length);
      const moved = price + (length * excess) / scale;
      this.#perUnit = moved * price < 0 ? 0 : moved;
    }
    this.#penalty.set(this.#bestPenalty);
    this.#perUnit = bestPerUnit;
  }

  /** Moves the penalties by the full programme, whose lines keep the range of units. */
  #search(costs: Float64Array, limit: number, moves: number, settled: () => boolean): void {
    const { counts } = this.#shape.limits;
    let step = 1;
    let top = Number.NEGATIVE_INFINITY;
    for (let move = 0; move <= moves; move++) {
      const ceiling = Math.min(this.#best, limit);
      const relaxed = this.#tables.run(costs, this.#shape, this.#penalty, this.#perUnit, ceiling);
      if (relaxed === INF) {
        this.#bound = ceiling;
        break;
      }
      let dual = relaxed;
      for (let i = 0; i < counts.length; i++) dual -= this.#penalty[i] * counts[i].max;
      if (dual > top) {
        top = dual;
        this.#bestPenalty.set(this.#penalty);
      } else step *= 0.6;
      this.#bound = Math.max(this.#bound, Math.min(dual, ceiling));
      if (settled()) break;
      this.#tables.trace(this.#candidate);
      this.#offer(costs);
      if (settled()) break;
      let norm = 0;
      for (let i = 0; i < counts.length; i++) {
        const excess = this.#counts[i] - counts[i].max;
        if (excess > 0 || this.#penalty[i] > 0) norm += excess * excess;
      }
      if (norm === 0) break;
      this.#movePenalties((step * this.#target(dual)) / norm);
    }
    this.#penalty.set(this.#bestPenalty);
  }

  /** Units of the candidate beyond the end of the range that the price stands for. */
  #excessUnits(price: number): number {
    const { minUnits, maxUnits } = this.#shape.limits;
    const over = this.#units - maxUnits;
    const under = this.#units - minUnits;
    if (price > 0) return over;
    if (price < 0) return under;
    return over > 0 ? over : Math.min(under, 0);
  }

  /** Polyak's step goes towards the best line known, or a tenth of the cost scale while none is. */
  #target(dual: number): number {
    return this.#best < INF ? this.#best - dual : Math.abs(dual) * 0.1 + 10;
  }

  #movePenalties(length: number): void {
    const { counts } = this.#shape.limits;
    for (let i = 0; i < counts.length; i++) {
      const excess = this.#counts[i] - counts[i].max;
      this.#penalty[i] = Math.max(0, this.#penalty[i] + length * excess);
    }
  }

  /** Keeps the candidate if it is legal and the cheapest so far. */
  #offer(costs: Float64Array): void {
    const cost = this.#judge(costs);
    if (cost < this.#best) {
      this.#best = cost;
      this.line.set(this.#candidate);
    }
  }

  /** Some legal line, by raising the penalty of whatever is over its maximum; `Infinity` if that does not help. */
  #forceLegal(costs: Float64Array): number {
    const { counts } = this.#shape.limits;
    let scale = 1;
    for (const cost of costs) if (cost < INF) scale = Math.max(scale, Math.abs(cost) / 20);
    for (let move = 0; move < FORCING_MOVES; move++) {
      if (this.#tables.run(costs, this.#shape, this.#penalty) === INF) break;
      this.#tables.trace(this.#candidate);
      const cost = this.#judge(costs);
      if (cost < INF) {
        this.line.set(this.#candidate);
        return cost;
      }
      for (let i = 0; i < counts.length; i++) {
        const excess = this.#counts[i] - counts[i].max;
        if (excess > 0) this.#penalty[i] += scale * (1 + excess / counts[i].max);
      }
      scale *= 1.15;
    }
    return INF;
  }

  /** Counts the candidate's units and limited shifts; its true cost if they are within limits, else Infinity. */
  #judge(costs: Float64Array): number {
    const { limits, days, stride } = this.#shape;
    this.#counts.fill(0);
    let [cost, units] = [0, 0];
    for (let day = 0; day < days; day++) {
      const label = this.#candidate[day];
      cost += costs[day * stride + label];
      units += limits.units[label];
      for (let i = 0; i < limits.counts.length; i++) this.#counts[i] += limits.counts[i].labels[label];
    }
    this.#units = units;
    if (units < limits.minUnits || units > limits.maxUnits) return INF;
    for (let i = 0; i < limits.counts.length; i++) if (this.#counts[i] > limits.counts[i].max) return INF;
    return cost;
  }

  #searchWithCounters(costs: Float64Array, ceiling: number, bound: number): { cost: number; bound: number } {
    const carried = new Set<number>();
    this.#penalty.forEach((penalty, index) => {
      if (penalty > 0) carried.add(index);
    });
    for (;;) {
      const relaxed = this.#tables.run(costs, this.#shape, this.#penalty, this.#perUnit, ceiling);
      if (relaxed === INF) return { cost: INF, bound: ceiling };
      const found = countedSearch({
        costs,
        shape: this.#shape,
        tables: this.#tables,
        carried: [...carried],
        penalty: this.#penalty,
        ceiling,
        line: this.#candidate,
      });
      if (found.cost === INF) {
        return { cost: found.cost, bound: found.complete ? ceiling : bound };
      }
      const cost = this.#judge(costs);
      if (cost < INF) {
        this.line.set(this.#candidate);
        return { cost, bound: found.complete ? cost : bound };
      }
      if (!found.complete) return { cost: INF, bound };
      const before = carried.size;
      this.#shape.limits.counts.forEach((limit, index) => {
        if (this.#counts[index] > limit.max) carried.add(index);
      });
      if (carried.size === before) return { cost: INF, bound };
    }
  }
}

/** Largest cost of a usable cell, at least 1. */
function scaleOf(costs: Float64Array): number {
  let scale = 1;
  for (let cell = 0; cell < costs.length; cell++) {
    const size = Math.abs(costs[cell]);
    if (size > scale && size < INF) scale = size;
  }
  return scale;
}
