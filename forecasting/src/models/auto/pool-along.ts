import type { CountSeries } from '../../series/count-series.js';
import { blend, Pool, weightsAtLead } from './pool.js';
import type { Records } from './records.js';
import type { Walk } from './walk.js';

/** Blends every record with the weights of its origin. Settled forecasts teach the pool when their targets have come. */
export function poolAlong(
  walk: Walk,
  history: CountSeries,
  logCorrected: Float64Array,
  extra: readonly Float64Array[],
): { readonly pool: Pool; readonly means: Float64Array } {
  const { records, first } = walk;
  const end = history.values.length;
  const pool = Pool.start(records.meansWidth + extra.length, walk.slots);
  const means = new Float64Array(records.length);
  const settling = byTarget(records, first, end);
  const meansOf = (i: number): Float64Array =>
    records.means(
      i,
      logCorrected[i],
      extra.map((logs) => logs[i]),
    );
  let now = first;
  const goTo = (index: number): void => {
    for (; now < index; now++) teach(pool, walk, settling[now - first], meansOf);
  };
  let blended = blendedBy(pool, walk);
  for (let i = 0; i < records.length; i++) {
    if (records.origin[i] > now) {
      goTo(records.origin[i]);
      blended = blendedBy(pool, walk);
    }
    means[i] = blended(records, i, meansOf(i));
  }
  goTo(end);
  return { pool, means };
}

/** Lets one interval go by, whose forecasts have settled. */
export function teach(
  pool: Pool,
  walk: Walk,
  settled: readonly number[],
  meansOf: (i: number) => Float64Array,
): void {
  const { records, slots } = walk;
  pool.age();
  for (const i of settled) {
    pool.add(meansOf(i), records.count[i], records.lead[i] < slots, walk.weekSlotAt(records.target[i]));
  }
}

/** Blends the members' means of a record as the pool now weighs them. */
export function blendedBy(
  pool: Pool,
  walk: Walk,
): (records: Records, i: number, means: Float64Array) => number {
  const weights = pool.weights();
  return ({ lead, target }, i, means) => {
    const atLead = weightsAtLead(weights, ((lead[i] + 1) * 24) / walk.slots);
    return blend(means, pool.atSlot(atLead, walk.weekSlotAt(target[i])));
  };
}

/** Numbers of the records of each target in [from, to) whose count is known. */
export function byTarget(records: Records, from: number, to: number): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: Math.max(0, to - from) }, () => []);
  for (let i = 0; i < records.length; i++) {
    const at = records.target[i] - from;
    if (at >= 0 && at < lists.length && !Number.isNaN(records.count[i])) lists[at].push(i);
  }
  return lists;
}
