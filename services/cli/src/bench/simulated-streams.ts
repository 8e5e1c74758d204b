import { type CountSeries, seededUniform, splitPaths, streamShare } from '@releve/forecasting';

const HOURS = 24;
const WEEKS_LEARNED = 26;
/** Share of the arrivals, and how much it moves from day to day (a uniform factor round 1). */
const LAWS = [
  { name: 'stream of 30 %', share: 0.3, moves: 0.2 },
  { name: 'stream of 4 %', share: 0.04, moves: 0.2 },
] as const;

/** A stream drawn from the arrivals by a known law, and the split of the site's paths by what its past shows. */
export interface SimulatedStream {
  readonly name: string;
  readonly counts: Float64Array;
  split(paths: readonly Float64Array[], known: number, seed: number): readonly ArrayLike<number>[];
}

export function simulatedStreams(series: CountSeries): readonly SimulatedStream[] {
  // The laws know no hour: any numbering of the week will do.
  const slotOf = (i: number): number => i % (7 * HOURS);
  return LAWS.map(({ name, share, moves }, law) => {
    const counts = drawn(series.values, share, moves, law + 1);
    return {
      name,
      counts,
      split(paths, known, seed) {
        const from = Math.max(0, known - WEEKS_LEARNED * 7 * HOURS);
        const past = (values: Float64Array) => values.subarray(from, known);
        const learned = streamShare({
          total: past(series.values),
          stream: past(counts),
          slots: Array.from({ length: known - from }, (_, i) => slotOf(from + i)),
        });
        const shares = Float64Array.from(paths[0], (_, step) => learned.at(slotOf(known + step), step));
        return splitPaths(paths, { shares: [shares], spreads: [learned.spread] }, seededUniform(seed))[0];
      },
    };
  });
}

function drawn(total: Float64Array, share: number, moves: number, seed: number): Float64Array {
  const uniform = seededUniform(seed);
  let today = share;
  return total.map((count, i) => {
    if (i % HOURS === 0) today = share * (1 + moves * (2 * uniform() - 1));
    if (Number.isNaN(count)) return count;
    let seen = 0;
    for (let n = 0; n < count; n++) if (uniform() < today) seen++;
    return seen;
  });
}
