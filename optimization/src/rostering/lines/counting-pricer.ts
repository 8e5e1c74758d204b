import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import { type Automaton, buildGraph } from './automaton.js';
import { countingParts, isCountRule } from './counting-parts.js';
import { labelClasses } from './label-classes.js';
import type { CountingPart } from './line-part.js';
import { lineParts } from './line-parts.js';
import type { LinePricer } from './line-pricer.js';
import { softParts } from './soft-cost.js';

const INF = Number.POSITIVE_INFINITY;
/** Numbers (states × totals × days) beyond which the tables are not built. */
const MAX_ENTRIES = 12_000_000;

/** The lines of one rule key with what they cost: a graph for what happens day by day, counters for the totals. */
export interface CountingGraph {
  readonly automaton: Automaton;
  readonly arcCost: readonly Float64Array[];
  readonly arcAdds: readonly Uint8Array[];
  /** First of the labels that price as one, for each label. */
  readonly classes: Uint8Array;
  /** Entries of a state: one for each combination of totals, the first counter fastest. */
  readonly box: number;
  /** How far in the box each combination of counters (a bit each) moves. */
  readonly moves: Int32Array;
  /** Price of the totals at the end, by entry. */
  readonly endPrice: Float64Array;
  /** By day: most of the first counter so far, and the entries of all others that can be reached. */
  readonly reach: readonly { readonly first: number; readonly bases: Int32Array }[];
}

/** Builds the graph for agents of one rule key; undefined when it or its tables would be too large. */
export function buildCountingGraph(
  compiled: CompiledProblem,
  agents: readonly CompiledAgent[],
  mayWork: Uint8Array,
): CountingGraph | undefined {
  const [agent] = agents;
  const classes = labelClasses(compiled, agent);
  const used = new Uint8Array(compiled.stride);
  mayWork.forEach((works, label) => {
    if (works) used[classes[label]] = 1;
  });
  const daily = { ...agent, rules: agent.rules.filter(({ line }) => !isCountRule(line)) };
  const counters = countingParts(compiled, [...agent.rules, ...agent.softRules]);
  if (counters.length > 8) return undefined;
  const machines = [...lineParts(compiled, daily), ...softParts(compiled, agent.softRules)];
  const automaton = buildGraph(compiled, agents, used, machines, counters);
  if (!automaton) return undefined;
  const box = counters.reduce((size, { price }) => size * price.length, 1);
  const states = automaton.arcStart.reduce((sum, starts) => sum + starts.length, 0);
  if (states * box > MAX_ENTRIES) return undefined;
  const steps = counters.map((_, index) =>
    counters.slice(0, index).reduce((size, { price }) => size * price.length, 1),
  );
  const none = automaton.arcTo.map((arcs) => new Uint8Array(arcs.length));
  const arcAdds = automaton.arcAdds ?? none;
  return {
    automaton,
    arcCost: automaton.arcCost ?? automaton.arcTo.map((arcs) => new Float64Array(arcs.length)),
    arcAdds,
    classes,
    box,
    moves: Int32Array.from({ length: 1 << counters.length }, (_, bits) =>
      steps.reduce((sum, step, index) => sum + ((bits >> index) & 1) * step, 0),
    ),
    endPrice: Float64Array.from({ length: box }, (_, entry) =>
      counters.reduce(
        (sum, { price }, index) => sum + price[Math.floor(entry / steps[index]) % price.length],
        0,
      ),
    ),
    reach: reachOf(automaton, arcAdds, counters, steps),
  };
}

/** The most each counter can have reached before each day, as entries of the box. */
function reachOf(
  { days, arcStart, arcTo }: Automaton,
  arcAdds: readonly Uint8Array[],
  counters: readonly CountingPart[],
  steps: readonly number[],
): CountingGraph['reach'] {
  const most = counters.map((_, counter) => {
    let counts = new Int32Array(arcStart[0].length - 1);
    const tops = [0];
    for (let day = 0; day < days; day++) {
      const next = new Int32Array(day + 1 < days ? arcStart[day + 1].length - 1 : 1);
      for (let state = 0; state < counts.length; state++) {
        for (let arc = arcStart[day][state]; arc < arcStart[day][state + 1]; arc++) {
          const to = arcTo[day][arc];
          next[to] = Math.max(next[to], counts[state] + ((arcAdds[day][arc] >> counter) & 1));
        }
      }
      counts = next;
      tops.push(Math.max(0, ...counts));
    }
    return tops;
  });
  return Array.from({ length: days + 1 }, (_, day) => {
    let bases = [0];
    for (let counter = 1; counter < counters.length; counter++) {
      const totals = Array.from(
        { length: most[counter][day] + 1 },
        (_total, total) => total * steps[counter],
      );
      bases = totals.flatMap((total) => bases.map((base) => base + total));
    }
    return { first: most[0]?.[day] ?? 0, bases: Int32Array.from(bases) };
  });
}

/** Room for the costs to finish from every state and total; shared by the agents of a thread. */
export class CountingTables {
  finish: Float64Array[] = [];
  merged = new Float64Array(0);
  picked = new Uint8Array(0);

  reserve({ automaton, box }: CountingGraph, cells: number): void {
    for (let day = 0; day <= automaton.days; day++) {
      const states = day === automaton.days ? 1 : automaton.arcStart[day].length;
      if ((this.finish[day]?.length ?? 0) < states * box) this.finish[day] = new Float64Array(states * box);
    }
    if (this.merged.length < cells) {
      this.merged = new Float64Array(cells);
      this.picked = new Uint8Array(cells);
    }
  }
}

/** Exact pricing of lines that cost by themselves: a shortest path through states and totals. */
export class CountingPricer implements LinePricer {
  readonly exact = true;
  readonly line: Uint8Array;
  bound = Number.NEGATIVE_INFINITY;
  readonly #graph: CountingGraph;
  readonly #tables: CountingTables;
  readonly #stride: number;
  readonly #initial: number | undefined;

  constructor(graph: CountingGraph, tables: CountingTables, stride: number, past: Uint8Array) {
    this.#graph = graph;
    this.#tables = tables;
    this.#stride = stride;
    this.#initial = graph.automaton.initial(past);
    this.line = new Uint8Array(graph.automaton.days);
  }

  best(costs: Float64Array, limit: number): number {
    const initial = this.#initial;
    if (initial === undefined) {
      this.bound = limit;
      return INF;
    }
    this.#tables.reserve(this.#graph, costs.length);
    this.#merge(costs);
    this.#finish();
    const cost = this.#tables.finish[0][initial * this.#graph.box];
    this.bound = Math.min(cost, limit);
    if (cost > limit || cost === INF) return INF;
    this.#trace(initial);
    return cost;
  }

  /** The cheapest label of each class on each day. */
  #merge(costs: Float64Array): void {
    const { merged, picked } = this.#tables;
    const { classes } = this.#graph;
    merged.fill(INF);
    for (let cell = 0; cell < costs.length; cell++) {
      const label = cell % this.#stride;
      const at = cell - label + classes[label];
      if (costs[cell] >= merged[at]) continue;
      merged[at] = costs[cell];
      picked[at] = label;
    }
  }

  #finish(): void {
    const { automaton, arcCost, arcAdds, box, moves, endPrice, reach } = this.#graph;
    const { finish, merged } = this.#tables;
    finish[automaton.days].set(endPrice);
    for (let day = automaton.days - 1; day >= 0; day--) {
      const [starts, labels, to] = [automaton.arcStart[day], automaton.arcLabels[day], automaton.arcTo[day]];
      const [own, adds] = [arcCost[day], arcAdds[day]];
      const [mine, next] = [finish[day], finish[day + 1]];
      const { first, bases } = reach[day];
      const row = day * this.#stride;
      for (let state = 0; state + 1 < starts.length; state++) {
        const at = state * box;
        for (let b = 0; b < bases.length; b++) mine.fill(INF, at + bases[b], at + bases[b] + first + 1);
        for (let arc = starts[state]; arc < starts[state + 1]; arc++) {
          const cost = merged[row + labels[arc]] + own[arc];
          if (cost === INF) continue;
          const from = to[arc] * box + moves[adds[arc]];
          for (let b = 0; b < bases.length; b++) {
            const target = at + bases[b];
            const source = from + bases[b];
            for (let total = 0; total <= first; total++) {
              const value = next[source + total] + cost;
              if (value < mine[target + total]) mine[target + total] = value;
            }
          }
        }
      }
    }
  }

  #trace(initial: number): void {
    const { automaton, arcCost, arcAdds, box, moves } = this.#graph;
    const { finish, merged, picked } = this.#tables;
    let [state, entry] = [initial, 0];
    for (let day = 0; day < automaton.days; day++) {
      const [starts, labels, to] = [automaton.arcStart[day], automaton.arcLabels[day], automaton.arcTo[day]];
      const row = day * this.#stride;
      for (let arc = starts[state]; arc < starts[state + 1]; arc++) {
        const cost = merged[row + labels[arc]] + arcCost[day][arc];
        const reached = entry + moves[arcAdds[day][arc]];
        if (finish[day + 1][to[arc] * box + reached] + cost !== finish[day][state * box + entry]) continue;
        this.line[day] = picked[row + labels[arc]];
        state = to[arc];
        entry = reached;
        break;
      }
    }
  }
}
