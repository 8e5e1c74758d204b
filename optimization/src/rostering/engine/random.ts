import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded randomness for searches: the same seed gives the same run. */
export interface Random {
  /** Whole number from 0 to `n` − 1. */
  below(n: number): number;
  /** Number in [0, 1). */
  unit(): number;
}

export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const unit = () => (generator.next() >>> 0) / 4294967296;
  // The first outputs of neighbouring seeds are alike.
  for (let skip = 0; skip < 16; skip++) uniformInt(generator, 0, 1);
  return { below: (n) => Math.floor(unit() * n), unit };
}
