import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { LinePricer } from '../lines/line-pricer.js';
import { columnOf, type Master } from './master.js';
import type { Random } from './random.js';

/** Value from which a cell counts as decided, and from which it may be fixed with the first. */
const DECIDED = 1 - 1e-6;
const LIKELY = 0.85;

/**
 * Fixes what the relaxation is surest of, a day of an agent at a time: a smaller step than a whole line, which leaves
 * the rest of the line to answer. Days on which an agent does one thing in every column stay so. False when an agent is
 * left without a line.
 */
export function fixCells(
  compiled: CompiledProblem,
  master: Master,
  pricers: readonly LinePricer[],
  fixed: Uint8Array,
  random: Random,
  { share, noise }: { readonly share: number; readonly noise: number },
): boolean {
  const { days, stride } = compiled;
  const values = new Map<number, Float64Array>();
  master.columns.forEach((column, index) => {
    const value = master.values[index];
    if (fixed[column.agent] || !(value > 1e-6)) return;
    const cells = values.get(column.agent) ?? new Float64Array(days * stride);
    values.set(column.agent, cells);
    for (let day = 0; day < days; day++) cells[day * stride + column.line[day]] += value;
  });
  const open: { agent: number; cell: number; value: number; score: number }[] = [];
  for (const [agent, cells] of values) {
    let best: (typeof open)[number] | undefined;
    for (let cell = 0; cell < cells.length; cell++) {
      const value = cells[cell];
      if (value >= DECIDED || value < 1e-6) continue;
      const score = value + noise * random.unit();
      if (!best || score > best.score) best = { agent, cell, value, score };
    }
    if (best) open.push(best);
  }
  open.sort((a, b) => b.score - a.score);
  const chosen = open.filter(({ value }, rank) => rank === 0 || (rank < share && value >= LIKELY));
  for (const { agent, cell } of chosen) {
    const cells = values.get(agent);
    if (!cells) continue;
    const kept = new Set([cell]);
    cells.forEach((value, at) => {
      if (value >= DECIDED) kept.add(at);
    });
    master.close(agent, othersOf(kept, stride));
  }
  const costs = new Float64Array(days * stride);
  for (const { agent } of chosen) {
    master.cellCosts(agent, master.rowPrice, costs);
    if (pricers[agent].best(costs, Number.POSITIVE_INFINITY, true) === Number.POSITIVE_INFINITY) return false;
    master.add(columnOf(compiled, agent, pricers[agent].line));
  }
  return chosen.length > 0;
}

/** All cells of the same days but these. */
function othersOf(kept: ReadonlySet<number>, stride: number): number[] {
  return [...kept].flatMap((cell) => {
    const row = cell - (cell % stride);
    return Array.from({ length: stride }, (_, label) => row + label).filter((other) => other !== cell);
  });
}
