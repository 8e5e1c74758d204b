import { solveCompact } from '../compact/compact-solve.js';
import { LocalSearch } from './local-search.js';
import { createPricers } from './pricers.js';
import { seededRandom } from './random.js';
import { RosterState } from './roster-state.js';
import { isOver, type SolveEnd, type SolveTask } from './solve-task.js';

/** Cells (agents × days × shifts) up to which the compact MIP is the fastest proof. */
const COMPACT_CELLS = 900;

/** One thread's whole share of a solve. Blocks until over; everything found is on the board. */
export function solve(task: SolveTask): SolveEnd {
  const { compiled, board, seed } = task;
  const made = createPricers(compiled);
  if (!made.ok) return { kind: 'too-rich', agents: made.tooRich };
  const random = seededRandom(task.role === 'columns' ? seed : seed + 1_000_003);
  const search = new LocalSearch(compiled, made.pricers, random);
  const stuck = search.construct();
  if (stuck !== undefined) return { kind: 'no-line', agent: compiled.agents[stuck].id };
  board.offer(search.state.cost, search.state.grid);
  if (
    task.role !== 'search' &&
    compiled.agents.length * compiled.days * (compiled.stride - 1) <= COMPACT_CELLS
  ) {
    compact(task);
  }
  anneal(task, search);
  return { kind: 'done' };
}

function compact(task: SolveTask): void {
  const { compiled, board, highs, seed } = task;
  const state = new RosterState(compiled);
  const outcome = solveCompact(compiled, highs, {
    seed,
    timeLimitSeconds: Math.max(0, (task.deadline - task.now()) / 1000),
    shouldStop: () => isOver(task),
    onProgress: ({ grid, bound }) => {
      board.raiseBound(bound);
      if (!grid) return;
      state.load(grid);
      board.offer(state.cost, state.grid);
    },
  });
  if (outcome.bound !== undefined) board.raiseBound(outcome.bound);
  if (outcome.grid) {
    state.load(outcome.grid);
    board.offer(state.cost, state.grid);
  }
}

function anneal(task: SolveTask, search: LocalSearch): void {
  const { board } = task;
  let left = task.moveBudget ?? Number.POSITIVE_INFINITY;
  while (!isOver(task) && left > 0) {
    const moves = Math.min(4000, left);
    search.anneal(moves, 20, 0.5, {
      shouldStop: () => isOver(task),
      onBetter: (cost, state) => {
        board.offer(cost, state.grid);
      },
    });
    left -= moves;
  }
}
