import type { LpBuilder } from '../../lp/lp-model.js';
import type { LpSolution, LpSolver } from '../../lp/lp-solver.js';
import { type ConflictModel, type ConflictRow, subModel } from './conflict-model.js';

/** How far each elastic group had to give, and the rows whose duals prove that it had to. */
export interface ElasticResult {
  readonly status: LpSolution['status'];
  /** Least total give, weighted; more than 0 proves that the rows conflict. */
  readonly total: number;
  /** Give of each group that had to give: people for cover, 0–1 for requests. */
  readonly give: ReadonlyMap<string, number>;
  /** The rows that take part in the proof. */
  readonly support: readonly ConflictRow[];
}

/**
 * Solves the relaxation with some groups allowed to give, each at a price: covers may lack people (one slack a row),
 * requests may be refused (one slack for all rows of the request).
 *
 * @param priceOf price of one unit of give, or undefined for rows that must hold
 * @param whole true for whole shifts and whole gives (a MIP, without a proof by duals)
 */
export function elasticSolve(
  model: ConflictModel,
  rows: readonly ConflictRow[],
  solver: LpSolver,
  priceOf: (group: string) => number | undefined,
  timeLimitSeconds: number,
  whole = false,
): ElasticResult {
  const lp = subModel(model, rows, whole);
  const slacks = new Map<string, readonly number[]>();
  rows.forEach((row, index) => {
    const price = row.group === null ? undefined : priceOf(row.group);
    if (row.group === null || price === undefined) return;
    const isCover = row.group.startsWith('cover/');
    const known = slacks.get(row.group);
    const pieces = known ?? (isCover ? shortfall(lp, price, whole) : [lp.addColumn(price, 0, 1, whole)]);
    slacks.set(row.group, pieces);
    lp.rowColumns[index].push(...pieces);
    lp.rowValues[index].push(...pieces.map(() => (isCover || row.lower > 0 ? 1 : -1)));
  });
  const solution = solver.solve(lp, {
    timeLimitSeconds: Math.max(0.1, timeLimitSeconds),
    ...(whole ? { relativeGap: 0.05 } : {}),
  });
  const { values, rowDuals } = solution;
  const give = new Map<string, number>();
  for (const [group, pieces] of slacks) {
    const amount = pieces.reduce((sum, piece) => sum + (values?.[piece] ?? 0), 0);
    if (amount > 1e-6) give.set(group, amount);
  }
  return {
    status: solution.status,
    total: solution.objective ?? 0,
    give,
    support: rowDuals === undefined ? [] : rows.filter((_row, index) => Math.abs(rowDuals[index]) > 1e-7),
  };
}

/** People missing from a cover, each a little dearer than the one before: shortages are spread, not heaped. */
function shortfall(lp: LpBuilder, price: number, whole: boolean): readonly number[] {
  return [1, 1.05, 1.1, 1.2, 1.4].map((factor, index, all) =>
    lp.addColumn(price * factor, 0, index === all.length - 1 ? Number.POSITIVE_INFINITY : 1, whole),
  );
}
