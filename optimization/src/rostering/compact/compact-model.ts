import { LpBuilder } from '../../lp/lp-model.js';
import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import { addLineRule } from './line-rows.js';

/** Where a row of the compact model comes from, so that a conflict can be told in words. */
export type RowOrigin =
  | { readonly kind: 'one-a-day'; readonly agent: number }
  | { readonly kind: 'rule'; readonly agent: number; readonly rule: string }
  | { readonly kind: 'leave' | 'pin' | 'skill'; readonly agent: number; readonly day: number }
  | { readonly kind: 'cover' | 'hard-minimum'; readonly row: number };

/** A roster problem as one MIP: a binary per agent, day and label, every rule as rows. */
export interface CompactModel {
  readonly lp: LpBuilder;
  readonly origins: readonly RowOrigin[];
  /** Column of each agent's cells (`day * stride + label`), −1 where the cell cannot be used. */
  readonly columns: readonly Int32Array[];
  /** Columns by which soft rules are missed; their cost is the penalty. */
  readonly misses: readonly number[];
  /** Cost that stands outside the columns. */
  readonly constant: number;
}

export interface CompactOptions {
  /**
   * For explanations: no costs, no soft cover and no soft rules; leave, pins and skills become rows of their own, and hard
   * minima rows with `hard-minimum` origins. Otherwise forbidden cells have no column.
   */
  readonly feasibilityOnly?: boolean;
}

/** What rule writers need to add rows for one agent. */
export interface AgentRows {
  readonly compiled: CompiledProblem;
  readonly agent: CompiledAgent;
  readonly lp: LpBuilder;
  /** Column of a cell of the period or −1. */
  column(day: number, label: number): number;
  /** Label worked on a past day (0 = off). */
  past(day: number): number;
  /**
   * Asks for Σ value·column in [lower, upper]; entries on column −1 are dropped. Under a soft rule the row may be
   * missed at the rule's penalty for each `units` (default 1) that a step of 1 outside stands for.
   */
  addRow(
    lower: number,
    upper: number,
    entries: readonly (readonly [column: number, value: number])[],
    units?: number,
  ): void;
  /** A row that says what a helping column means: never missed. */
  define(lower: number, upper: number, entries: readonly (readonly [column: number, value: number])[]): void;
  /** A maximum that the past may have used up: a hard rule then only forbids adding to it. */
  limit(max: number): number;
}

const INF = Number.POSITIVE_INFINITY;

export function compactModel(compiled: CompiledProblem, options: CompactOptions = {}): CompactModel {
  const lp = new LpBuilder();
  const origins: RowOrigin[] = [];
  const misses: number[] = [];
  const feasibilityOnly = options.feasibilityOnly === true;
  const addRow = (
    origin: RowOrigin,
    lower: number,
    upper: number,
    entries: readonly (readonly [number, number])[],
  ): void => {
    const sums = new Map<number, number>();
    for (const [column, value] of entries) if (column >= 0) sums.set(column, (sums.get(column) ?? 0) + value);
    if (sums.size === 0 && lower <= 0 && upper >= 0) return;
    origins.push(origin);
    lp.addRow(lower, upper, [...sums.keys()], [...sums.values()]);
  };
  const columns = compiled.agents.map((agent) => addCells(compiled, agent, lp, feasibilityOnly));
  for (const agent of compiled.agents) {
    const own = columns[agent.index];
    const { stride, days, pastDays } = compiled;
    for (let day = 0; day < days; day++) {
      const cells = Array.from({ length: stride - 1 }, (_, i) => [own[day * stride + i + 1], 1] as const);
      addRow({ kind: 'one-a-day', agent: agent.index }, agent.allowed[day * stride] ? 0 : 1, 1, cells);
    }
    if (feasibilityOnly) addForm(compiled, agent, own, addRow);
    for (const rule of feasibilityOnly ? agent.rules : [...agent.rules, ...agent.softRules]) {
      const origin = { kind: 'rule', agent: agent.index, rule: rule.id } as const;
      const { penalty } = rule;
      const slack = (units: number): number => {
        const column = lp.addColumn((penalty ?? 0) * units, 0, INF);
        misses.push(column);
        return column;
      };
      addLineRule(
        {
          compiled,
          agent,
          lp,
          column: (day, label) => (day >= 0 && day < days ? own[day * stride + label] : -1),
          past: (day) => agent.past[day + pastDays] ?? 0,
          addRow: (lower, upper, entries, units = 1) => {
            if (penalty === undefined) addRow(origin, lower, upper, entries);
            else {
              const under = lower === -INF ? [] : [[slack(units), 1] as const];
              const over = upper === INF ? [] : [[slack(units), -1] as const];
              addRow(origin, lower, upper, [...entries, ...under, ...over]);
            }
          },
          define: (lower, upper, entries) => addRow(origin, lower, upper, entries),
          limit: (max) => (penalty === undefined ? Math.max(0, max) : max),
        },
        rule.line,
      );
    }
  }
  const constant = feasibilityOnly ? 0 : compiled.constant;
  return {
    lp,
    origins,
    columns,
    misses,
    constant: constant + addCover(compiled, columns, lp, addRow, feasibilityOnly),
  };
}

function addCells(
  { days, stride }: CompiledProblem,
  agent: CompiledAgent,
  lp: LpBuilder,
  feasibilityOnly: boolean,
): Int32Array {
  const columns = new Int32Array(days * stride).fill(-1);
  for (let cell = 0; cell < columns.length; cell++) {
    if (cell % stride === 0 || (!agent.allowed[cell] && !feasibilityOnly)) continue;
    columns[cell] = lp.addBinary(feasibilityOnly ? 0 : agent.cost[cell]);
  }
  return columns;
}

type RowAdder = (
  origin: RowOrigin,
  lower: number,
  upper: number,
  entries: readonly (readonly [number, number])[],
) => void;

/** Leave, pins and skills as rows, for explanations. */
function addForm(compiled: CompiledProblem, agent: CompiledAgent, own: Int32Array, addRow: RowAdder): void {
  const { problem, stride, days } = compiled;
  const source = problem.agents[agent.index];
  const pins = new Set((source.pins ?? []).map((pin) => pin.day));
  const skills = new Set(source.skills ?? []);
  for (let day = 0; day < days; day++) {
    const closed = { leave: [] as number[], pin: [] as number[], skill: [] as number[] };
    for (let label = 1; label < stride; label++) {
      if (agent.allowed[day * stride + label]) continue;
      const { skill } = problem.shifts[label - 1];
      const kind = skill !== undefined && !skills.has(skill) ? 'skill' : pins.has(day) ? 'pin' : 'leave';
      closed[kind].push(own[day * stride + label]);
    }
    for (const kind of ['leave', 'pin', 'skill'] as const) {
      const entries = closed[kind].map((column) => [column, 1] as const);
      if (entries.length > 0) addRow({ kind, agent: agent.index, day }, 0, 0, entries);
    }
  }
}

/** Cover rows: people present = the sum of convex segments. Returns the cost of nobody being there. */
function addCover(
  compiled: CompiledProblem,
  columns: readonly Int32Array[],
  lp: LpBuilder,
  addRow: RowAdder,
  feasibilityOnly: boolean,
): number {
  const present: number[][] = compiled.rowCost.map(() => []);
  for (const agent of compiled.agents) {
    compiled.cellRows[agent.coverClass].forEach((rows, cell) => {
      const column = columns[agent.index][cell];
      if (column >= 0) for (const row of rows) present[row].push(column);
    });
  }
  let constant = 0;
  compiled.rowCost.forEach((table, row) => {
    const entries = present[row].map((column) => [column, 1] as const);
    const hard = compiled.rowHardMin[row];
    if (feasibilityOnly) {
      if (hard > 0) addRow({ kind: 'hard-minimum', row }, hard, INF, entries);
      return;
    }
    constant += table[0];
    const segments: (readonly [number, number])[] = [];
    for (let from = 0; from + 1 < table.length; ) {
      const slope = table[from + 1] - table[from];
      let to = from + 1;
      while (to + 1 < table.length && Math.abs(table[to + 1] - table[to] - slope) < 1e-9) to++;
      segments.push([lp.addColumn(slope, 0, to - from), -1]);
      from = to;
    }
    addRow({ kind: 'cover', row }, 0, 0, [...entries, ...segments]);
  });
  return constant;
}
