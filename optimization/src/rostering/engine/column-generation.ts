import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { LinePricer } from '../lines/line-pricer.js';
import { columnOf, type Master } from './master.js';

const INF = Number.POSITIVE_INFINITY;

export interface GenerationLimits {
  readonly shouldStop: () => boolean;
  readonly maxRounds: number;
  /** Stops once the bound reaches this: nothing below it can be won. */
  readonly cutoff: number;
  /** Stops once the master costs no more than this. */
  readonly enough?: number;
  /** Agents whose line is fixed and need no columns. */
  readonly fixed?: Uint8Array;
  /** Ends with exact pricing and works out the bound; without, quick pricing only. */
  readonly prove: boolean;
  readonly onBound?: (bound: number) => void;
}

export interface GenerationResult {
  /** Proven lower bound on any roster of this master (fixings included), `-Infinity` if none. */
  readonly bound: number;
  /** No column of negative reduced cost is left: the relaxation is solved. */
  readonly dry: boolean;
  /** The master has a solution. */
  readonly feasible: boolean;
}

/** Weight of the best dual prices in the prices asked for (Wentges' smoothing). */
const SMOOTHING = 0.5;
const NEGATIVE = -1e-6;
/** Columns per agent under which a round of quick pricing gives way to exact pricing. */
const FEW_COLUMNS = 0.1;

/**
 * Column generation with smoothed dual prices. Bounds are Lagrangian: sum of the cheapest lines and of the
 * cheapest number present in each row; valid for any prices, so for the smoothed ones too.
 */
export function generateColumns(
  compiled: CompiledProblem,
  master: Master,
  pricers: readonly LinePricer[],
  outside: number,
  limits: GenerationLimits,
): GenerationResult {
  const costs = new Float64Array(compiled.days * compiled.stride);
  const free = master.agents.filter((agent) => !limits.fixed?.[agent]);
  let bound = Number.NEGATIVE_INFINITY;
  let centre: Float64Array | undefined;
  const prices = new Float64Array(master.rowPrice.length);
  let exact = false;
  let smooth = true;
  for (let round = 0; round < limits.maxRounds; round++) {
    if (!master.solve()) return { bound, dry: false, feasible: false };
    if (limits.shouldStop()) return { bound, dry: false, feasible: true };
    if (limits.enough !== undefined && master.objective <= limits.enough)
      return { bound, dry: false, feasible: true };
    const closed = (value: number) =>
      roundUp(compiled, value) >= Math.min(limits.cutoff, roundUp(compiled, master.objective)) - 1e-9;
    if (bound > Number.NEGATIVE_INFINITY && closed(bound)) return { bound, dry: true, feasible: true };
    const useCentre = smooth && centre !== undefined;
    for (let row = 0; row < prices.length; row++) {
      const out = master.rowPrice[row];
      prices[row] = useCentre && centre ? SMOOTHING * centre[row] + (1 - SMOOTHING) * out : out;
    }
    let added = 0;
    let sum = fixedShare(master, limits.fixed, prices);
    for (const agent of free) {
      master.cellCosts(agent, prices, costs);
      const pricer = pricers[agent];
      // Without a bound to prove, only lines that improve on the master are of use.
      const limit = limits.prove ? INF : master.agentPrice[agent];
      const cost = pricer.best(costs, limit, !exact);
      sum += pricer.bound;
      if (cost === INF) {
        if (pricer.exact && pricer.bound === INF) return { bound: INF, dry: true, feasible: false };
        continue;
      }
      const column = columnOf(compiled, agent, pricer.line);
      if (
        master.reducedCost(column, master.rowPrice, master.agentPrice[agent]) < NEGATIVE &&
        master.add(column)
      )
        added++;
    }
    if (limits.prove) {
      const lagrangian = sum + master.rowBound(prices, outside);
      if (lagrangian > bound) {
        bound = lagrangian;
        centre = prices.slice();
        limits.onBound?.(bound);
      }
    }
    // Where quick pricing runs low it may be blind to what is left, and rounds with few columns are dear.
    const wasExact = exact;
    exact ||= limits.prove && added < free.length * FEW_COLUMNS;
    if (added > 0) smooth = true;
    else if (useCentre) smooth = false;
    else if (wasExact || !limits.prove) return { bound, dry: true, feasible: true };
  }
  return { bound, dry: false, feasible: master.solve() };
}

/** Cost of the fixed agents' columns under the prices: they are the only lines those agents may take. */
function fixedShare(master: Master, fixed: Uint8Array | undefined, prices: Float64Array): number {
  if (!fixed) return 0;
  let sum = 0;
  master.columns.forEach((column, index) => {
    if (fixed[column.agent] && master.values[index] > 0.5) sum += master.reducedCost(column, prices, 0);
  });
  return sum;
}

/** Whole costs: a bound of 1141.2 means 1142. A hair is left for rounding in sums. */
export function roundUp(compiled: CompiledProblem, bound: number): number {
  return compiled.integral && Number.isFinite(bound)
    ? Math.ceil(bound - 1e-5 * Math.max(1, Math.abs(bound) * 1e-3))
    : bound;
}
