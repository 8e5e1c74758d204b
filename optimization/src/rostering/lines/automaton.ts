import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import type { LineRule } from '../problem/line-rule.js';
import { type CountingPart, DEAD, type LinePart } from './line-part.js';
import { lineParts } from './line-parts.js';

/**
 * All legal lines under a set of rules, as a layered graph: layer d holds the states before day d. Arcs of state
 * s of layer d are `arcStart[d][s] .. arcStart[d][s + 1]` with the class of labels they stand for and the state
 * they reach in layer d + 1. Only states from which the period can be finished are kept, and states with the
 * same future are one.
 */
export interface Automaton {
  readonly days: number;
  readonly arcStart: readonly Int32Array[];
  readonly arcLabels: readonly Uint8Array[];
  readonly arcTo: readonly Int32Array[];
  /** Cost of each arc under the soft rules; left out where there are none. */
  readonly arcCost?: readonly Float64Array[];
  /** Which counters each arc adds one to, a bit each; left out where nothing is counted. */
  readonly arcAdds?: readonly Uint8Array[];
  /** First state of each agent by its past; undefined when no legal line starts there. */
  initial(past: Uint8Array): number | undefined;
}

/** Arcs beyond which the graph is not built: memory and time would be out of proportion. */
export const MAX_ARCS = 1_500_000;

/** No machine has more states than this (minutes of a period are the most). */
const STATE_BASE = 2 ** 24;

/** One rule's machine with its steps remembered per day and label. */
class Remembered {
  readonly #part: LinePart;
  readonly #steps: Map<number, number>[];
  readonly #stride: number;

  constructor(part: LinePart, days: number, stride: number) {
    this.#part = part;
    this.#stride = stride;
    this.#steps = Array.from({ length: days }, () => new Map());
  }

  start(past: Uint8Array): number {
    return this.#part.start(past);
  }

  accepts(state: number): boolean {
    return this.#part.accepts(state);
  }

  cost(state: number, day: number, label: number): number {
    return this.#part.cost?.(state, day, label) ?? 0;
  }

  step(state: number, day: number, label: number): number {
    const key = state * this.#stride + label;
    let next = this.#steps[day].get(key);
    if (next === undefined) {
      next = this.#part.step(state, day, label);
      this.#steps[day].set(key, next);
    }
    return next;
  }
}

/** Numbers tuples of states in the order they come: one small map per position, keyed by what came before. */
class Tuples {
  readonly #maps: Map<number, number>[];
  readonly #counts: Int32Array;

  constructor(width: number) {
    this.#maps = Array.from({ length: width }, () => new Map());
    this.#counts = new Int32Array(width);
  }

  get size(): number {
    return this.#counts[this.#counts.length - 1];
  }

  id(tuple: Int32Array): number {
    let prefix = 0;
    for (let i = 0; i < tuple.length; i++) {
      const key = prefix * STATE_BASE + tuple[i];
      let id = this.#maps[i].get(key);
      if (id === undefined) {
        id = this.#counts[i]++;
        this.#maps[i].set(key, id);
      }
      prefix = id;
    }
    return prefix;
  }
}

/**
 * Builds the graph of the hard rules for agents of one rule key. Undefined when it would be too large.
 * `mayWork[label]` drops labels none of them can work; rules of the kind `without` are not carried.
 */
export function buildAutomaton(
  compiled: CompiledProblem,
  agents: readonly CompiledAgent[],
  mayWork: Uint8Array,
  without?: LineRule['kind'],
): Automaton | undefined {
  return buildGraph(compiled, agents, mayWork, lineParts(compiled, agents[0], without), []);
}

/** The same of any machines: what their steps cost and what the counters count goes on the arcs. */
export function buildGraph(
  compiled: CompiledProblem,
  agents: readonly CompiledAgent[],
  mayWork: Uint8Array,
  machines: readonly LinePart[],
  counters: readonly CountingPart[],
): Automaton | undefined {
  const { days, stride } = compiled;
  const weighted = counters.length > 0 || machines.some(({ cost }) => cost !== undefined);
  const counting = counters.map((counter): LinePart => ({ ...counter, accepts: () => true }));
  const parts = [...machines, ...counting].map((part) => new Remembered(part, days, stride));
  const width = parts.length;
  const labels = Array.from({ length: stride }, (_, label) => label).filter(
    (label) => label === 0 || mayWork[label],
  );
  const startKeys = new Map<string, number>();
  let layer: number[] = [];
  for (const agent of agents) {
    const states = parts.map((part) => part.start(agent.past));
    if (!startKeys.has(states.join())) {
      startKeys.set(states.join(), startKeys.size);
      layer.push(...states);
    }
  }
  const layers: Layer[] = [];
  let arcs = 0;
  for (let day = 0; day < days; day++) {
    const next: number[] = [];
    const tuples = new Tuples(width);
    const starts = [0];
    const [arcLabels, arcTo]: [number[], number[]] = [[], []];
    const [arcCost, arcAdds]: [number[], number[]] = [[], []];
    const scratch = new Int32Array(width);
    for (let at = 0; at < layer.length; at += width) {
      for (const label of labels) {
        let alive = true;
        for (let i = 0; i < width && alive; i++) {
          scratch[i] = parts[i].step(layer[at + i], day, label);
          alive = scratch[i] !== DEAD;
        }
        if (!alive) continue;
        const known = tuples.size;
        const id = tuples.id(scratch);
        if (id === known) for (let i = 0; i < width; i++) next.push(scratch[i]);
        arcLabels.push(label);
        arcTo.push(id);
        if (!weighted) continue;
        let cost = 0;
        for (let i = 0; i < machines.length; i++) cost += parts[i].cost(layer[at + i], day, label);
        let adds = 0;
        counters.forEach((counter, i) => {
          adds |= counter.adds(layer[at + machines.length + i], day, label) << i;
        });
        arcCost.push(cost);
        arcAdds.push(adds);
      }
      starts.push(arcLabels.length);
    }
    arcs += arcLabels.length;
    if (arcs > MAX_ARCS) return undefined;
    layers.push({ starts, labels: arcLabels, to: arcTo, cost: arcCost, adds: arcAdds });
    layer = next;
  }
  const accepting = new Int32Array(layer.length / width);
  for (let state = 0; state < accepting.length; state++) {
    accepting[state] = parts.every((part, i) => part.accepts(layer[state * width + i])) ? 0 : DEAD;
  }
  const minimal = minimise(layers, accepting, weighted);
  return {
    days,
    ...minimal,
    initial: (past) => {
      const start = startKeys.get(parts.map((part) => part.start(past)).join());
      const state = start === undefined ? DEAD : minimal.first[start];
      return state === DEAD ? undefined : state;
    },
  };
}

/** Arcs of one day in the order of their states; `cost` and `adds` are empty where nothing is weighed. */
interface Layer {
  readonly starts: readonly number[];
  readonly labels: readonly number[];
  readonly to: readonly number[];
  readonly cost: readonly number[];
  readonly adds: readonly number[];
}

type Minimal = Pick<Automaton, 'arcStart' | 'arcLabels' | 'arcTo' | 'arcCost' | 'arcAdds'> & {
  readonly first: Int32Array;
};

/** Merges, from the last layer back, states with the same arcs, and drops those that cannot finish. */
function minimise(layers: readonly Layer[], accepting: Int32Array, weighted: boolean): Minimal {
  const arcStart: Int32Array[] = [];
  const arcLabels: Uint8Array[] = [];
  const arcTo: Int32Array[] = [];
  const arcCost: Float64Array[] = [];
  const arcAdds: Uint8Array[] = [];
  let merged = accepting;
  for (let day = layers.length - 1; day >= 0; day--) {
    const { starts, labels, to, cost, adds } = layers[day];
    const ids = new Map<string, number>();
    const keptStart = [0];
    const kept: number[] = [];
    const mapped = new Int32Array(starts.length - 1);
    for (let state = 0; state < mapped.length; state++) {
      let key = '';
      for (let arc = starts[state]; arc < starts[state + 1]; arc++) {
        if (merged[to[arc]] === DEAD) continue;
        key += `${labels[arc]}:${merged[to[arc]]}`;
        key += weighted ? `:${cost[arc]}:${adds[arc]},` : ',';
      }
      if (key === '') {
        mapped[state] = DEAD;
        continue;
      }
      const known = ids.get(key);
      if (known !== undefined) {
        mapped[state] = known;
        continue;
      }
      mapped[state] = ids.size;
      ids.set(key, ids.size);
      for (let arc = starts[state]; arc < starts[state + 1]; arc++)
        if (merged[to[arc]] !== DEAD) kept.push(arc);
      keptStart.push(kept.length);
    }
    arcStart[day] = Int32Array.from(keptStart);
    arcLabels[day] = Uint8Array.from(kept, (arc) => labels[arc]);
    arcTo[day] = Int32Array.from(kept, (arc) => merged[to[arc]]);
    if (weighted) {
      arcCost[day] = Float64Array.from(kept, (arc) => cost[arc]);
      arcAdds[day] = Uint8Array.from(kept, (arc) => adds[arc]);
    }
    merged = mapped;
  }
  return { arcStart, arcLabels, arcTo, ...(weighted ? { arcCost, arcAdds } : {}), first: merged };
}
