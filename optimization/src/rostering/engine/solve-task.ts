import type { HighsSolver } from '../../lp/highs-solver.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { Board } from './board.js';

/** What one thread of a solve is given. Times are milliseconds of a clock that only goes forward. */
export interface SolveTask {
  readonly compiled: CompiledProblem;
  readonly board: Board;
  readonly highs: HighsSolver;
  readonly seed: number;
  readonly now: () => number;
  /** Time on that clock at which to hand back control. */
  readonly deadline: number;
  /**
   * `columns`: bounds, column generation and neighbourhoods; `search`: local search; `alone`: both by turns.
   */
  readonly role: 'columns' | 'search' | 'alone';
  /** Lines to price before stopping, for runs that must repeat exactly (role `alone`); real time still ends them. */
  readonly linesToPrice?: number;
}

/** How a thread ended. Rosters and bounds are on the board. */
export type SolveEnd =
  | { readonly kind: 'done' }
  /** An agent has no legal line at all: no roster is legal. Proven. */
  | { readonly kind: 'no-line'; readonly agent: string }
  /** The rules of these agents are too rich for the line engines. */
  | { readonly kind: 'too-rich'; readonly agents: readonly string[] };

/** Room within which a bound meets a cost. */
export const CLOSED = 1e-6;

/** The search is over: time, order, or the best roster proven optimal. */
export function isOver(task: SolveTask): boolean {
  return task.board.stopped || task.now() >= task.deadline || isProven(task.board);
}

export function isProven(board: Board): boolean {
  return board.best <= board.bound + CLOSED;
}
