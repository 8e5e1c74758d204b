import type { CompiledProblem } from '../compile/compiled-problem.js';

/**
 * What one missing person typically costs: the size that the temperatures of a search must match, whatever the
 * unit of the costs. Hard minima are left out; without any cover, the size of the wishes counts.
 */
export function costScale({ rowCost, rowHardMin, agents }: CompiledProblem): number {
  const shortages: number[] = [];
  rowCost.forEach((table, row) => {
    const least = table.reduce((best, cost, count) => (cost < table[best] ? count : best), 0);
    const from = Math.max(rowHardMin[row], least - 2, 0);
    if (from < least) shortages.push((table[from] - table[least]) / (least - from));
  });
  if (shortages.length > 0) return median(shortages);
  const wishes = agents.flatMap(({ cost }) =>
    Array.from(
      cost.filter((value) => value !== 0),
      Math.abs,
    ),
  );
  return wishes.length > 0 ? 10 * median(wishes) : 1;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
