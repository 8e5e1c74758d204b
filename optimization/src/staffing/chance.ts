/** What a sample of needs (one per forecast path, whole agents) says about planning s agents. */
export interface NeedDistribution {
  /** Needs in ascending order. */
  readonly sorted: readonly number[];
}

export function needDistribution(needs: ArrayLike<number>): NeedDistribution {
  if (needs.length === 0) throw new RangeError('a need distribution wants at least one path');
  return { sorted: Array.from(needs).sort((a, b) => a - b) };
}

export function meanNeed(need: NeedDistribution): number {
  return need.sorted.reduce((sum, value) => sum + value, 0) / need.sorted.length;
}

/** P(need > agents): the probability of being short with so many agents. */
export function probabilityShort(need: NeedDistribution, agents: number): number {
  return need.sorted.filter((value) => value > agents).length / need.sorted.length;
}

/** Smallest whole s with P(need > s) ≤ risk: the chance constraint. A risk of 0.2 gives the 80 % quantile. */
export function staffAtRisk(need: NeedDistribution, risk: number): number {
  if (!(risk >= 0 && risk < 1)) throw new RangeError(`risk must lie in [0, 1), got ${risk}`);
  const allowedShort = Math.floor(risk * need.sorted.length + 1e-9);
  return need.sorted[need.sorted.length - 1 - allowedShort];
}

/**
 * Expected shortage E[(need − s)⁺] for s = 0, 1, … up to the greatest need, where it is 0.
 * Convex and decreasing in s, so an optimiser can price it with a piecewise-linear cost.
 */
export function expectedShortage(need: NeedDistribution): readonly number[] {
  const greatest = need.sorted[need.sorted.length - 1];
  const shortage = new Array<number>(greatest + 1).fill(0);
  for (let agents = greatest - 1; agents >= 0; agents -= 1) {
    shortage[agents] = shortage[agents + 1] + probabilityShort(need, agents);
  }
  return shortage;
}
