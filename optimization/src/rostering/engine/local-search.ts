import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { LinePricer } from '../lines/line-pricer.js';
import type { Random } from './random.js';
import { RosterState } from './roster-state.js';

const INF = Number.POSITIVE_INFINITY;

/** How far a search may go. */
export interface SearchLimits {
  /** Share done (by time or moves), 1 or more to end; asked every `checkEvery` moves. */
  readonly progress: (moves: number) => number;
  readonly checkEvery: number;
  /** Called at each better legal roster. */
  readonly onBetter: (cost: number, state: RosterState) => void;
}

/**
 * Simulated annealing whose moves are exact best responses: some agents leave the roster and come back one by
 * one on the cheapest legal line against the others. The lines are always legal; only cover and wishes are left
 * to improve.
 */
export class LocalSearch {
  readonly state: RosterState;
  /** Responses priced so far. */
  responses = 0;
  readonly #compiled: CompiledProblem;
  readonly #pricers: readonly LinePricer[];
  readonly #random: Random;
  readonly #costs: Float64Array;
  readonly #kept: Uint8Array;
  readonly #order: Int32Array;
  #short: Int32Array;
  #shortCount = 0;
  readonly #fillers: readonly (readonly number[])[];

  constructor(compiled: CompiledProblem, pricers: readonly LinePricer[], random: Random) {
    this.#compiled = compiled;
    this.#pricers = pricers;
    this.#random = random;
    this.state = new RosterState(compiled);
    this.#costs = new Float64Array(compiled.days * compiled.stride);
    this.#kept = new Uint8Array(compiled.agents.length * compiled.days);
    this.#order = Int32Array.from(compiled.agents, (agent) => agent.index);
    this.#short = new Int32Array(compiled.rowCost.length);
    this.#fillers = rowFillers(compiled);
  }

  /**
   * First roster: agents in random order respond to those before them. Returns an agent for whom no legal line
   * was found, or undefined when everybody has one.
   */
  construct(): number | undefined {
    this.#shuffle();
    for (const agent of this.#order) {
      this.state.remove(agent);
      if (!this.#respond(agent) && !this.#placeAnyhow(agent)) return agent;
    }
    return undefined;
  }

  /** Any legal line: its cells all cost the same, so that pricing has nothing to trade. */
  #placeAnyhow(agent: number): boolean {
    this.state.cellCosts(agent, this.#costs);
    for (let cell = 0; cell < this.#costs.length; cell++) if (this.#costs[cell] < INF) this.#costs[cell] = 0;
    if (this.#pricers[agent].best(this.#costs, INF, false) === INF) return false;
    this.state.place(agent, this.#pricers[agent].line);
    return true;
  }

  /** Anneals from temperature `hot` to `cold`, geometrically in the progress made. */
  anneal(hot: number, cold: number, limits: SearchLimits): void {
    const { state } = this;
    let best = state.cost;
    const chosen: number[] = [];
    let temperature = hot;
    for (let move = 0; ; move++) {
      if (move % limits.checkEvery === 0) {
        const progress = limits.progress(move);
        if (progress >= 1) return;
        temperature = hot * (cold / hot) ** progress;
      }
      const before = state.cost;
      chosen.length = 0;
      const kind = this.#random.unit();
      if (kind < 0.4) this.#pushIntoShortage(chosen);
      else if (kind < 0.82) this.#reinsert(chosen, 2 + this.#random.below(2));
      else this.#noisyResponse(chosen, temperature);
      const delta = state.cost - before;
      if (delta > 1e-9 && this.#random.unit() >= Math.exp(-delta / temperature)) this.#restore(chosen);
      else if (state.cost < best - 1e-9) {
        best = state.cost;
        limits.onBetter(best, state);
      }
    }
  }

  #respond(agent: number): boolean {
    this.state.cellCosts(agent, this.#costs);
    return this.#place(agent);
  }

  #place(agent: number): boolean {
    this.responses++;
    const pricer = this.#pricers[agent];
    if (pricer.best(this.#costs, INF, true) === INF) return false;
    this.state.place(agent, pricer.line);
    return true;
  }

  #takeOut(agent: number, chosen: number[]): void {
    const { days } = this.#compiled;
    this.#kept.set(this.state.lineOf(agent), agent * days);
    chosen.push(agent);
    this.state.remove(agent);
  }

  #putBack(agent: number): void {
    const { days } = this.#compiled;
    this.state.place(agent, this.#kept.subarray(agent * days, (agent + 1) * days));
  }

  #restore(chosen: readonly number[]): void {
    for (const agent of chosen) this.state.remove(agent);
    for (const agent of chosen) this.#putBack(agent);
  }

  #reinsert(chosen: number[], count: number): void {
    const { agents } = this.#compiled;
    while (chosen.length < Math.min(count, agents.length)) {
      const agent = this.#random.below(agents.length);
      if (!chosen.includes(agent)) this.#takeOut(agent, chosen);
    }
    for (const agent of chosen) if (!this.#respond(agent)) this.#putBack(agent);
  }

  #noisyResponse(chosen: number[], temperature: number): void {
    const agent = this.#random.below(this.#compiled.agents.length);
    this.#takeOut(agent, chosen);
    this.state.cellCosts(agent, this.#costs);
    for (let cell = 0; cell < this.#costs.length; cell++) {
      if (cell % this.#compiled.stride > 0) this.#costs[cell] += temperature * (2 * this.#random.unit() - 1);
    }
    if (!this.#place(agent)) this.#putBack(agent);
  }

  /** Makes one agent work a cell that lacks people; one or two others answer. */
  #pushIntoShortage(chosen: number[]): void {
    const { agents } = this.#compiled;
    this.#listShort();
    if (this.#shortCount === 0) {
      this.#reinsert(chosen, 2);
      return;
    }
    const cells = this.#fillers[this.#short[this.#random.below(this.#shortCount)]];
    const cell = cells[this.#random.below(cells.length)];
    const label = cell % this.#compiled.stride;
    const day = (cell - label) / this.#compiled.stride;
    for (let attempt = 0; attempt < 12; attempt++) {
      const agent = this.#random.below(agents.length);
      if (agents[agent].allowed[cell] === 0 || this.state.lineOf(agent)[day] === label) continue;
      this.#takeOut(agent, chosen);
      this.state.cellCosts(agent, this.#costs);
      for (let other = 0; other < this.#compiled.stride; other++) {
        if (other !== label) this.#costs[day * this.#compiled.stride + other] = INF;
      }
      if (!this.#place(agent)) {
        this.#putBack(agent);
        chosen.length = 0;
        continue;
      }
      break;
    }
    const answers = 1 + this.#random.below(2);
    for (let answer = 0; answer < answers; answer++) {
      const other = this.#random.below(agents.length);
      if (chosen.includes(other)) continue;
      this.#takeOut(other, chosen);
      if (!this.#respond(other)) this.#putBack(other);
    }
  }

  /** Rows that lack people under a hard minimum, or while there are none, rows that one more would help. */
  #listShort(): void {
    const { rowCost, rowHardMin } = this.#compiled;
    const { present } = this.state;
    this.#shortCount = 0;
    let hard = false;
    for (let row = 0; row < rowCost.length; row++) {
      const lacks = present[row] < rowHardMin[row];
      if (lacks && !hard) {
        hard = true;
        this.#shortCount = 0;
      }
      if (lacks || (!hard && rowCost[row][present[row] + 1] < rowCost[row][present[row]]))
        this.#short[this.#shortCount++] = row;
    }
  }

  #shuffle(): void {
    for (let i = this.#order.length - 1; i > 0; i--) {
      const j = this.#random.below(i + 1);
      [this.#order[i], this.#order[j]] = [this.#order[j], this.#order[i]];
    }
  }
}

/** Cells that fill each row, for any class of agents. */
function rowFillers(compiled: CompiledProblem): number[][] {
  const fillers: Set<number>[] = compiled.rowCost.map(() => new Set());
  for (const rowsOf of compiled.cellRows) {
    rowsOf.forEach((rows, cell) => {
      for (const row of rows) fillers[row].add(cell);
    });
  }
  return fillers.map((cells) => [...cells]);
}
