import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws of one seeded stream. */
export interface Random {
  /** 0 ≤ x < 1. */
  readonly uniform: () => number;
  readonly normal: () => number;
  readonly poisson: (mean: number) => number;
}

/** Mixes parts into a 32-bit seed (FNV-1a, finished as in MurmurHash3), so that streams named alike do not run alike. */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000'))
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** A stream of its own per name: what one hour draws never depends on what was drawn before it. */
export function randomOf(...parts: readonly (string | number)[]): Random {
  const generator = xoroshiro128plus(seedOf(...parts));
  const uniform = () => (generator.next() >>> 0) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    /** Inversion by multiplication (Knuth); means here stay under 60. */
    poisson(mean) {
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = uniform(); product > limit; product *= uniform()) count += 1;
      return count;
    },
  };
}

/** Log-normal by its median and the standard deviation of its logarithm. */
export const lognormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * random.normal());

/** Draws one of some values, each with its weight. */
export function picker<Value>(
  weighted: readonly (readonly [value: Value, weight: number])[],
): (random: Random) => Value {
  const last = weighted.at(-1);
  if (!last) throw new Error('picker needs at least one value');
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  return (random) => {
    let left = random.uniform() * total;
    for (const [value, weight] of weighted) {
      left -= weight;
      if (left < 0) return value;
    }
    return last[0];
  };
}
