import highsModule, { type Highs, type Model } from 'highs';
import { columnMatrix, type LpModel } from './lp-model.js';
import type { LpConflict, LpOptions, LpSession, LpSolution, LpSolver, LpStatus } from './lp-solver.js';

/** HiGHS behind the port, with persistent sessions and infeasible subsystems besides. */
export interface HighsSolver extends LpSolver {
  open(model: LpModel): LpSession;
  /** A smallest conflicting subset of an infeasible model; undefined if the model is feasible. */
  conflict(model: LpModel): LpConflict | undefined;
}

// The package's types describe its CommonJS face (`.default` is the loader); its ES face is the loader itself.
const loadHighs: typeof highsModule.default =
  typeof highsModule === 'function' ? highsModule : highsModule.default;

/** Loads the WASM engine once per thread. Single-threaded; calls block until done. */
export async function openHighs(): Promise<HighsSolver> {
  const highs = await loadHighs();
  return {
    name: 'highs',
    solve: (model, options = {}) => solveOnce(highs, model, options),
    open: (model) => new HighsSession(highs, model),
    conflict: (model) => findConflict(highs, model),
  };
}

function passModel(highs: Highs, lp: LpModel, withIntegers: boolean): Model {
  const { starts, rows, values } = columnMatrix(lp);
  const type = highs.constants.variableType;
  const isMip = withIntegers && lp.integer.some(Boolean);
  const model = highs.createModel({
    numCols: lp.columnCost.length,
    numRows: lp.rowLower.length,
    colCost: Float64Array.from(lp.columnCost),
    colLower: Float64Array.from(lp.columnLower),
    colUpper: Float64Array.from(lp.columnUpper),
    rowLower: Float64Array.from(lp.rowLower),
    rowUpper: Float64Array.from(lp.rowUpper),
    matrix: {
      format: 'csc',
      numRows: lp.rowLower.length,
      numCols: lp.columnCost.length,
      starts,
      indices: rows,
      values,
    },
    ...(isMip ? { integrality: lp.integer.map((whole) => (whole ? type.integer : type.continuous)) } : {}),
  });
  model.options.set('output_flag', false);
  return model;
}

function statusOf(highs: Highs, model: Model): LpStatus {
  const status = highs.constants.modelStatus;
  switch (model.getModelStatus()) {
    case status.optimal:
      return 'optimal';
    case status.infeasible:
      return 'infeasible';
    case status.unbounded:
    case status.unboundedOrInfeasible:
      return 'unbounded';
    case status.timeLimit:
    case status.iterationLimit:
    case status.solutionLimit:
    case status.interrupted:
      return 'limit';
    default:
      return 'failed';
  }
}

function solveOnce(highs: Highs, lp: LpModel, options: LpOptions): LpSolution {
  const model = passModel(highs, lp, true);
  try {
    const isMip = lp.integer.some(Boolean);
    model.options.set({
      mip_rel_gap: options.relativeGap ?? 0,
      mip_abs_gap: 1e-6,
      random_seed: options.seed ?? 0,
      ...(options.timeLimitSeconds === undefined ? {} : { time_limit: options.timeLimitSeconds }),
    });
    if (options.start && isMip) model.setSolution({ colValue: options.start });
    const channel = highs.constants.callbackType;
    const { onProgress, shouldStop } = options;
    let bound = Number.NEGATIVE_INFINITY;
    model.run({
      ...(shouldStop
        ? {
            [channel.mipInterrupt]: (event) => {
              if (shouldStop()) event.interrupt();
              return undefined;
            },
            [channel.simplexInterrupt]: (event) => {
              if (shouldStop()) event.interrupt();
              return undefined;
            },
          }
        : {}),
      ...(isMip && onProgress
        ? {
            [channel.mipImprovingSolution]: ({ data }) => {
              bound = Math.max(bound, data.mip_dual_bound ?? bound);
              onProgress({ objective: data.objective_function_value, bound, values: data.mip_solution });
              return undefined;
            },
            [channel.mipLogging]: ({ data }) => {
              bound = Math.max(bound, data.mip_dual_bound ?? bound);
              onProgress({ bound });
              return undefined;
            },
          }
        : {}),
    });
    return readSolution(highs, model, lp, isMip);
  } finally {
    model.dispose();
  }
}

function readSolution(highs: Highs, model: Model, lp: LpModel, isMip: boolean): LpSolution {
  let status = statusOf(highs, model);
  // Presolve may stop at "unbounded or infeasible"; without it the engine tells which.
  if (model.getModelStatus() === highs.constants.modelStatus.unboundedOrInfeasible) {
    model.options.set('presolve', 'off');
    model.run();
    status = statusOf(highs, model);
  }
  const bound = isMip ? Number(model.info.get('mip_dual_bound')) : undefined;
  const hasPoint = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
  if (!hasPoint || status === 'infeasible' || status === 'unbounded' || status === 'failed') {
    return bound !== undefined && Number.isFinite(bound) && status === 'limit'
      ? { status, bound }
      : { status };
  }
  const solution = model.getSolution();
  // The engine's own figure has been seen to overstate its point: price the point itself.
  let objective = 0;
  for (let column = 0; column < lp.columnCost.length; column++) {
    objective += lp.columnCost[column] * solution.colValue[column];
  }
  return {
    status,
    objective,
    ...(isMip
      ? { bound: Math.min(bound ?? objective, objective) }
      : { bound: objective, rowDuals: solution.rowDual }),
    values: solution.colValue,
  };
}

/** HiGHS's codes of `simplex_strategy`. */
const DUAL = 1;
const PRIMAL = 4;

class HighsSession implements LpSession {
  readonly #highs: Highs;
  readonly #model: Model;
  #columns: number;

  constructor(highs: Highs, lp: LpModel) {
    this.#highs = highs;
    this.#model = passModel(highs, lp, false);
    this.#columns = lp.columnCost.length;
    // Entries are ±1 already: scaling only costs iterations.
    this.#model.options.set({ solver: 'simplex', presolve: 'off', simplex_scale_strategy: 0 });
  }

  addColumn(cost: number, lower: number, upper: number, rows: Int32Array, values: Float64Array): number {
    this.#model.addCol(cost, lower, upper, { indices: rows, values });
    return this.#columns++;
  }

  setColumnBounds(column: number, lower: number, upper: number): void {
    this.#model.changeColBounds(column, lower, upper);
  }

  setRowBounds(row: number, lower: number, upper: number): void {
    this.#model.changeRowBounds(row, lower, upper);
  }

  setColumnCost(column: number, cost: number): void {
    this.#model.changeColCost(column, cost);
  }

  removeColumns(columns: Int32Array): void {
    if (columns.length === 0) return;
    const basis = this.#model.getBasis();
    const gone = new Set(columns);
    this.#model.deleteCols({ kind: 'set', indices: columns });
    this.#columns -= columns.length;
    const colStatus = basis.colStatus.filter((_, column) => !gone.has(column));
    if (colStatus.length === this.#columns) this.#model.setBasis({ colStatus, rowStatus: basis.rowStatus });
  }

  solve(simplex: 'primal' | 'dual' = 'primal'): LpSolution {
    this.#model.options.set('simplex_strategy', simplex === 'primal' ? PRIMAL : DUAL);
    this.#model.run();
    const status = statusOf(this.#highs, this.#model);
    if (status !== 'optimal') return { status };
    const solution = this.#model.getSolution();
    const objective = this.#model.getObjectiveValue();
    return { status, objective, bound: objective, values: solution.colValue, rowDuals: solution.rowDual };
  }

  dispose(): void {
    this.#model.dispose();
  }
}

function findConflict(highs: Highs, lp: LpModel): LpConflict | undefined {
  const model = passModel(highs, lp, false);
  try {
    model.options.set({ presolve: 'off', iis_strategy: 6 });
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.infeasible) return undefined;
    const iis = model.getIis();
    return { rows: [...iis.rowIndex], columns: [...iis.colIndex] };
  } finally {
    model.dispose();
  }
}
