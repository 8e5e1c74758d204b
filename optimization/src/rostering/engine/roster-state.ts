import type { LabelGrid } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';

const INF = Number.POSITIVE_INFINITY;

/** A roster in work: lines, people present per row, and its exact cost, kept up to date by line changes. */
export class RosterState {
  readonly compiled: CompiledProblem;
  readonly grid: LabelGrid;
  readonly present: Int32Array;
  /** Agents whose line is in the roster; others count as absent. */
  readonly placed: Uint8Array;
  cost: number;
  readonly #days: number;
  readonly #stride: number;
  /** What each placed line costs under soft rules. */
  readonly #soft: Float64Array;

  constructor(compiled: CompiledProblem) {
    this.compiled = compiled;
    this.#days = compiled.days;
    this.#stride = compiled.stride;
    this.grid = new Uint8Array(compiled.agents.length * compiled.days);
    this.present = new Int32Array(compiled.rowCost.length);
    this.placed = new Uint8Array(compiled.agents.length);
    this.#soft = new Float64Array(compiled.agents.length);
    this.cost = compiled.constant + compiled.rowCost.reduce((sum, table) => sum + table[0], 0);
  }

  lineOf(agent: number): Uint8Array {
    return this.grid.subarray(agent * this.#days, (agent + 1) * this.#days);
  }

  /** Takes an agent's line out: nobody there, no cost of the line's own. */
  remove(agent: number): void {
    if (this.placed[agent] === 0) return;
    this.#count(agent, -1);
    this.cost -= this.#soft[agent];
    this.placed[agent] = 0;
  }

  /** Puts a line in for an agent that is not placed. */
  place(agent: number, line: Uint8Array): void {
    this.lineOf(agent).set(line);
    this.#count(agent, 1);
    this.#soft[agent] = this.compiled.agents[agent].softCost?.(line) ?? 0;
    this.cost += this.#soft[agent];
    this.placed[agent] = 1;
  }

  #count(agent: number, step: 1 | -1): void {
    const { agents, cellRows, rowCost } = this.compiled;
    const { cost, coverClass } = agents[agent];
    const rowsOf = cellRows[coverClass];
    const base = agent * this.#days;
    let total = this.cost;
    for (let day = 0; day < this.#days; day++) {
      const label = this.grid[base + day];
      if (label === 0) continue;
      const cell = day * this.#stride + label;
      total += step * cost[cell];
      const rows = rowsOf[cell];
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        const before = this.present[row];
        total += rowCost[row][before + step] - rowCost[row][before];
        this.present[row] = before + step;
      }
    }
    this.cost = total;
  }

  /** What each cell would cost an agent who is not placed: requests and the change in every row. */
  cellCosts(agent: number, out: Float64Array): void {
    const { agents, cellRows, rowCost } = this.compiled;
    const { allowed, cost, coverClass } = agents[agent];
    const rowsOf = cellRows[coverClass];
    const { present } = this;
    for (let cell = 0; cell < out.length; cell++) {
      if (allowed[cell] === 0) {
        out[cell] = INF;
        continue;
      }
      let total = cost[cell];
      const rows = rowsOf[cell];
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        total += rowCost[row][present[row] + 1] - rowCost[row][present[row]];
      }
      out[cell] = total;
    }
  }

  /** People lacking under hard minima. */
  get missing(): number {
    const { rowHardMin } = this.compiled;
    let missing = 0;
    for (let row = 0; row < rowHardMin.length; row++)
      missing += Math.max(0, rowHardMin[row] - this.present[row]);
    return missing;
  }

  /** Replaces everything by another roster. */
  load(grid: LabelGrid): void {
    for (let agent = 0; agent < this.placed.length; agent++) {
      this.remove(agent);
      this.place(agent, grid.subarray(agent * this.#days, (agent + 1) * this.#days));
    }
  }
}
