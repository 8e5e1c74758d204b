import type { HighsSolver } from '../../lp/highs-solver.js';
import { LpBuilder } from '../../lp/lp-model.js';
import type { LpSession } from '../../lp/lp-solver.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';

/** A whole line of work of one agent in the master. */
export interface Column {
  readonly agent: number;
  readonly line: Uint8Array;
  /** What the line costs by itself: requests and soft rules. */
  readonly cost: number;
  readonly rows: Int32Array;
}

/** Own cost and rows of a line. */
export function columnOf(compiled: CompiledProblem, agent: number, line: Uint8Array): Column {
  const { cost, coverClass, softCost } = compiled.agents[agent];
  const rowsOf = compiled.cellRows[coverClass];
  const rows: number[] = [];
  let total = softCost?.(line) ?? 0;
  line.forEach((label, day) => {
    const cell = day * compiled.stride + label;
    total += cost[cell];
    if (label > 0) rows.push(...rowsOf[cell]);
  });
  return { agent, line: line.slice(), cost: total, rows: Int32Array.from(rows) };
}

/**
 * The linear master of set partitioning over lines (Dantzig & Wolfe): one line per free agent, people present
 * per row priced by convex steps of under- and over-cover, which box the rows' dual prices.
 */
export class Master {
  readonly agents: readonly number[];
  /** People present from agents outside this master. */
  readonly base: Int32Array;
  readonly columns: Column[] = [];
  /** Value of each column, dual price of each row and each agent, after `solve`. */
  values: Float64Array = new Float64Array(0);
  readonly rowPrice: Float64Array;
  readonly agentPrice: Float64Array;
  objective = Number.POSITIVE_INFINITY;
  readonly #compiled: CompiledProblem;
  readonly #session: LpSession;
  readonly #offset: number;
  readonly #steps: number;
  readonly #known = new Set<string>();
  readonly #position: Int32Array;
  /** 1 for the cells closed to an agent, besides those that never are open. */
  readonly #closed = new Map<number, Uint8Array>();

  /** `outside` is the own cost of the lines of agents that stand outside. */
  constructor(
    highs: HighsSolver,
    compiled: CompiledProblem,
    agents: readonly number[],
    base: Int32Array,
    outside: number,
  ) {
    this.agents = agents;
    this.base = base;
    this.#compiled = compiled;
    const lp = new LpBuilder();
    const rows = compiled.rowCost.length;
    const entries: number[][] = Array.from({ length: rows }, () => []);
    const signs: number[][] = Array.from({ length: rows }, () => []);
    let offset = compiled.constant + outside;
    const targets = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const table = compiled.rowCost[row];
      const from = base[row];
      const to = Math.min(table.length - 1, from + agents.length);
      let target = from;
      for (let n = from; n <= to; n++) if (table[n] < table[target]) target = n;
      targets[row] = target - from;
      offset += table[target];
      const steps = (start: number, direction: 1 | -1, end: number) => {
        for (let n = start; n !== end; ) {
          const slope = table[n + direction] - table[n];
          let width = 1;
          while (n + direction * (width + 1) !== end + direction) {
            const at = n + direction * width;
            if (Math.abs(table[at + direction] - table[at] - slope) > 1e-9) break;
            width++;
          }
          entries[row].push(lp.addColumn(slope, 0, width));
          signs[row].push(-direction);
          n += direction * width;
        }
      };
      steps(target, -1, from);
      steps(target, 1, to);
    }
    this.#steps = lp.columnCost.length;
    for (let row = 0; row < rows; row++) lp.addRow(targets[row], targets[row], entries[row], signs[row]);
    this.#position = new Int32Array(compiled.agents.length).fill(-1);
    agents.forEach((agent, index) => {
      this.#position[agent] = index;
      lp.addRow(1, 1, [], []);
    });
    this.#offset = offset;
    this.#session = highs.open(lp);
    this.rowPrice = new Float64Array(rows);
    this.agentPrice = new Float64Array(compiled.agents.length);
  }

  /** Adds a column unless the same line is there. */
  add(column: Column): boolean {
    const key = `${column.agent}:${column.line.join()}`;
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    const rows = new Int32Array(column.rows.length + 1);
    rows.set(column.rows);
    rows[column.rows.length] = this.#compiled.rowCost.length + this.#position[column.agent];
    this.#session.addColumn(
      column.cost,
      0,
      this.#isClosed(column) ? 0 : 1,
      rows,
      new Float64Array(rows.length).fill(1),
    );
    this.columns.push(column);
    return true;
  }

  /** Solves the relaxation; false when it has no solution (a fixing too far) or the engine failed. */
  solve(simplex: 'primal' | 'dual' = 'primal'): boolean {
    const solution = this.#session.solve(simplex);
    if (solution.status !== 'optimal' || !solution.values || !solution.rowDuals) return false;
    this.objective = (solution.objective ?? 0) + this.#offset;
    this.values = solution.values.subarray(this.#steps);
    this.rowPrice.set(solution.rowDuals.subarray(0, this.rowPrice.length));
    this.agents.forEach((agent, index) => {
      this.agentPrice[agent] = solution.rowDuals?.[this.rowPrice.length + index] ?? 0;
    });
    return true;
  }

  /** Fixes a column in (its agent's others fall to 0 by convexity) or frees it again. */
  setFixed(column: number, fixed: boolean): void {
    this.#session.setColumnBounds(this.#steps + column, fixed ? 1 : 0, 1);
  }

  /** Closes cells to an agent: columns that use them fall to 0, and pricing finds no others. */
  close(agent: number, cells: readonly number[]): void {
    const { days, stride } = this.#compiled;
    const mask = this.#closed.get(agent) ?? new Uint8Array(days * stride);
    this.#closed.set(agent, mask);
    for (const cell of cells) mask[cell] = 1;
    this.columns.forEach((column, index) => {
      if (column.agent === agent && this.#isClosed(column))
        this.#session.setColumnBounds(this.#steps + index, 0, 0);
    });
  }

  /** Opens all cells again that were closed. */
  reopen(): void {
    this.columns.forEach((column, index) => {
      if (this.#closed.has(column.agent)) this.#session.setColumnBounds(this.#steps + index, 0, 1);
    });
    this.#closed.clear();
  }

  #isClosed({ agent, line }: Column): boolean {
    const mask = this.#closed.get(agent);
    return mask !== undefined && line.some((label, day) => mask[day * this.#compiled.stride + label] === 1);
  }

  reducedCost(column: Column, rowPrice: Float64Array, agentPrice: number): number {
    let cost = column.cost - agentPrice;
    for (let i = 0; i < column.rows.length; i++) cost -= rowPrice[column.rows[i]];
    return cost;
  }

  /** Keeps about `perAgent` columns for each agent: those in use and the cheapest by reduced cost. */
  trim(perAgent: number, fixed: ReadonlySet<number>): Map<number, number> | undefined {
    if (this.columns.length <= this.agents.length * perAgent * 1.4) return undefined;
    const byAgent = new Map<number, { index: number; cost: number }[]>();
    this.columns.forEach((column, index) => {
      const inUse = this.values[index] > 1e-9 || fixed.has(index);
      const cost = inUse ? -1 : this.reducedCost(column, this.rowPrice, this.agentPrice[column.agent]);
      const list = byAgent.get(column.agent);
      if (list) list.push({ index, cost });
      else byAgent.set(column.agent, [{ index, cost }]);
    });
    const gone = new Set<number>();
    for (const list of byAgent.values()) {
      list.sort((a, b) => a.cost - b.cost);
      // A column at zero reduced cost may be basic: removing it would spoil the basis.
      for (const { index, cost } of list.slice(perAgent)) if (cost > 1e-6) gone.add(index);
    }
    if (gone.size === 0) return undefined;
    const order = [...gone].sort((a, b) => a - b);
    this.#session.removeColumns(Int32Array.from(order, (index) => index + this.#steps));
    const moved = new Map<number, number>();
    const kept: Column[] = [];
    const values: number[] = [];
    this.columns.forEach((column, index) => {
      if (gone.has(index)) {
        this.#known.delete(`${column.agent}:${column.line.join()}`);
        return;
      }
      moved.set(index, kept.length);
      kept.push(column);
      values.push(this.values[index]);
    });
    this.columns.length = 0;
    for (const column of kept) this.columns.push(column);
    this.values = Float64Array.from(values);
    return moved;
  }

  /** Cost of cells for a free agent under row prices. */
  cellCosts(agent: number, rowPrice: Float64Array, out: Float64Array): void {
    const { agents, cellRows } = this.#compiled;
    const { allowed, cost, coverClass } = agents[agent];
    const rowsOf = cellRows[coverClass];
    for (let cell = 0; cell < out.length; cell++) {
      if (allowed[cell] === 0) {
        out[cell] = Number.POSITIVE_INFINITY;
        continue;
      }
      let total = cost[cell];
      const rows = rowsOf[cell];
      for (let i = 0; i < rows.length; i++) total -= rowPrice[rows[i]];
      out[cell] = total;
    }
    this.#closed.get(agent)?.forEach((closed, cell) => {
      if (closed === 1) out[cell] = Number.POSITIVE_INFINITY;
    });
  }

  /** The rows' share of the Lagrangian bound under row prices, constants included. */
  rowBound(rowPrice: Float64Array, outside: number): number {
    const { rowCost, constant } = this.#compiled;
    let bound = constant + outside;
    for (let row = 0; row < rowCost.length; row++) {
      const table = rowCost[row];
      let least = Number.POSITIVE_INFINITY;
      const to = Math.min(table.length - 1, this.base[row] + this.agents.length);
      for (let n = this.base[row]; n <= to; n++) {
        least = Math.min(least, table[n] + rowPrice[row] * (n - this.base[row]));
      }
      bound += least;
    }
    return bound;
  }

  dispose(): void {
    this.#session.dispose();
  }
}
