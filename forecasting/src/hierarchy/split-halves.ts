import type { Uniform } from '../flow/uniform.js';

/** Beta distribution of the part of each hour's arrivals that comes in its first half. */
export interface HalvesOfHours {
  readonly mean: ArrayLike<number>;
  /** Sum of both Beta parameters. */
  readonly concentration: ArrayLike<number>;
}

/**
 * Splits each arrival of hourly joint paths (`paths[path][hour]`, whole numbers) between the halves of its hour, so that on
 * every path both add up to it: `halves[path][2·hour]` and the one after. Beta-binomial, drawn as Pólya's urn: each arrival
 * draws the next ones of its hour towards its own half.
 */
export function splitHalves(
  paths: readonly ArrayLike<number>[],
  { mean, concentration }: HalvesOfHours,
  uniform: Uniform,
): readonly Int32Array[] {
  return paths.map((path) => {
    const halves = new Int32Array(2 * path.length);
    for (let hour = 0; hour < path.length; hour++) {
      const urn = concentration[hour];
      const firstAtStart = mean[hour] * urn;
      let first = 0;
      for (let drawn = 0; drawn < path[hour]; drawn++)
        if (uniform() * (urn + drawn) < firstAtStart + first) first++;
      halves[2 * hour] = first;
      halves[2 * hour + 1] = path[hour] - first;
    }
    return halves;
  });
}
