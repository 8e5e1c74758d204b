import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import { type Automaton, buildGraph } from './automaton.js';
import { countingParts, isCountRule } from './counting-parts.js';
import { labelClasses } from './label-classes.js';
import { lineParts } from './line-parts.js';
import { softParts } from './soft-cost.js';

/** Counters and combinations of totals beyond which lines are not priced this way. */
const MAX_COUNTERS = 8;
const MAX_BOX = 1 << 20;

/** The lines of one rule key with what they cost: a graph for what happens day by day, counters for the totals. */
export interface CountingGraph {
  readonly automaton: Automaton;
  readonly arcCost: readonly Float64Array[];
  /** Which counters each arc adds one to, a bit each. */
  readonly arcAdds: readonly Uint8Array[];
  /** First of the labels that price as one, for each label. */
  readonly classes: Uint8Array;
  /** Price of each counter's total at the end. */
  readonly prices: readonly Float64Array[];
}

/** Builds the graph for agents of one rule key; undefined when it would be too large. */
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
  const box = counters.reduce((size, { price }) => size * price.length, 1);
  if (counters.length > MAX_COUNTERS || box > MAX_BOX) return undefined;
  const machines = [...lineParts(compiled, daily), ...softParts(compiled, agent.softRules)];
  const automaton = buildGraph(compiled, agents, used, machines, counters);
  if (!automaton) return undefined;
  return {
    automaton,
    arcCost: automaton.arcCost ?? automaton.arcTo.map((arcs) => new Float64Array(arcs.length)),
    arcAdds: automaton.arcAdds ?? automaton.arcTo.map((arcs) => new Uint8Array(arcs.length)),
    classes,
    prices: counters.map(({ price }) => price),
  };
}
