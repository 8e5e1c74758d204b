import type { HighsSolver } from '../../lp/highs-solver.js';
import type { LabelGrid } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import { Board } from '../engine/board.js';
import { ColumnSearch } from '../engine/column-search.js';
import { LocalSearch } from '../engine/local-search.js';
import { seededRandom } from '../engine/random.js';
import { RosterState } from '../engine/roster-state.js';
import { isOver, type SolveTask } from '../engine/solve-task.js';
import type { LinePricer } from '../lines/line-pricer.js';

export interface SolveAgainOptions {
  readonly highs: HighsSolver;
  readonly seed: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly milliseconds: number;
}

export interface SolvedAgain {
  readonly grid: LabelGrid;
  readonly cost: number;
  /** People lacking under hard minima. */
  readonly missing: number;
  /** Proven lower bound; `-Infinity` when nothing is proven. */
  readonly bound: number;
}

/** Shares of the time, one after the other: repair near the start, then further, then the bound; neighbourhoods have the rest. */
const NEAR_SHARE = 0.1;
const FAR_SHARE = 0.2;
const BOUND_SHARE = 0.75;
/** Near the start only gains are taken; further, losses of a few wishes. */
const STILL = { hot: 1e-3, cold: 1e-5 };
const WARM = { hot: 6, cold: 0.5 };

/** Improves a roster under a bounded time and proves what it can; the start is never made worse. */
export function solveAgain(
  compiled: CompiledProblem,
  pricers: readonly LinePricer[],
  start: LabelGrid,
  { highs, seed, now, milliseconds }: SolveAgainOptions,
): SolvedAgain {
  const begun = now();
  const board = Board.create(start.length);
  const task: SolveTask = {
    compiled,
    board,
    highs,
    seed,
    now,
    deadline: begun + milliseconds,
    role: 'alone',
  };
  const random = seededRandom(seed);
  const search = new LocalSearch(compiled, pricers, random);
  search.state.load(start);
  board.offer(search.state.cost, search.state.grid, search.state.missing);
  const until = (share: number) => begun + share * milliseconds;
  const anneal = ({ hot, cold }: typeof WARM, share: number): void => {
    const from = now();
    search.anneal(hot, cold, {
      progress: () => (isOver(task) ? 1 : (now() - from) / Math.max(1, until(share) - from)),
      checkEvery: 8,
      onBetter: (cost, state) => {
        board.offer(cost, state.grid, state.missing);
      },
    });
  };
  anneal(STILL, NEAR_SHARE);
  anneal(WARM, FAR_SHARE);
  const columns = new ColumnSearch(task, pricers, random);
  try {
    if (!isOver(task) && columns.root(until(BOUND_SHARE))) columns.dive(0);
    while (!isOver(task)) columns.neighbourhood();
  } finally {
    columns.close();
  }
  const best = board.read();
  const state = new RosterState(compiled);
  state.load(best?.grid ?? start);
  return { grid: state.grid, cost: state.cost, missing: state.missing, bound: board.bound };
}
