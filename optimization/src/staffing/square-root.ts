/** Rounds up to whole agents, forgiving the last bits of floating-point error. */
export function wholeAgents(agents: number): number {
  return Math.max(0, Math.ceil(agents - 1e-9));
}

/**
 * Square-root staffing s = ⌈m + β√(z·m)⌉.
 *
 * @param offeredLoad m, mean agents busy (≥ 0)
 * @param beta safety level, from `halfinWhittBeta` or `garnettBeta`
 * @param dispersion z = variance / mean of the arrivals; 1 for Poisson arrivals
 */
export function squareRootStaffing(offeredLoad: number, beta: number, dispersion = 1): number {
  if (!(offeredLoad >= 0 && dispersion >= 0)) {
    throw new RangeError(`offered load and dispersion must be ≥ 0, got ${offeredLoad} and ${dispersion}`);
  }
  return wholeAgents(offeredLoad + beta * Math.sqrt(dispersion * offeredLoad));
}
