import type { LpBuilder } from '../../lp/lp-model.js';
import type { CompactModel } from '../compact/compact-model.js';
import type { LabelGrid } from '../compile/compile.js';
import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import { leavesOvertimeOut } from './overtime.js';

/** A cell that is worked as overtime where its column is 1. */
export interface OvertimeColumn {
  readonly agent: number;
  readonly cell: number;
  readonly column: number;
  readonly minutes: number;
}

/**
 * Lets cells that are not in the base roster (or were overtime there) be worked as overtime: their minutes then leave
 * the rows of rules that overtime stands outside of. Each agent's overtime stays within what is left of the caps.
 *
 * @param room minutes by agent index; 0 for none
 */
export function addOvertimeColumns(
  compiled: CompiledProblem,
  { lp, columns, origins }: CompactModel,
  base: LabelGrid,
  room: readonly number[],
): readonly OvertimeColumn[] {
  const overtime = new Map<number, OvertimeColumn>();
  for (const agent of compiled.agents) {
    if (room[agent.index] > 0)
      addAgent(compiled, agent, columns[agent.index], base, room[agent.index], lp, overtime);
  }
  origins.forEach((origin, row) => {
    if (origin.kind !== 'rule') return;
    const rule = compiled.agents[origin.agent].rules.find(({ id }) => id === origin.rule);
    if (rule === undefined || !leavesOvertimeOut(rule)) return;
    const entries = lp.rowColumns[row].map(
      (column, entry) => [overtime.get(column), lp.rowValues[row][entry]] as const,
    );
    for (const [found, value] of entries) {
      if (found === undefined) continue;
      lp.rowColumns[row].push(found.column);
      lp.rowValues[row].push(-value);
    }
  });
  return [...overtime.values()];
}

function addAgent(
  { days, stride, pastDays, worked, problem }: CompiledProblem,
  agent: CompiledAgent,
  own: Int32Array,
  base: LabelGrid,
  room: number,
  lp: LpBuilder,
  overtime: Map<number, OvertimeColumn>,
): void {
  const before = new Set(problem.agents[agent.index].overtimeDays ?? []);
  const mine: OvertimeColumn[] = [];
  for (let day = 0; day < days; day++) {
    for (let label = 1; label < stride; label++) {
      const cell = day * stride + label;
      const isNew = base[agent.index * days + day] !== label || before.has(day);
      if (own[cell] < 0 || !isNew) continue;
      const minutes = worked[cell + pastDays * stride];
      const column = lp.addBinary(0);
      lp.addRow(Number.NEGATIVE_INFINITY, 0, [column, own[cell]], [1, -1]);
      mine.push({ agent: agent.index, cell, column, minutes });
      overtime.set(own[cell], { agent: agent.index, cell, column, minutes });
    }
  }
  if (mine.length === 0) return;
  lp.addRow(
    Number.NEGATIVE_INFINITY,
    room,
    mine.map(({ column }) => column),
    mine.map(({ minutes }) => minutes),
  );
}
