import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { normalQuantile } from '../staffing/normal.js';
import { type StayDistribution, stillPresent } from '../staffing/stay.js';

/** A uniform draw strictly inside (0, 1). */
export function drawUniform(random: RandomGenerator): number {
  return Math.max(uniformFloat64(random), 2 ** -53);
}

export function drawExponential(mean: number, random: RandomGenerator): number {
  return -mean * Math.log(drawUniform(random));
}

/** A duration in minutes. */
export function drawMinutes(duration: StayDistribution, random: RandomGenerator): number {
  switch (duration.kind) {
    case 'exponential':
      return drawExponential(duration.meanMinutes, random);
    case 'fixed':
      return duration.minutes;
    case 'lognormal':
      return duration.medianMinutes * Math.exp(duration.sigma * normalQuantile(drawUniform(random)));
    case 'empirical':
      return empiricalQuantile(duration, drawUniform(random));
  }
}

/** A Poisson draw, by exponential gaps: exact, and quick enough for the arrivals of an hour. */
export function drawPoisson(mean: number, random: RandomGenerator): number {
  let count = -1;
  for (let sum = 0; sum <= mean; count += 1) sum += drawExponential(1, random);
  return count;
}

function empiricalQuantile(
  duration: Extract<StayDistribution, { kind: 'empirical' }>,
  survival: number,
): number {
  let low = 0;
  let high = duration.points[duration.points.length - 1].minutes;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (stillPresent(duration, middle) > survival) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
