import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Source of numbers uniform on [0, 1). The same seed gives the same numbers, on every platform. */
export type Uniform = () => number;

/** A source from an integer seed (xoroshiro128+). */
export function seededUniform(seed: number): Uniform {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

const CHUNK = 30;

/** A Poisson count: multiplication of uniforms (Knuth), in chunks so that large means do not underflow. */
export function poissonCount(uniform: Uniform, mean: number): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= CHUNK) {
    const limit = Math.exp(-Math.min(rest, CHUNK));
    for (let product = uniform(); product > limit; product *= uniform()) count++;
  }
  return count;
}
