import type { Automaton } from './automaton.js';
import type { LinePricer } from './line-pricer.js';

/** Room for the costs to finish from every state; shared by the agents of a thread. */
export class AutomatonTables {
  finish: Float64Array[] = [];

  reserve(automaton: Automaton): void {
    for (let day = 0; day <= automaton.days; day++) {
      const states = day === automaton.days ? 1 : automaton.arcStart[day].length;
      if ((this.finish[day]?.length ?? 0) < states) this.finish[day] = new Float64Array(states);
    }
  }
}

/** Exact pricing as a shortest path through the graph of all legal lines: carries every rule. */
export class AutomatonPricer implements LinePricer {
  readonly exact = true;
  readonly line: Uint8Array;
  bound = Number.NEGATIVE_INFINITY;
  readonly #automaton: Automaton;
  readonly #tables: AutomatonTables;
  readonly #stride: number;
  readonly #initial: number | undefined;

  constructor(automaton: Automaton, tables: AutomatonTables, stride: number, past: Uint8Array) {
    this.#automaton = automaton;
    this.#tables = tables;
    this.#stride = stride;
    this.#initial = automaton.initial(past);
    this.line = new Uint8Array(automaton.days);
  }

  best(costs: Float64Array, limit: number): number {
    const { days, arcStart, arcLabels, arcTo } = this.#automaton;
    const initial = this.#initial;
    if (initial === undefined) {
      this.bound = limit;
      return Number.POSITIVE_INFINITY;
    }
    this.#tables.reserve(this.#automaton);
    const { finish } = this.#tables;
    finish[days][0] = 0;
    for (let day = days - 1; day >= 0; day--) {
      const [starts, labels, to] = [arcStart[day], arcLabels[day], arcTo[day]];
      const [mine, next] = [finish[day], finish[day + 1]];
      const row = day * this.#stride;
      const states = starts.length - 1;
      for (let state = 0; state < states; state++) {
        let best = Number.POSITIVE_INFINITY;
        const end = starts[state + 1];
        for (let arc = starts[state]; arc < end; arc++) {
          const cost = costs[row + labels[arc]] + next[to[arc]];
          if (cost < best) best = cost;
        }
        mine[state] = best;
      }
    }
    const cost = finish[0][initial];
    this.bound = Math.min(cost, limit);
    if (cost > limit || cost === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    let state = initial;
    for (let day = 0; day < days; day++) {
      const [starts, labels, to] = [arcStart[day], arcLabels[day], arcTo[day]];
      for (let arc = starts[state]; arc < starts[state + 1]; arc++) {
        if (costs[day * this.#stride + labels[arc]] + finish[day + 1][to[arc]] === finish[day][state]) {
          this.line[day] = labels[arc];
          state = to[arc];
          break;
        }
      }
    }
    return cost;
  }
}
