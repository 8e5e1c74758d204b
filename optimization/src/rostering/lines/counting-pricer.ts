import type { CountingGraph } from './counting-graph.js';
import { COST_EPSILON, type LinePricer } from './line-pricer.js';
import { leastAt, totalsSearch } from './totals-search.js';

const INF = Number.POSITIVE_INFINITY;
const QUICK_MOVES = 5;
const FULL_MOVES = 14;

/** Scratch room shared by the agents of a thread. */
export class CountingTables {
  /** Cheapest way to the end from each state of each day, totals at their present price each. */
  finish: Float64Array[] = [];
  /** Cheapest cost of each class of labels on each day, at its first label, and the label that has it. */
  merged = new Float64Array(0);
  picked = new Uint8Array(0);

  reserve({ automaton }: CountingGraph, cells: number): void {
    for (let day = 0; day <= automaton.days; day++) {
      const states = day === automaton.days ? 1 : automaton.arcStart[day].length;
      if ((this.finish[day]?.length ?? 0) < states) this.finish[day] = new Float64Array(states);
    }
    if (this.merged.length >= cells) return;
    this.merged = new Float64Array(cells);
    this.picked = new Uint8Array(cells);
  }
}

/**
 * Prices lines that cost by themselves. Each counter gets a price per unit, at which the cheapest line is a shortest
 * path; the prices are moved until the totals suit them (a Lagrangian relaxation: its bound is proven whatever the
 * prices). Where a gap is left and the line must be the best, a search that carries the totals closes it.
 */
export class CountingPricer implements LinePricer {
  readonly exact = true;
  readonly line: Uint8Array;
  bound = Number.NEGATIVE_INFINITY;
  readonly #graph: CountingGraph;
  readonly #tables: CountingTables;
  readonly #stride: number;
  readonly #initial: number | undefined;
  readonly #found: Uint8Array;
  /** Price of a unit of each counter, kept from call to call, and between which it lies. */
  readonly #rates: Float64Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #totals: Int32Array;
  /** What the arcs of each combination of counters pay. */
  readonly #fees: Float64Array;
  readonly #steepest: readonly { readonly down: number; readonly up: number }[];

  constructor(graph: CountingGraph, tables: CountingTables, stride: number, past: Uint8Array) {
    this.#graph = graph;
    this.#tables = tables;
    this.#stride = stride;
    this.#initial = graph.automaton.initial(past);
    this.line = new Uint8Array(graph.automaton.days);
    this.#found = new Uint8Array(graph.automaton.days);
    const counters = graph.prices.length;
    this.#rates = new Float64Array(counters);
    this.#low = new Float64Array(counters);
    this.#high = new Float64Array(counters);
    this.#totals = new Int32Array(counters);
    this.#fees = new Float64Array(1 << counters);
    this.#steepest = graph.prices.map(slopes);
  }

  best(costs: Float64Array, limit: number, quick: boolean): number {
    const initial = this.#initial;
    if (initial === undefined) {
      this.bound = limit;
      return INF;
    }
    this.#tables.reserve(this.#graph, costs.length);
    this.#merge(costs);
    this.bound = Number.NEGATIVE_INFINITY;
    const rates = this.#rates;
    this.#low.fill(Number.NEGATIVE_INFINITY);
    this.#high.fill(INF);
    let best = INF;
    for (let move = 0; move < (quick ? QUICK_MOVES : FULL_MOVES); move++) {
      const relaxed = this.#relax(initial);
      if (relaxed === INF) {
        this.bound = limit;
        return INF;
      }
      const [cost, bound] = this.#judge(relaxed);
      this.bound = Math.max(this.bound, Math.min(bound, limit));
      if (cost < best) {
        best = cost;
        this.line.set(this.#found);
      }
      if (best <= this.bound + COST_EPSILON || this.bound >= limit) break;
      if (!this.#moveRates()) break;
    }
    if (!quick && this.bound < limit && best > this.bound + COST_EPSILON) {
      this.#relax(initial);
      const { merged, finish, picked } = this.#tables;
      const top = Math.min(best, limit);
      const task = { graph: this.#graph, stride: this.#stride, initial, merged, finish, rates, top };
      const searched = totalsSearch(task, this.#found);
      if (searched < INF) {
        best = searched;
        for (let day = 0; day < this.line.length; day++)
          this.line[day] = picked[day * this.#stride + this.#found[day]];
      }
      this.bound = Math.min(best, limit);
    }
    this.bound = Math.min(this.bound, best);
    return best <= limit ? best : INF;
  }

  /** The cheapest label of each class on each day. */
  #merge(costs: Float64Array): void {
    const { merged, picked } = this.#tables;
    const { classes } = this.#graph;
    merged.fill(INF, 0, costs.length);
    for (let row = 0; row < costs.length; row += this.#stride) {
      for (let label = 0; label < this.#stride; label++) {
        const at = row + classes[label];
        if (costs[row + label] >= merged[at]) continue;
        merged[at] = costs[row + label];
        picked[at] = label;
      }
    }
  }

  /** Cheapest cost from the first state with every unit at its rate; the ways to finish are left in the tables. */
  #relax(initial: number): number {
    const { automaton, arcCost, arcAdds } = this.#graph;
    const { finish, merged } = this.#tables;
    const fees = this.#fees;
    for (let bits = 1; bits < fees.length; bits++) {
      const lowest = 31 - Math.clz32(bits & -bits);
      fees[bits] = fees[bits & (bits - 1)] + this.#rates[lowest];
    }
    finish[automaton.days][0] = 0;
    for (let day = automaton.days - 1; day >= 0; day--) {
      const [starts, labels, to] = [automaton.arcStart[day], automaton.arcLabels[day], automaton.arcTo[day]];
      const [own, adds, mine, next] = [arcCost[day], arcAdds[day], finish[day], finish[day + 1]];
      const row = day * this.#stride;
      const states = starts.length - 1;
      for (let state = 0; state < states; state++) {
        let best = INF;
        const end = starts[state + 1];
        for (let arc = starts[state]; arc < end; arc++) {
          const cost = merged[row + labels[arc]] + own[arc] + fees[adds[arc]] + next[to[arc]];
          if (cost < best) best = cost;
        }
        mine[state] = best;
      }
    }
    return finish[0][initial];
  }

  /** Walks the path just found: its true cost, and the bound that the rates prove. */
  #judge(relaxed: number): readonly [cost: number, bound: number] {
    const { automaton, arcCost, arcAdds, prices } = this.#graph;
    const { finish, merged, picked } = this.#tables;
    const [fees, totals] = [this.#fees, this.#totals];
    totals.fill(0);
    let state = this.#initial ?? 0;
    for (let day = 0; day < automaton.days; day++) {
      const [starts, labels, to] = [automaton.arcStart[day], automaton.arcLabels[day], automaton.arcTo[day]];
      const [own, adds, next] = [arcCost[day], arcAdds[day], finish[day + 1]];
      const row = day * this.#stride;
      for (let arc = starts[state]; arc < starts[state + 1]; arc++) {
        const at = row + labels[arc];
        if (merged[at] + own[arc] + fees[adds[arc]] + next[to[arc]] !== finish[day][state]) continue;
        this.#found[day] = picked[at];
        for (let k = 0; k < totals.length; k++) totals[k] += (adds[arc] >> k) & 1;
        state = to[arc];
        break;
      }
    }
    let [cost, bound] = [relaxed, relaxed];
    for (let k = 0; k < totals.length; k++) {
      const rate = this.#rates[k];
      cost += prices[k][totals[k]] - rate * totals[k];
      bound += leastAt(prices[k], rate);
    }
    return [cost, bound];
  }

  /** Raises the rates of totals that are too high for them, lowers the others; false when all suit. */
  #moveRates(): boolean {
    const { prices } = this.#graph;
    let moved = false;
    for (let k = 0; k < prices.length; k++) {
      const rate = this.#rates[k];
      const price = prices[k];
      const own = price[this.#totals[k]] - rate * this.#totals[k];
      let [least, at] = [own, this.#totals[k]];
      for (let total = 0; total < price.length; total++) {
        if (price[total] - rate * total < least - COST_EPSILON)
          [least, at] = [price[total] - rate * total, total];
      }
      if (at === this.#totals[k]) continue;
      const { down, up } = this.#steepest[k];
      if (at < this.#totals[k]) {
        this.#low[k] = Math.max(this.#low[k], rate);
        this.#rates[k] = this.#high[k] < INF ? (rate + this.#high[k]) / 2 : rate < 0 ? 0 : nextUp(rate, up);
      } else {
        this.#high[k] = Math.min(this.#high[k], rate);
        this.#rates[k] =
          this.#low[k] > Number.NEGATIVE_INFINITY
            ? (rate + this.#low[k]) / 2
            : rate > 0
              ? 0
              : -nextUp(-rate, down);
      }
      moved ||= this.#rates[k] !== rate;
    }
    return moved;
  }
}

/** From 0 to the steepest step, then on by doubling where a hard rule has no steepest step. */
const nextUp = (rate: number, steepest: number): number =>
  rate < steepest ? steepest : Math.max(1, 2 * rate);

/** Steepest finite steps of a price, down towards more and up. */
function slopes(price: Float64Array): { readonly down: number; readonly up: number } {
  let [down, up] = [0, 0];
  for (let total = 1; total < price.length; total++) {
    const step = price[total] - price[total - 1];
    if (!Number.isFinite(step)) continue;
    up = Math.max(up, step);
    down = Math.max(down, -step);
  }
  return { down, up };
}
