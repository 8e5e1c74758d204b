import type { LabelGrid } from '../compile/compile.js';
import { linesCost } from '../compile/compiled-problem.js';
import type { LinePricer } from '../lines/line-pricer.js';
import { generateColumns, roundUp } from './column-generation.js';
import { ColumnPool } from './column-pool.js';
import { dive } from './dive.js';
import { columnOf, Master } from './master.js';
import type { Random } from './random.js';
import { RosterState } from './roster-state.js';
import { isOver, type SolveTask } from './solve-task.js';

/** Pooled lines given to a freed agent, and the range of agents freed. */
const POOLED = 25;
const FEWEST_FREE = 5;
const MOST_FREE = 40;
/** Fewest days freed for everybody, and how many at first. */
const SHORTEST_SPAN = 4;
const FIRST_SPAN = 9;
/** Gap of a root cut short by time from which a dive is still worth while. */
const DIVING_GAP = 0.05;
/** Gap at which a root that has used up this share of its time ends. */
const ROOT_GAP = 0.003;
const ROOT_PATIENCE = 0.3;
/** A neighbourhood that takes longer frees fewer agents next time. */
const LONGEST_MS = 2500;

/** A roster to better. */
interface Incumbent {
  readonly cost: number;
  readonly grid: LabelGrid;
}

/** The column side of a solve: root bound, dive, then neighbourhoods. */
export class ColumnSearch {
  readonly #task: SolveTask;
  readonly #pricers: readonly LinePricer[];
  readonly #random: Random;
  readonly #state: RosterState;
  readonly #pool = new ColumnPool(60);
  /** Lines that cost by themselves are seldom whole in the relaxation: dives go day by day. */
  readonly #byCells: boolean;
  #root: Master | undefined;
  #rootIsOpen = false;
  /** Agents to free in the next neighbourhood; grows while their bound shows nothing can be won. */
  #free = 12;
  /** Days to free for everybody, likewise. */
  #freeSpan = FIRST_SPAN;

  constructor(task: SolveTask, pricers: readonly LinePricer[], random: Random) {
    this.#task = task;
    this.#pricers = pricers;
    this.#random = random;
    this.#state = new RosterState(task.compiled);
    this.#byCells = linesCost(task.compiled);
  }

  /**
   * Solves the root relaxation until `until`, from where it was left, raising the proven bound as it goes; tells whether
   * its columns are good enough to dive from.
   */
  root(until: number): boolean {
    const { compiled, highs, board } = this.#task;
    const everyone = compiled.agents.map((agent) => agent.index);
    this.#root ??= new Master(highs, compiled, everyone, new Int32Array(compiled.rowCost.length), 0);
    const master = this.#root;
    this.#addIncumbent(master, everyone);
    const started = this.#task.now();
    let proven = Number.NEGATIVE_INFINITY;
    // The last thousandth of a long root is better spent on rosters.
    const longEnough = () =>
      this.#task.now() - started > ROOT_PATIENCE * (until - started) &&
      master.objective - proven <= ROOT_GAP * Math.abs(master.objective);
    const { dry, bound, feasible } = generateColumns(compiled, master, this.#pricers, 0, {
      shouldStop: () => isOver(this.#task) || this.#task.now() >= until || longEnough(),
      maxRounds: Number.POSITIVE_INFINITY,
      cutoff: Number.POSITIVE_INFINITY,
      prove: true,
      onBound: (bound) => {
        proven = bound;
        board.raiseBound(roundUp(compiled, bound));
      },
    });
    this.#remember(master);
    this.#rootIsOpen = !dry && !longEnough();
    // Where a dive goes day by day its own columns close the gap, if the relaxation promises a better roster at all.
    const promising = this.#byCells && master.objective < board.best * (1 - DIVING_GAP);
    const nearlySolved = master.objective - bound <= DIVING_GAP * Math.abs(master.objective);
    return dry || (feasible && (nearlySolved || promising));
  }

  /** Dives from the root; the roster found is offered and left in `state`. False when the dive fell through. */
  dive(noise: number): boolean {
    const { compiled, board } = this.#task;
    const master = this.#root;
    if (!master) return false;
    this.#addIncumbent(
      master,
      compiled.agents.map((agent) => agent.index),
    );
    if (!master.solve()) return false;
    // A dive that ends somewhat above the best is still worth polishing.
    const lines = this.#diveFrom(master, board.best * 1.1 + 100, noise, 0);
    this.#remember(master);
    if (!lines) return false;
    this.#adopt(lines);
    return true;
  }

  /** More time for the root would raise the bound. */
  get rootIsOpen(): boolean {
    return this.#rootIsOpen;
  }

  /** State of the last dive, for polishing. */
  get state(): RosterState {
    return this.#state;
  }

  /**
   * Frees some agents, or everybody for some days where lines cost by themselves, keeps the rest, and solves for what is
   * free by columns and a dive. Tells whether the best roster got better.
   */
  neighbourhood(): boolean {
    const best = this.#task.board.read();
    if (!best) return false;
    this.#state.load(best.grid);
    return this.#byCells && this.#random.below(3) > 0 ? this.#freeDays(best) : this.#freeAgents(best);
  }

  #freeAgents(best: Incumbent): boolean {
    const { compiled, highs } = this.#task;
    const agents = chooseNeighbours(
      this.#state,
      Math.min(Math.floor(this.#free), compiled.agents.length),
      this.#random,
    );
    for (const agent of agents) this.#state.remove(agent);
    let outside = 0;
    for (const agent of compiled.agents) {
      if (this.#state.placed[agent.index])
        outside += columnOf(compiled, agent.index, this.#state.lineOf(agent.index)).cost;
    }
    const master = new Master(highs, compiled, agents, this.#state.present, outside);
    for (const agent of agents)
      for (const column of this.#pool.pick(agent, POOLED, this.#random)) master.add(column);
    const scale = this.#solveFreed(master, agents, outside, best);
    this.#free = Math.min(
      compiled.agents.length,
      MOST_FREE,
      Math.max(FEWEST_FREE, this.#free * scale.factor),
    );
    return scale.won;
  }

  #freeDays(best: Incumbent): boolean {
    const { compiled, highs } = this.#task;
    const { days, stride } = compiled;
    const everyone = compiled.agents.map((agent) => agent.index);
    const length = Math.min(days, Math.floor(this.#freeSpan));
    const first = this.#random.below(days - length + 1);
    const master = new Master(highs, compiled, everyone, new Int32Array(compiled.rowCost.length), 0);
    for (const agent of everyone) {
      const kept: number[] = [];
      for (let day = 0; day < days; day++) {
        if (day >= first && day < first + length) continue;
        const label = best.grid[agent * days + day];
        for (let other = 0; other < stride; other++) if (other !== label) kept.push(day * stride + other);
      }
      master.close(agent, kept);
    }
    const scale = this.#solveFreed(master, everyone, 0, best);
    this.#freeSpan = Math.min(days, Math.max(SHORTEST_SPAN, this.#freeSpan * scale.factor));
    return scale.won;
  }

  /**
   * Solves what a master leaves free, and disposes of it. `factor` says how much more should be free next time: more
   * while nothing can be won, less when it takes long or the dive falls through.
   */
  #solveFreed(
    master: Master,
    agents: readonly number[],
    outside: number,
    best: Incumbent,
  ): { readonly won: boolean; readonly factor: number } {
    const { compiled } = this.#task;
    const started = this.#task.now();
    const slower = (factor: number) =>
      this.#task.now() - started > LONGEST_MS ? Math.min(factor, 1) * 0.8 : factor;
    try {
      this.#addIncumbent(master, agents);
      const result = generateColumns(compiled, master, this.#pricers, outside, {
        shouldStop: () => isOver(this.#task) || this.#task.now() - started > 2 * LONGEST_MS,
        maxRounds: 80,
        cutoff: best.cost,
        prove: true,
      });
      if (!result.feasible || isOver(this.#task)) return { won: false, factor: slower(1) };
      const hopeless =
        roundUp(compiled, Math.max(result.bound, result.dry ? master.objective : result.bound)) >=
        best.cost - 1e-6;
      this.#remember(master);
      if (hopeless) return { won: false, factor: slower(1.08) };
      const lines = this.#diveFrom(master, best.cost, 0.25, outside);
      if (!lines) return { won: false, factor: slower(0.985) };
      return { won: this.#adopt(lines), factor: slower(1) };
    } finally {
      master.dispose();
    }
  }

  #diveFrom(master: Master, cutoff: number, noise: number, outside: number) {
    return dive(this.#task.compiled, master, this.#pricers, this.#random, {
      shouldStop: () => isOver(this.#task),
      cutoff,
      rounds: 20,
      noise,
      columnsPerAgent: 28,
      byCells: this.#byCells,
      outside,
    });
  }

  #adopt(lines: readonly { readonly agent: number; readonly line: Uint8Array }[]): boolean {
    for (const { agent, line } of lines) {
      this.#state.remove(agent);
      this.#state.place(agent, line);
    }
    return this.#task.board.offer(this.#state.cost, this.#state.grid, this.#state.missing);
  }

  #addIncumbent(master: Master, agents: readonly number[]): void {
    const { compiled, board } = this.#task;
    const best = board.read();
    if (!best) return;
    for (const agent of agents) {
      const line = best.grid.subarray(agent * compiled.days, (agent + 1) * compiled.days);
      master.add(columnOf(compiled, agent, line));
    }
  }

  #remember(master: Master): void {
    for (const column of master.columns) {
      this.#pool.add(column, master.reducedCost(column, master.rowPrice, master.agentPrice[column.agent]));
    }
  }

  close(): void {
    this.#root?.dispose();
  }
}

/** Half the agents could work where people lack now, the others are anyone. */
function chooseNeighbours(state: RosterState, count: number, random: Random): number[] {
  const { agents, rowCost, cellRows, stride } = state.compiled;
  const short = new Set<number>();
  rowCost.forEach((table, row) => {
    if (table[state.present[row] + 1] < table[state.present[row]]) short.add(row);
  });
  const chosen = new Set<number>();
  const rows = [...short];
  const wanted = Math.floor(count / 2);
  for (let attempt = 0; attempt < 6 * count && chosen.size < wanted && rows.length > 0; attempt++) {
    const row = rows[random.below(rows.length)];
    const agent = agents[random.below(agents.length)];
    const cell = cellRows[agent.coverClass].findIndex(
      (list, at) => list.includes(row) && agent.allowed[at] === 1,
    );
    if (cell < 0) continue;
    if (state.lineOf(agent.index)[Math.floor(cell / stride)] !== cell % stride) chosen.add(agent.index);
  }
  while (chosen.size < count) chosen.add(random.below(agents.length));
  return [...chosen];
}
