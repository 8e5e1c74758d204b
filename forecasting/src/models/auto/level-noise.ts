import { robustDeviation } from '../../series/robust-spread.js';
import type { RateCourse } from './rate-course.js';

const LEAST_DAYS = 14;
/** Fewer weeks do not tell how days hang together. */
const LEAST_WEEKS = 10;
const MEMORY_DAYS = 364;
const LEAST_VARIANCE = 5e-4;
/** Of a day's log ratio beyond Poisson, and how many times that in a mean of many days: where a series is too short to tell. */
const USUAL_VARIANCE = 0.01;
const USUAL_INFLATION = 4;
const LARGEST_INFLATION = 10;

/**
 * Long-run variance of a day's log ratio of counts to expected counts, beyond Poisson: what n days' mean varies by is this
 * over n. Days hang together (weather, epidemics), so it is more than one day's variance. Measured by batch means of a week
 * (Law and Kelton; Flegal and Jones 2010) on the year before `length`, with spreads no odd week can move.
 */
export function levelNoise(
  counts: ArrayLike<number>,
  course: Pick<RateCourse, 'logRate' | 'level'>,
  length: number,
  slotsPerDay: number,
): number {
  const end = length - (length % slotsPerDay);
  const days = batches(counts, course, end, slotsPerDay, MEMORY_DAYS);
  if (days.length < LEAST_DAYS) return USUAL_VARIANCE * USUAL_INFLATION;
  const day = Math.max(LEAST_VARIANCE, beyondPoisson(days));
  const weeks = batches(counts, course, end, 7 * slotsPerDay, MEMORY_DAYS / 7);
  if (weeks.length < LEAST_WEEKS) return day * USUAL_INFLATION;
  return Math.min(LARGEST_INFLATION * day, Math.max(day, 7 * beyondPoisson(weeks)));
}

interface Batch {
  readonly logRatio: number;
  readonly poissonVariance: number;
}

/** Ratios of the last `most` whole batches of `size` intervals that have counts. */
function batches(
  counts: ArrayLike<number>,
  { logRate, level }: Pick<RateCourse, 'logRate' | 'level'>,
  last: number,
  size: number,
  most: number,
): readonly Batch[] {
  const found: Batch[] = [];
  for (let end = last; end >= size && found.length < most; end -= size) {
    let [seen, expected] = [0, 0];
    for (let i = end - size; i < end; i++) {
      if (Number.isNaN(counts[i])) continue;
      seen += counts[i];
      expected += Math.exp(logRate.at(i) + level.at(i));
    }
    if (expected <= 0) continue;
    const poissonVariance = 1 / (expected + 0.5);
    found.push({ logRatio: Math.log((seen + 0.5) * poissonVariance), poissonVariance });
  }
  return found;
}

function beyondPoisson(found: readonly Batch[]): number {
  const poisson = found.reduce((sum, { poissonVariance }) => sum + poissonVariance, 0) / found.length;
  return robustDeviation(found.map(({ logRatio }) => logRatio)) ** 2 - poisson;
}
