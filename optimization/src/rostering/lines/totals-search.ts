import type { CountingGraph } from './counting-graph.js';
import { COST_EPSILON } from './line-pricer.js';

const INF = Number.POSITIVE_INFINITY;

export interface TotalsTask {
  readonly graph: CountingGraph;
  readonly stride: number;
  readonly initial: number;
  /** Cheapest cost of each class of labels on each day. */
  readonly merged: Float64Array;
  /** Cheapest ways to the end with every counted unit at its rate: with the rates they bound every label. */
  readonly finish: readonly Float64Array[];
  readonly rates: Float64Array;
  /** Only lines cheaper than this are looked for. */
  readonly top: number;
}

/** What is known of a state and totals on a day: cost so far, where it came from. */
interface Label {
  readonly state: number;
  readonly totals: Int32Array;
  cost: number;
  parent: Label | undefined;
  /** Class of the label worked to come here. */
  worked: number;
}

/**
 * Cheapest line with its totals at their true prices, by labels of states and totals in order of day. A label is
 * dropped when no way to the end can be cheaper than `top`, so that a small gap is closed by a small search. Writes
 * the class worked on each day; `Infinity` when nothing is cheaper than `top`.
 */
export function totalsSearch(task: TotalsTask, line: Uint8Array): number {
  const { graph, stride, initial, merged, finish, rates, top } = task;
  const { automaton, arcCost, arcAdds, prices } = graph;
  const sizes = prices.map(({ length }) => length);
  const rebate = prices.reduce((sum, price, k) => sum + leastAt(price, rates[k]), 0);
  let layer: Label[] = [
    { state: initial, totals: new Int32Array(prices.length), cost: 0, parent: undefined, worked: 0 },
  ];
  for (let day = 0; day < automaton.days; day++) {
    const [starts, labels, to] = [automaton.arcStart[day], automaton.arcLabels[day], automaton.arcTo[day]];
    const [own, adds, next] = [arcCost[day], arcAdds[day], finish[day + 1]];
    const reached = new Map<number, Label>();
    for (const label of layer) {
      let paid = rebate + label.cost;
      for (let k = 0; k < rates.length; k++) paid += rates[k] * label.totals[k];
      for (let arc = starts[label.state]; arc < starts[label.state + 1]; arc++) {
        const step = merged[day * stride + labels[arc]] + own[arc];
        let bound = paid + step + next[to[arc]];
        let key = to[arc];
        for (let k = 0; k < rates.length; k++) {
          const one = (adds[arc] >> k) & 1;
          bound += rates[k] * one;
          key = key * sizes[k] + label.totals[k] + one;
        }
        // Lines as dear as the best known are of no use.
        if (!(bound < top - COST_EPSILON)) continue;
        const cost = label.cost + step;
        const known = reached.get(key);
        if (known) {
          if (cost >= known.cost) continue;
          known.cost = cost;
          known.parent = label;
          known.worked = labels[arc];
          continue;
        }
        const totals = label.totals.slice();
        for (let k = 0; k < rates.length; k++) totals[k] += (adds[arc] >> k) & 1;
        reached.set(key, { state: to[arc], totals, cost, parent: label, worked: labels[arc] });
      }
    }
    layer = [...reached.values()];
  }
  let [best, winner]: [number, Label | undefined] = [INF, undefined];
  for (const label of layer) {
    let cost = label.cost;
    for (let k = 0; k < prices.length; k++) cost += prices[k][label.totals[k]];
    if (cost < best) [best, winner] = [cost, label];
  }
  if (!winner || best >= top) return INF;
  let day = automaton.days - 1;
  for (let label: Label | undefined = winner; label?.parent; label = label.parent) line[day--] = label.worked;
  return best;
}

/** The least that a total can cost beyond its units at the rate. */
export function leastAt(price: Float64Array, rate: number): number {
  let least = INF;
  for (let total = 0; total < price.length; total++) least = Math.min(least, price[total] - rate * total);
  return least;
}
