import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import { COST_EPSILON, type LinePricer } from './line-pricer.js';
import type { LineCost } from './soft-cost.js';

const INF = Number.POSITIVE_INFINITY;
const QUICK_MOVES = 8;
const FULL_MOVES = 24;

/**
 * Prices lines whose counted minutes must lie in a range with a pricer that does not know the range: each minute
 * gets a price, found by halving, at which the cheapest line falls inside. The bound is Lagrangian, hence proven,
 * though a gap may be left; a legal line may be missed where no price leads into the range.
 */
export class MinutesPricer implements LinePricer {
  readonly exact = true;
  readonly line: Uint8Array;
  bound = Number.NEGATIVE_INFINITY;
  readonly #inner: LinePricer;
  readonly #minutes: Int32Array;
  readonly #min: number;
  readonly #max: number;
  readonly #stride: number;
  readonly #softCost: LineCost | undefined;
  readonly #priced: Float64Array;
  /** Price per minute at which the last search ended. */
  #price = 0;

  constructor(inner: LinePricer, compiled: CompiledProblem, agent: CompiledAgent) {
    const { stride, pastDays, days } = compiled;
    this.#inner = inner;
    this.#stride = stride;
    this.#softCost = agent.softCost;
    this.line = new Uint8Array(days);
    this.#minutes = compiled.counted.slice(pastDays * stride);
    this.#priced = new Float64Array(days * stride);
    let [min, max] = [0, INF];
    for (const { line } of agent.rules) {
      if (line.kind !== 'period-minutes') continue;
      min = Math.max(min, line.min ?? 0);
      max = Math.min(max, line.max ?? INF);
    }
    this.#min = min - agent.creditMinutes;
    this.#max = max - agent.creditMinutes;
  }

  best(costs: Float64Array, limit: number, quick: boolean): number {
    let best = INF;
    this.bound = Number.NEGATIVE_INFINITY;
    // Below `cheap` the line works too long, above `dear` too short.
    let [cheap, dear] = [Number.NEGATIVE_INFINITY, INF];
    let price = this.#price;
    let stride = 0.02 + Math.abs(price) * 0.25;
    for (let move = 0; move < (quick ? QUICK_MOVES : FULL_MOVES); move++) {
      for (let cell = 0; cell < costs.length; cell++)
        this.#priced[cell] = costs[cell] + price * this.#minutes[cell];
      const relaxed = this.#inner.best(this.#priced, INF, quick);
      const edge = price > 0 ? this.#max : this.#min;
      const rebate = price === 0 ? 0 : price * edge;
      this.bound = Math.max(this.bound, Math.min(this.#inner.bound - rebate, limit));
      if (relaxed === INF || this.bound >= limit) break;
      const [sum, cost] = this.#sumOf(costs);
      const inside = sum >= this.#min && sum <= this.#max;
      if (inside && cost < best) {
        best = cost;
        this.#price = price;
        this.line.set(this.#inner.line);
      }
      if (best <= this.bound + COST_EPSILON || (inside && price === 0)) break;
      // The bound is concave in the price: it rises with the price while the line works too long for its side.
      const tooLong = price === 0 ? sum > this.#max : sum > edge || (price < 0 && sum === edge);
      if (tooLong) cheap = price;
      else dear = price;
      if (cheap > Number.NEGATIVE_INFINITY && dear < INF) price = (cheap + dear) / 2;
      else {
        price = cheap > Number.NEGATIVE_INFINITY ? price + stride : price - stride;
        stride *= 2;
      }
    }
    this.bound = Math.min(this.bound, best);
    return best <= limit ? best : INF;
  }

  #sumOf(costs: Float64Array): readonly [minutes: number, cost: number] {
    let [sum, cost] = [0, this.#softCost?.(this.#inner.line) ?? 0];
    this.#inner.line.forEach((label, day) => {
      const cell = day * this.#stride + label;
      sum += this.#minutes[cell];
      cost += costs[cell];
    });
    return [sum, cost];
  }
}
