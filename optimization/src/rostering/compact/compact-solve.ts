import type { LpModel } from '../../lp/lp-model.js';
import type { LpSolver } from '../../lp/lp-solver.js';
import type { LabelGrid } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import { type CompactModel, compactModel } from './compact-model.js';

export interface CompactProgress {
  readonly grid?: LabelGrid;
  readonly bound: number;
}

export interface CompactOutcome {
  readonly status: 'optimal' | 'infeasible' | 'limit' | 'failed';
  readonly grid?: LabelGrid;
  /** Proven lower bound on the cost, if any. */
  readonly bound?: number;
}

/** Solves the whole problem as one MIP. Costs are never taken from the engine: price the grid with `verify`. */
export function solveCompact(
  compiled: CompiledProblem,
  solver: LpSolver,
  options: {
    readonly timeLimitSeconds?: number;
    readonly seed?: number;
    readonly start?: LabelGrid;
    /** Takes longer so that no error in last digits can lift the bound above the optimum. */
    readonly safeBound?: boolean;
    readonly onProgress?: (progress: CompactProgress) => void;
    readonly shouldStop?: () => boolean;
  } = {},
): CompactOutcome {
  const model = compactModel(compiled);
  const { onProgress } = options;
  const solution = solver.solve(options.safeBound ? withoutWholeCosts(model.lp) : model.lp, {
    ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.start ? { start: startPoint(compiled, model, options.start) } : {}),
    ...(options.shouldStop ? { shouldStop: options.shouldStop } : {}),
    ...(onProgress
      ? {
          onProgress: ({ values, bound }) =>
            onProgress({
              bound: boundOf(compiled, model, bound),
              ...(values ? { grid: gridOf(compiled, model, values) } : {}),
            }),
        }
      : {}),
  });
  if (solution.status === 'infeasible') return { status: 'infeasible' };
  return {
    status: solution.status === 'optimal' || solution.status === 'limit' ? solution.status : 'failed',
    ...(solution.values ? { grid: gridOf(compiled, model, solution.values) } : {}),
    ...(solution.bound === undefined ? {} : { bound: boundOf(compiled, model, solution.bound) }),
  };
}

/** Far below the hair that bounds are rounded with. */
const BROKEN_COST = 1.4e-5;

/**
 * The model with a trifle on one cost. Where all costs are whole a solver drops whatever the relaxation puts above the best
 * known less one, and an error in its last digits then drops the optimum: a bound of 3444 on a problem of 3443.
 */
function withoutWholeCosts(lp: LpModel): LpModel {
  return {
    ...lp,
    columnCost: lp.columnCost.map((cost, column) => (column === 0 ? cost + BROKEN_COST : cost)),
  };
}

/** Whole costs let a bound be rounded up; a hair is kept for the engine's tolerance. */
function boundOf(compiled: CompiledProblem, model: CompactModel, bound: number): number {
  const total = bound + model.constant;
  return compiled.integral ? Math.ceil(total - 1e-4) : total;
}

function gridOf(
  { days, stride, agents }: CompiledProblem,
  model: CompactModel,
  values: Float64Array,
): LabelGrid {
  const grid = new Uint8Array(agents.length * days);
  for (const agent of agents) {
    model.columns[agent.index].forEach((column, cell) => {
      if (column >= 0 && values[column] > 0.5)
        grid[agent.index * days + Math.floor(cell / stride)] = cell % stride;
    });
  }
  return grid;
}

function startPoint({ days, stride }: CompiledProblem, model: CompactModel, grid: LabelGrid): Float64Array {
  const values = new Float64Array(model.lp.columnCost.length);
  model.columns.forEach((columns, agent) => {
    for (let day = 0; day < days; day++) {
      const column = columns[day * stride + grid[agent * days + day]];
      if (column >= 0) values[column] = 1;
    }
  });
  return values;
}
