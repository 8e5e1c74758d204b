import { LpBuilder } from '../../lp/lp-model.js';
import { compactModel, type RowOrigin } from '../compact/compact-model.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { Agent } from '../problem/roster-problem.js';

/** A row of the feasibility model under the name of what asks for it. */
export interface ConflictRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
  /** Key of the group (`rule/ID`, `request/AGENT/KIND/DAY`, `skill`, `cover/ROW`); null for what always holds. */
  readonly group: string | null;
  /** Index of the agent, −1 for cover. */
  readonly agent: number;
  /** Rests over windows of days: many rows that seldom matter, left out of the first look. */
  readonly slow: boolean;
  /** First and last day of the row's cells; rows without cells belong to every day. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Everything that can conflict, as rows over 0–1 columns. */
export interface ConflictModel {
  readonly rows: readonly ConflictRow[];
  readonly columnLower: readonly number[];
  readonly columnUpper: readonly number[];
  readonly integer: readonly boolean[];
  /** Column of each agent's cells (`day * stride + label`), −1 where there is none. */
  readonly columns: readonly Int32Array[];
  /** Label of each column's cell, 0 for columns that are no cell. */
  readonly labelOf: Uint8Array;
}

const INF = Number.POSITIVE_INFINITY;

/** The compact model's rows, grouped by what a person would recognise, and tightened where counts are whole. */
export function conflictModel(compiled: CompiledProblem): ConflictModel {
  const model = compactModel(compiled, { feasibilityOnly: true });
  const slowRules = new Set(
    compiled.agents.flatMap(({ rules }) =>
      rules
        .filter(({ line }) => line.kind === 'weekly-rest' || line.kind === 'rest-days')
        .map(({ id }) => id),
    ),
  );
  const dayOf = new Int32Array(model.lp.columnLower.length).fill(-1);
  const labelOf = new Uint8Array(model.lp.columnLower.length);
  for (const own of model.columns) {
    own.forEach((column, cell) => {
      if (column < 0) return;
      dayOf[column] = Math.floor(cell / compiled.stride);
      labelOf[column] = cell % compiled.stride;
    });
  }
  const rows = model.origins.flatMap((origin, index): readonly ConflictRow[] => {
    const columns = model.lp.rowColumns[index];
    const row: ConflictRow = {
      columns,
      values: model.lp.rowValues[index],
      // Columns are never negative: a lower bound of 0 says nothing, and would tie a slack.
      lower:
        model.lp.rowLower[index] === 0 && allPositive(model.lp.rowValues[index])
          ? -INF
          : model.lp.rowLower[index],
      upper: model.lp.rowUpper[index],
      group: groupOf(origin, compiled),
      agent: 'agent' in origin ? origin.agent : -1,
      slow: origin.kind === 'rule' && slowRules.has(origin.rule),
      ...daysOf(columns, dayOf),
    };
    if (isBan(row))
      return columns.map((column) => ({
        ...row,
        columns: [column],
        values: [1],
        ...daysOf([column], dayOf),
      }));
    if (origin.kind !== 'one-a-day' || row.lower <= 0) return wholeCounts(row, model.lp);
    const pin = requestKey(compiled.problem.agents[origin.agent], 'pin', row.firstDay);
    return [
      { ...row, lower: -INF },
      { ...row, upper: INF, group: pin },
    ];
  });
  const { columnLower, columnUpper, integer } = model.lp;
  return { rows, columnLower, columnUpper, integer, columns: model.columns, labelOf };
}

/** An LP or MIP of some rows, with only the columns they use. */
export function subModel(model: ConflictModel, rows: readonly ConflictRow[], whole: boolean): LpBuilder {
  const lp = new LpBuilder();
  const index = new Map<number, number>();
  const columnOf = (column: number): number => {
    const known = index.get(column);
    if (known !== undefined) return known;
    const added = lp.addColumn(
      0,
      model.columnLower[column],
      model.columnUpper[column],
      whole && model.integer[column],
    );
    index.set(column, added);
    return added;
  };
  for (const row of rows) lp.addRow(row.lower, row.upper, row.columns.map(columnOf), [...row.values]);
  return lp;
}

/** Key of the request (a run of days of one kind) that closes a cell of an agent. */
export function requestKey(agent: Agent, kind: 'leave' | 'pin', day: number): string {
  return `request/${agent.id}/${kind}/${requestStart(agent, kind, day)}`;
}

function requestStart(agent: Agent, kind: 'leave' | 'pin', day: number): number {
  if (kind === 'pin') return day;
  const days = new Set((agent.leave ?? []).map((leave) => leave.day));
  // A whole day of leave also closes the shifts of the eve that end in it.
  let start = [day, day + 1, day + 2].find((candidate) => days.has(candidate)) ?? day;
  while (days.has(start - 1)) start -= 1;
  return start;
}

function allPositive(values: readonly number[]): boolean {
  return values.every((value) => value > 0);
}

function groupOf(origin: RowOrigin, compiled: CompiledProblem): string | null {
  switch (origin.kind) {
    case 'one-a-day':
      return null;
    case 'rule':
      return origin.rule === 'no-overlap' ? null : `rule/${origin.rule}`;
    case 'leave':
    case 'pin':
      return requestKey(compiled.problem.agents[origin.agent], origin.kind, origin.day);
    case 'skill':
      return 'skill';
    case 'cover':
    case 'hard-minimum':
      return `cover/${origin.row}`;
  }
}

/**
 * Over 0–1 columns, Σ aᵢxᵢ ≤ b gives Σ xᵢ ≤ ⌊b / min aᵢ⌋, and ≥ likewise: what makes the relaxation see whole shifts.
 * Where all aᵢ are the same it says all that the row does, and takes its place.
 */
function wholeCounts(row: ConflictRow, lp: LpBuilder): readonly ConflictRow[] {
  if (row.values.length === 0 || row.columns.some((column) => !lp.integer[column])) return [row];
  const least = Math.min(...row.values);
  const most = Math.max(...row.values);
  if (!(least > 1)) return [row];
  const upper = Number.isFinite(row.upper) ? Math.floor(row.upper / least + 1e-9) : INF;
  const lower = Number.isFinite(row.lower) ? Math.ceil(row.lower / most - 1e-9) : -INF;
  const counted = { ...row, values: row.values.map(() => 1), lower, upper };
  return least === most ? [counted] : [row, counted];
}

/** A row that says 0 to each of its columns: they can be told one by one, each on its own day. */
function isBan(row: ConflictRow): boolean {
  return row.columns.length > 1 && row.upper === 0 && !(row.lower > 0) && allPositive(row.values);
}

function daysOf(
  columns: readonly number[],
  dayOf: Int32Array,
): { readonly firstDay: number; readonly lastDay: number } {
  const days = columns.map((column) => dayOf[column]).filter((day) => day >= 0);
  return { firstDay: Math.min(...days), lastDay: Math.max(...days) };
}
