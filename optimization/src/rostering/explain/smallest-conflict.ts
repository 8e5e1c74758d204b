/** What a check can say of a set of members: `unknown` counts as "perhaps possible". */
export type Check<T> = (members: readonly T[]) => 'infeasible' | 'feasible' | 'unknown';

/** A conflict none of whose members can be left out, unless `smallest` is false: then time ran out. */
export interface SmallConflict<T> {
  readonly members: readonly T[];
  readonly smallest: boolean;
}

/**
 * Shrinks a conflicting set by dividing it (QuickXplain: Junker, AAAI 2004): about k·log(n/k) checks for k members
 * out of n. Members listed first are dropped last.
 *
 * @param members a set that conflicts as a whole
 * @param mayContinue asked before each check; false leaves what is left unshrunk
 */
export function smallestConflict<T>(
  members: readonly T[],
  check: Check<T>,
  mayContinue: () => boolean,
): SmallConflict<T> {
  let smallest = true;
  const explain = (background: readonly T[], changed: boolean, candidates: readonly T[]): readonly T[] => {
    if (!mayContinue()) {
      smallest = false;
      return candidates;
    }
    if (changed && check(background) === 'infeasible') return [];
    if (candidates.length <= 1) return candidates;
    const half = Math.ceil(candidates.length / 2);
    const [first, second] = [candidates.slice(0, half), candidates.slice(half)];
    const fromSecond = explain([...background, ...first], first.length > 0, second);
    const fromFirst = explain([...background, ...fromSecond], fromSecond.length > 0, first);
    return [...fromFirst, ...fromSecond];
  };
  const found = explain([], true, members);
  return { members: found, smallest };
}
