import { solveCompact } from '../compact/compact-solve.js';
import { type CompiledProblem, linesCost } from '../compile/compiled-problem.js';
import { roundUp } from './column-generation.js';
import { ColumnSearch } from './column-search.js';
import { costScale } from './cost-scale.js';
import { LocalSearch } from './local-search.js';
import { createPricers } from './pricers.js';
import { seededRandom } from './random.js';
import { RosterState } from './roster-state.js';
import { isOver, type SolveEnd, type SolveTask } from './solve-task.js';
import { onWorkClock } from './work-clock.js';

/** Cells (agents × days × shifts) up to which the compact MIP may close what columns leave open. */
const COMPACT_CELLS = 900;
/** Sweeps over all agents that a root relaxation takes at the least. */
const ROOT_SWEEPS = 60;
/** Share of the column side's time that goes to dives from the root, the rest to neighbourhoods. */
const DIVE_SHARE = 0.35;
/** Nudge on the values of lines by which dives after the first differ. */
const NOISE = 0.25;
/** Dives before the compact MIP, and the share of the time it may take. */
const DIVES_FIRST = 6;
const COMPACT_SHARE = 0.25;
/** Share of the time the root may take. */
const ROOT_SHARE = 0.4;
/** The same where dives go on from any root: before the first dive, and after it for the bound. */
const FIRST_ROOT_SHARE = 0.2;
const LATER_ROOT_SHARE = 0.15;

/** One thread's whole share of a solve. Blocks until over; everything found is on the board. */
export function solve(given: SolveTask): SolveEnd {
  const { compiled, board, seed, role } = given;
  const made = createPricers(compiled);
  if (!made.ok) return { kind: 'too-rich', agents: made.tooRich };
  const { task, pricers } =
    given.linesToPrice === undefined
      ? { task: given, pricers: made.pricers }
      : onWorkClock(given, made.pricers, given.linesToPrice);
  const random = seededRandom(role === 'search' ? seed + 1_000_003 : seed);
  const search = new LocalSearch(compiled, pricers, random);
  const started = task.now();
  board.raiseBound(roundUp(compiled, floorOf(compiled)));
  const stuck = search.construct();
  if (stuck !== undefined) {
    // Only a bound without end proves that there is no line; a search that gave up proves nothing.
    if (pricers[stuck].bound < Number.POSITIVE_INFINITY) return { kind: 'done' };
    return { kind: 'no-line', agent: compiled.agents[stuck].id };
  }
  board.offer(search.state.cost, search.state.grid, search.state.missing);
  const sweepMs = task.now() - started;
  if (role === 'search' && !linesCost(compiled)) annealOn(task, search);
  else {
    const columns = new ColumnSearch(task, pricers, random);
    try {
      if (role === 'search') freeOn(task, search, columns);
      else searchColumns(task, search, columns, sweepMs);
    } finally {
      columns.close();
    }
  }
  return { kind: 'done' };
}

/** What no roster can go below: each row at its best number, each agent on its cheapest cells. */
function floorOf({ constant, rowCost, agents, days, stride }: CompiledProblem): number {
  let floor = constant;
  for (const table of rowCost)
    floor += table.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY);
  for (const { cost } of agents) {
    for (let day = 0; day < days; day++)
      floor += Math.min(...cost.subarray(day * stride, (day + 1) * stride));
  }
  return floor;
}

/** First and last temperatures of a long cooling and of a polish, as shares of what a missing person costs. */
const LONG = { hot: 0.4, cold: 0.01 };
const POLISH = { hot: 0.03, cold: 0.005 };

/** Anneals for some seconds; better rosters go to the board. */
function annealFor(
  task: SolveTask,
  search: LocalSearch,
  seconds: number,
  { hot, cold }: { readonly hot: number; readonly cold: number },
): void {
  const { board, now } = task;
  const started = now();
  const scale = costScale(task.compiled);
  search.anneal(hot * scale, cold * scale, {
    progress: () => (isOver(task) ? 1 : (now() - started) / (seconds * 1000)),
    checkEvery: 8,
    onBetter: (cost, state) => {
      board.offer(cost, state.grid, state.missing);
    },
  });
}

function loadBest(task: SolveTask, search: LocalSearch): void {
  const best = task.board.read();
  if (best) search.state.load(best.grid);
}

/** The search thread: one long cooling, then short ones round the best, warmer while nothing helps. */
function annealOn(task: SolveTask, search: LocalSearch): void {
  const { board } = task;
  const left = () => (task.deadline - task.now()) / 1000;
  annealFor(task, search, Math.max(1.5, left() * 0.3), LONG);
  let fruitless = 0;
  while (!isOver(task)) {
    const before = board.best;
    loadBest(task, search);
    const hot = POLISH.hot * 1.5 ** (fruitless % 7);
    annealFor(task, search, Math.min(left(), 1.5 + 0.5 * (fruitless % 7)), { hot, cold: POLISH.cold });
    fruitless = board.best < before - 1e-9 ? 0 : fruitless + 1;
  }
}

/** Share of the search thread's time that goes to a first cooling where lines cost by themselves. */
const FIRST_COOLING = 0.1;

/** The search thread where lines cost by themselves: best responses alone soon stall, neighbourhoods go on. */
function freeOn(task: SolveTask, search: LocalSearch, columns: ColumnSearch): void {
  annealFor(task, search, ((task.deadline - task.now()) / 1000) * FIRST_COOLING, LONG);
  while (!isOver(task)) columns.neighbourhood();
}

/** The column thread (or the only one): bound, dive, polish, neighbourhoods. */
function searchColumns(task: SolveTask, search: LocalSearch, columns: ColumnSearch, sweepMs: number): void {
  const { compiled } = task;
  const total = task.deadline - task.now();
  const alone = task.role === 'alone';
  const begun = task.now();
  const before = search.responses;
  // Two hundred sweeps are plenty to start from; small problems have them in no time.
  annealFor(task, search, Math.min(alone ? 2 : 1, total / 12_000, 0.1 + sweepMs / 5), LONG);
  const polish = (seconds: number) => annealFor(task, search, Math.min(seconds, total / 12_000), POLISH);
  const diveAndPolish = (noise: number): void => {
    const from = task.now();
    if (!columns.dive(noise)) return;
    search.state.load(columns.state.grid);
    // A dive of a tenth of a second is worth less polish than one of ten.
    polish(Math.min(2.5, Math.max(0.4, (task.now() - from) / 500)));
  };
  // Judged once warm: the first sweep of a thread takes many times what later ones do.
  const warmMs = ((task.now() - begun) * compiled.agents.length) / Math.max(1, search.responses - before);
  const share = linesCost(compiled) ? FIRST_ROOT_SHARE : ROOT_SHARE;
  const solved = warmMs * ROOT_SWEEPS < total * ROOT_SHARE && columns.root(task.now() + total * share);
  const rooted = task.now();
  let diving = 0;
  let dives = 0;
  const diveOnce = (): void => {
    const from = task.now();
    // The root's columns lead to many good rosters: the first dive goes straight, the others stray a little.
    diveAndPolish(dives === 0 ? 0 : NOISE);
    dives++;
    diving += task.now() - from;
  };
  const small = compiled.agents.length * compiled.days * (compiled.stride - 1) <= COMPACT_CELLS;
  if (solved) for (let dive = 0; dive < (small ? DIVES_FIRST : 1) && !isOver(task); dive++) diveOnce();
  if (linesCost(compiled) && columns.rootIsOpen && !isOver(task))
    columns.root(task.now() + total * LATER_ROOT_SHARE);
  if (small && !isOver(task) && task.linesToPrice === undefined) compact(task, total * COMPACT_SHARE);
  if (alone && compiled.agents.length * compiled.days > 5000) annealFor(task, search, total / 4000, LONG);
  let polished = task.now();
  const pause = alone ? 4000 : 12_000;
  while (!isOver(task)) {
    if (solved && diving < DIVE_SHARE * (task.now() - rooted)) diveOnce();
    else columns.neighbourhood();
    if (task.now() - polished < pause) continue;
    loadBest(task, search);
    polish(1.5);
    polished = task.now();
  }
}

/** The compact MIP from the best roster, for small problems. */
function compact(task: SolveTask, milliseconds: number): void {
  const { compiled, board, highs, seed } = task;
  const state = new RosterState(compiled);
  const take = (grid: Uint8Array | undefined, bound: number | undefined): void => {
    if (bound !== undefined) board.raiseBound(bound);
    if (!grid) return;
    state.load(grid);
    board.offer(state.cost, state.grid, state.missing);
  };
  const best = board.read();
  const outcome = solveCompact(compiled, highs, {
    seed,
    safeBound: true,
    timeLimitSeconds: Math.max(0.1, Math.min(milliseconds, task.deadline - task.now()) / 1000),
    shouldStop: () => isOver(task),
    onProgress: ({ grid, bound }) => take(grid, bound),
    ...(best ? { start: best.grid } : {}),
  });
  take(outcome.grid, outcome.bound);
}
