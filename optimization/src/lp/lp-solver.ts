import type { LpModel } from './lp-model.js';

/**
 * `limit`: stopped by time or by `shouldStop`; `values` hold the best point found, if any.
 * `failed`: the engine gave up (numerical trouble); nothing is claimed.
 */
export type LpStatus = 'optimal' | 'infeasible' | 'unbounded' | 'limit' | 'failed';

export interface LpSolution {
  readonly status: LpStatus;
  /** Cost of `values`; undefined without a point. */
  readonly objective?: number;
  /** Proven lower bound on the optimum; equals `objective` when optimal. */
  readonly bound?: number;
  readonly values?: Float64Array;
  /** Dual price of each row (LP only): change of the optimum per unit of its active bound. */
  readonly rowDuals?: Float64Array;
}

/** Progress of a MIP: incumbent cost and point when one exists, and the proven bound. */
export interface MipProgress {
  readonly objective?: number;
  readonly bound: number;
  readonly values?: Float64Array;
}

export interface LpOptions {
  readonly timeLimitSeconds?: number;
  /** Proven relative gap at which to stop; default 0. */
  readonly relativeGap?: number;
  /** A point to start a MIP from. */
  readonly start?: Float64Array;
  readonly seed?: number;
  readonly onProgress?: (progress: MipProgress) => void;
  /** Asked now and then while a MIP runs; true stops it. */
  readonly shouldStop?: () => boolean;
}

/** The solver-neutral port: two engines pass the same contract suite. */
export interface LpSolver {
  readonly name: 'highs' | 'glpk';
  solve(model: LpModel, options?: LpOptions): LpSolution;
}

/** A smallest set of rows and columns' bounds that cannot hold together. */
export interface LpConflict {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** What only an engine with persistent models offers: repeated LPs that grow by columns. */
export interface LpSession {
  addColumn(cost: number, lower: number, upper: number, rows: Int32Array, values: Float64Array): number;
  setColumnBounds(column: number, lower: number, upper: number): void;
  setRowBounds(row: number, lower: number, upper: number): void;
  setColumnCost(column: number, cost: number): void;
  /** Removes columns, given in ascending order; those after move up. The basis of the others is kept. */
  removeColumns(columns: Int32Array): void;
  /**
   * Re-solves the linear relaxation from the last basis: `primal` after columns were added, `dual` after bounds
   * were changed.
   */
  solve(simplex?: 'primal' | 'dual'): LpSolution;
  dispose(): void;
}
