import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import { type Automaton, buildAutomaton, MAX_ARCS } from '../lines/automaton.js';
import { AutomatonPricer, AutomatonTables } from '../lines/automaton-pricer.js';
import { blockLimits } from '../lines/block-limits.js';
import { BlockPricer } from '../lines/block-pricer.js';
import { blockShape } from '../lines/block-shape.js';
import { BlockTables } from '../lines/block-tables.js';
import { buildCountingGraph } from '../lines/counting-graph.js';
import { CountingPricer, CountingTables } from '../lines/counting-pricer.js';
import type { LinePricer } from '../lines/line-pricer.js';
import { MinutesPricer } from '../lines/minutes-pricer.js';

/** Sums of minutes so few that the whole graph is built without asking how large it may get. */
const FEW_SUMS = 40;

/** One pricer per agent, or the agents whose rules are too rich for any. */
export type Pricers =
  | { readonly ok: true; readonly pricers: readonly LinePricer[] }
  | { readonly ok: false; readonly tooRich: readonly string[] };

/** Builds the pricers; agents under the same rules share their graph or shape, all share their scratch tables. */
export function createPricers(compiled: CompiledProblem): Pricers {
  const groups = new Map<string, CompiledAgent[]>();
  for (const agent of compiled.agents) {
    const group = groups.get(agent.ruleKey);
    if (group) group.push(agent);
    else groups.set(agent.ruleKey, [agent]);
  }
  const blockTables = new BlockTables();
  const automatonTables = new AutomatonTables();
  const countingTables = new CountingTables();
  const pricers: LinePricer[] = [];
  const tooRich: string[] = [];
  for (const group of groups.values()) {
    const limits = blockLimits(compiled, group[0]);
    if (limits) {
      const shape = blockShape(compiled, limits);
      for (const agent of group) pricers[agent.index] = new BlockPricer(shape, blockTables);
      continue;
    }
    const worked = labelsWorked(compiled, group);
    if (group[0].softRules.length > 0) {
      const graph = buildCountingGraph(compiled, group, worked);
      if (!graph) tooRich.push(...group.map((agent) => agent.id));
      else
        for (const agent of group)
          pricers[agent.index] = new CountingPricer(graph, countingTables, compiled.stride, agent.past);
      continue;
    }
    const { whole, light } = graphsOf(compiled, group, worked);
    const graph = whole ?? light;
    if (!graph) {
      tooRich.push(...group.map((agent) => agent.id));
      continue;
    }
    for (const agent of group) {
      const pricer = new AutomatonPricer(graph, automatonTables, compiled.stride, agent.past);
      pricers[agent.index] = whole ? pricer : new MinutesPricer(pricer, compiled, agent);
    }
  }
  return tooRich.length > 0 ? { ok: false, tooRich } : { ok: true, pricers };
}

/** The graph of all lines or, where the sum of minutes makes too many states, the one that leaves minutes out. */
function graphsOf(compiled: CompiledProblem, group: readonly CompiledAgent[], worked: Uint8Array) {
  const sums = minuteSums(compiled, worked);
  if (sums <= FEW_SUMS) {
    const whole = buildAutomaton(compiled, group, worked);
    if (whole) return { whole, light: undefined };
  }
  const light = buildAutomaton(compiled, group, worked, 'period-minutes');
  const fits = sums > FEW_SUMS && light !== undefined && (arcsOf(light) * sums) / 3 < MAX_ARCS;
  return { whole: fits ? buildAutomaton(compiled, group, worked) : undefined, light };
}

function arcsOf({ arcTo }: Automaton): number {
  return arcTo.reduce((sum, arcs) => sum + arcs.length, 0);
}

/** Different sums of minutes that the shifts can make over the period. */
function minuteSums({ counted, stride, days }: CompiledProblem, worked: Uint8Array): number {
  const amounts = new Set(counted.filter((minutes, cell) => minutes > 0 && worked[cell % stride] === 1));
  let sums = new Set([0]);
  for (let day = 0; day < days && sums.size < 4000; day++) {
    const next = new Set(sums);
    for (const sum of sums) for (const amount of amounts) next.add(sum + amount);
    sums = next;
  }
  return sums.size;
}

function labelsWorked({ stride }: CompiledProblem, agents: readonly CompiledAgent[]): Uint8Array {
  const labels = new Uint8Array(stride);
  for (const agent of agents) {
    for (let cell = 0; cell < agent.allowed.length; cell++)
      if (agent.allowed[cell]) labels[cell % stride] = 1;
  }
  return labels;
}
