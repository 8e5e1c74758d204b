import type { ArrivalPaths } from './arrival-paths.js';
import { convolve, mixture, type Pmf, pointMass, poissonBinomial } from './pmf.js';

/** Chance that someone of this stream who arrived `age` minutes before the moment asked about is counted then. */
export type ChanceByAge = (stream: string, ageMinutes: number) => number;

const POINTS_PER_SLOT = 4;
const NEGLIGIBLE = 1e-7;

/**
 * Distribution of a count at `leadMinutes` from now: those present, each counted with its own chance (exact
 * Poisson-binomial), plus those to arrive, each counted with the chance of its age then (uniform arrivals in a slot), as a
 * mixture over the arrival paths.
 */
export function countAhead(
  presentChances: ArrayLike<number>,
  arrivals: readonly ArrivalPaths[],
  leadMinutes: number,
  chance: ChanceByAge,
): Pmf {
  const present = poissonBinomial(presentChances);
  const paths = Math.max(0, ...arrivals.map((stream) => stream.counts.length));
  if (paths === 0) return present;
  const chances = arrivals.map((stream) => slotChances(stream, leadMinutes, chance));
  const perPath = Array.from({ length: paths }, (_, path) => pathCount(arrivals, chances, path));
  return convolve(present, mixture(perPath));
}

/** Chance of being counted for an arrival in each slot that starts before the lead. */
function slotChances(arrivals: ArrivalPaths, leadMinutes: number, chance: ChanceByAge): readonly number[] {
  const { slotMinutes, stream } = arrivals;
  const slots = Math.ceil(leadMinutes / slotMinutes);
  return Array.from({ length: slots }, (_, slot) => {
    let sum = 0;
    for (let k = 0; k < POINTS_PER_SLOT; k++) {
      const age = leadMinutes - (slot + (k + 0.5) / POINTS_PER_SLOT) * slotMinutes;
      if (age >= 0) sum += chance(stream, age);
    }
    return sum / POINTS_PER_SLOT;
  });
}

function pathCount(
  arrivals: readonly ArrivalPaths[],
  chances: readonly (readonly number[])[],
  path: number,
): Pmf {
  const each: number[] = [];
  arrivals.forEach((stream, s) => {
    const counts = stream.counts[path];
    for (let slot = 0; slot < Math.min(counts.length, chances[s].length); slot++) {
      if (chances[s][slot] < NEGLIGIBLE) continue;
      for (let n = 0; n < counts[slot]; n++) each.push(chances[s][slot]);
    }
  });
  return each.length === 0 ? pointMass(0) : poissonBinomial(each);
}
