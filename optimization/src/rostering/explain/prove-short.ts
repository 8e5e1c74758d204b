import type { ConflictModel, ConflictRow } from './conflict-model.js';
import { type ElasticResult, elasticSolve } from './elastic.js';
import type { ConflictSearch } from './find-conflict.js';

/** A proof that covers cannot be met: the rows it stands on, and how many people are missing where. */
export interface Proof {
  readonly rows: readonly ConflictRow[];
  readonly give: ReadonlyMap<string, number>;
}

/**
 * Looks for covers that cannot be met within windows of so many days, the first length first. Rows that
 * reach out of a window are left aside, which can hide a conflict there but never make one up.
 */
export function proveShort(
  model: ConflictModel,
  lengths: readonly number[],
  search: ConflictSearch,
): Proof | undefined {
  const coverOnly = (group: string) => (group.startsWith('cover/') ? 1 : undefined);
  const quick = model.rows.filter((row) => !row.slow);
  const days = quick.reduce((last, row) => Math.max(last, row.lastDay), 0) + 1;
  for (const length of lengths) {
    const give = new Map<string, number>();
    let support: readonly ConflictRow[] | undefined;
    for (let from = 0; from < days; from += length) {
      const rows = quick.filter(({ firstDay, lastDay }) => firstDay >= from && lastDay < from + length);
      const elastic: ElasticResult = elasticSolve(
        model,
        rows,
        search.solver,
        coverOnly,
        search.secondsLeft(),
      );
      if (elastic.status !== 'optimal' || elastic.total <= 1e-6) continue;
      support ??= [...elastic.support, ...rows.filter((row) => row.group === null)];
      for (const [group, missing] of elastic.give) give.set(group, missing);
    }
    if (support !== undefined) return { rows: support, give };
  }
  return undefined;
}
