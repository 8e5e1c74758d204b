import type { LpSolver } from '../../lp/lp-solver.js';
import { type ConflictModel, type ConflictRow, subModel } from './conflict-model.js';
import { type SmallConflict, smallestConflict } from './smallest-conflict.js';

/** How a search for a conflict solves and when it must stop. */
export interface ConflictSearch {
  readonly solver: LpSolver;
  /** Seconds left; 0 or less ends the search with what it has. */
  readonly secondsLeft: () => number;
}

/**
 * Shrinks conflicting rows to groups none of which can be left out. Rows of no group always hold; of those, only
 * the ones that share a column with the others are given to the solver.
 *
 * @param whole true to ask for whole shifts (a MIP); false for the relaxation, which is quicker and sees less
 */
export function conflictOf(
  model: ConflictModel,
  rows: readonly ConflictRow[],
  groups: readonly string[],
  whole: boolean,
  search: ConflictSearch,
): SmallConflict<string> {
  const { members, smallest } = smallestConflict(
    bundles(model, rows, inOrder(groups)),
    (some) => feasibility(model, rowsOf(rows, some.flat()), whole, search),
    () => search.secondsLeft() > 0,
  );
  return { members: members.flat(), smallest };
}

/** Covers past this many are kept or dropped together with those of the same size: a shortage of the whole period. */
const COVERS_APART = 12;

/** Groups to keep or drop together: each alone, save covers when there are very many. */
function bundles(
  model: ConflictModel,
  rows: readonly ConflictRow[],
  groups: readonly string[],
): readonly (readonly string[])[] {
  const covers = groups.filter((key) => key.startsWith('cover/'));
  if (covers.length <= COVERS_APART) return groups.map((key) => [key]);
  const alike = new Map<string, string[]>();
  for (const key of covers) {
    const row = rows.find(({ group }) => group === key);
    const labels = new Set(row?.columns.map((column) => model.labelOf[column]));
    const kind = `${row?.lower} ${[...labels].join()}`;
    alike.set(kind, [...(alike.get(kind) ?? []), key]);
  }
  return [...alike.values(), ...groups.filter((key) => !key.startsWith('cover/')).map((key) => [key])];
}

/** Rows of the groups, and the ungrouped rows that touch their columns. */
export function rowsOf(rows: readonly ConflictRow[], groups: readonly string[]): readonly ConflictRow[] {
  const wanted = new Set(groups);
  const asked = rows.filter((row) => row.group !== null && wanted.has(row.group));
  const used = new Set(asked.flatMap((row) => row.columns));
  return [
    ...asked,
    ...rows.filter((row) => row.group === null && row.columns.some((column) => used.has(column))),
  ];
}

export function feasibility(
  model: ConflictModel,
  rows: readonly ConflictRow[],
  whole: boolean,
  search: ConflictSearch,
): 'infeasible' | 'feasible' | 'unknown' {
  if (rows.some((row) => row.columns.length === 0 && (row.lower > 0 || row.upper < 0))) return 'infeasible';
  const { status, values } = search.solver.solve(subModel(model, rows, whole), {
    timeLimitSeconds: Math.max(0.05, search.secondsLeft()),
    relativeGap: 1,
  });
  if (status === 'infeasible') return 'infeasible';
  return status === 'optimal' || values !== undefined ? 'feasible' : 'unknown';
}

/** What a person can act on comes first and so is blamed first; the law comes last. */
function inOrder(groups: readonly string[]): readonly string[] {
  const rank = (key: string) => {
    if (key.startsWith('cover/')) return 0;
    if (key.startsWith('request/')) return 1;
    return key === 'skill' ? 3 : key.startsWith('rule/contract') ? 2 : 4;
  };
  return [...groups].sort((a, b) => rank(a) - rank(b));
}
