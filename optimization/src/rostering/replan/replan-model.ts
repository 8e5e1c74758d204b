import type { LpModel } from '../../lp/lp-model.js';
import { compactModel } from '../compact/compact-model.js';
import type { LabelGrid } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import { addOvertimeColumns, type OvertimeColumn } from './overtime-columns.js';

/** What a re-planning weighs, as costs of the columns of one model. */
export interface ReplanModel {
  readonly lp: LpModel;
  /** Column of each agent's cells (`day * stride + label`), −1 where the cell cannot be used. */
  readonly columns: readonly Int32Array[];
  readonly overtime: readonly OvertimeColumn[];
  /** Columns of cells as they were, and of work on days that were off: all others change a shift for another. */
  readonly kept: readonly number[];
  readonly additions: readonly number[];
  readonly others: readonly number[];
  /** Half-hours of people missing under the targets. */
  readonly missing: Objective;
  /** Cells changed. */
  readonly changes: Objective;
  /** Price of changes, wishes, soft rules missed and overtime. */
  readonly price: Objective;
}

/** A linear cost of a point. */
export interface Objective {
  readonly costs: readonly number[];
  readonly constant: number;
}

export interface ReplanModelInput {
  /** Targets as cover, wishes as requests, cells closed that may not move. */
  readonly compiled: CompiledProblem;
  readonly base: LabelGrid;
  /** Price of a change on each day. */
  readonly changePrice: readonly number[];
  /** Minutes of overtime that each agent, by index, may be asked for. */
  readonly overtimeRoom: readonly number[];
  readonly overtimeMinutePrice: number;
}

/** The compact model of a re-planning, with its three objectives beside it. */
export function replanModel(input: ReplanModelInput): ReplanModel {
  const { compiled, base, changePrice } = input;
  const { days, stride } = compiled;
  const compact = compactModel(compiled);
  const { lp, columns, constant } = compact;
  const overtime = addOvertimeColumns(compiled, compact, base, input.overtimeRoom);
  const missing = [...lp.columnCost];
  const changes = missing.map(() => 0);
  const price = missing.map(() => 0);
  const cells = { kept: [] as number[], additions: [] as number[], others: [] as number[] };
  let [changesConstant, priceConstant] = [0, compiled.constant];
  for (const agent of compiled.agents) {
    const own = columns[agent.index];
    for (let day = 0; day < days; day++) {
      const kept = base[agent.index * days + day];
      // Closed by an absence: leaving it is no change.
      const keptOpen = agent.allowed[day * stride + kept] === 1;
      if (keptOpen && kept > 0) {
        changesConstant += 1;
        priceConstant += changePrice[day];
      }
      for (let label = 1; label < stride; label++) {
        const column = own[day * stride + label];
        if (column < 0) continue;
        missing[column] = 0;
        price[column] = agent.cost[day * stride + label];
        (label === kept ? cells.kept : kept === 0 ? cells.additions : cells.others).push(column);
        if (!keptOpen || (kept > 0 && label !== kept)) continue;
        const sign = label === kept ? -1 : 1;
        changes[column] = sign;
        price[column] += sign * changePrice[day];
      }
    }
  }
  for (const column of compact.misses) [missing[column], price[column]] = [0, missing[column]];
  for (const { column, minutes } of overtime) price[column] = minutes * input.overtimeMinutePrice;
  return {
    lp,
    columns,
    overtime,
    ...cells,
    missing: { costs: missing, constant: constant - compiled.constant },
    changes: { costs: changes, constant: changesConstant },
    price: { costs: price, constant: priceConstant },
  };
}

/** Value of an objective at a point. */
export function valueAt({ costs, constant }: Objective, values: Float64Array): number {
  return costs.reduce((sum, cost, column) => (cost === 0 ? sum : sum + cost * values[column]), constant);
}

/** The model with another objective, and with some objectives held to a limit. */
export function withObjective(
  { lp }: ReplanModel,
  objective: Objective,
  limits: readonly { readonly objective: Objective; readonly most: number }[] = [],
): LpModel {
  const rows = limits.map(({ objective: limited, most }) => {
    const columns = limited.costs.flatMap((cost, column) => (cost === 0 ? [] : [column]));
    return {
      columns,
      values: columns.map((column) => limited.costs[column]),
      upper: most - limited.constant,
    };
  });
  return {
    ...lp,
    columnLower: lp.columnLower,
    columnUpper: lp.columnUpper,
    integer: lp.integer,
    columnCost: objective.costs,
    rowLower: [...lp.rowLower, ...rows.map(() => Number.NEGATIVE_INFINITY)],
    rowUpper: [...lp.rowUpper, ...rows.map(({ upper }) => upper)],
    rowColumns: [...lp.rowColumns, ...rows.map(({ columns }) => columns)],
    rowValues: [...lp.rowValues, ...rows.map(({ values }) => values)],
  };
}

/** The model with every shift kept; where `open` is false nobody comes on a day off either. */
export function withKept({ kept, additions, others }: ReplanModel, lp: LpModel, open: boolean): LpModel {
  const columnLower = [...lp.columnLower];
  const columnUpper = [...lp.columnUpper];
  for (const column of kept) columnLower[column] = 1;
  for (const column of open ? others : [...others, ...additions]) columnUpper[column] = 0;
  return { ...lp, columnLower, columnUpper };
}

/** Labels of a point. */
export function gridOf(
  { days, stride, agents }: CompiledProblem,
  columns: readonly Int32Array[],
  values: Float64Array,
): LabelGrid {
  const grid = new Uint8Array(agents.length * days);
  for (const agent of agents) {
    columns[agent.index].forEach((column, cell) => {
      if (column >= 0 && values[column] > 0.5)
        grid[agent.index * days + Math.floor(cell / stride)] = cell % stride;
    });
  }
  return grid;
}
