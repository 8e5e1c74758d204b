/** The windows a crossing is given for, in hours. */
export const CROSSING_WINDOWS_HOURS: readonly number[] = [2, 4, 8, 24];

/**
 * Probability that a count reaches the threshold at least once within a window, from joint sample paths (`paths[k][j]` at
 * (j + 1)·stepMinutes from now): the share of paths whose highest value in the window is at least the threshold.
 * Undefined without paths, or when the window is longer than they are.
 */
export function crossingProbability(
  paths: readonly ArrayLike<number>[],
  threshold: number,
  windowMinutes: number,
  stepMinutes: number,
): number | undefined {
  const steps = Math.floor(windowMinutes / stepMinutes);
  if (paths.length === 0 || paths.some((path) => path.length < steps)) return undefined;
  const crossing = paths.filter((path) => firstReach(path, threshold, steps) !== undefined);
  return crossing.length / paths.length;
}

/** First step (from 0) of a path that reaches the threshold within `steps`, or undefined. */
export function firstReach(path: ArrayLike<number>, threshold: number, steps: number): number | undefined {
  for (let j = 0; j < steps; j++) if (path[j] >= threshold) return j;
  return undefined;
}
