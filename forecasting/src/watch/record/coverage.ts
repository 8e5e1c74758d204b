import type { RecordEntry } from './record-entry.js';

/** Measured coverage of a central interval. `low`–`high` is its 95 % confidence interval, days taken as independent. */
export interface IntervalCoverage {
  /** Nominal coverage, 0.5, 0.8, 0.9 or 0.95. */
  readonly nominal: number;
  readonly measured: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** Central intervals reported: 50, 80, 90 and 95 %. */
export const REPORTED_INTERVALS: readonly number[] = [0.5, 0.8, 0.9, 0.95];

const HOURS_PER_DAY = 24;
const SAME_LEVEL = 1e-9;
const NORMAL_95 = 1.96;

/** Coverage of the reported intervals whose limits every entry holds. Empty for no entries. */
export function intervalCoverage(entries: readonly RecordEntry[]): IntervalCoverage[] {
  return REPORTED_INTERVALS.flatMap((nominal) => {
    const inside: { day: number; inside: number }[] = [];
    for (const entry of entries) {
      const lower = quantileAt(entry, (1 - nominal) / 2);
      const upper = quantileAt(entry, (1 + nominal) / 2);
      if (lower === undefined || upper === undefined) return [];
      const covered = entry.observed >= lower && entry.observed <= upper;
      inside.push({ day: Math.floor(entry.targetHour / HOURS_PER_DAY), inside: Number(covered) });
    }
    if (inside.length === 0) return [];
    const { mean, error } = clusteredMean(inside.map(({ day, inside: value }) => ({ cluster: day, value })));
    return [
      {
        nominal,
        measured: mean,
        low: Math.max(0, mean - NORMAL_95 * error),
        high: Math.min(1, mean + NORMAL_95 * error),
        count: inside.length,
      },
    ];
  });
}

/** The quantile of an entry at a level, or undefined when it holds none. */
export function quantileAt(entry: RecordEntry, level: number): number | undefined {
  const index = entry.levels.findIndex((known) => Math.abs(known - level) < SAME_LEVEL);
  return index < 0 ? undefined : entry.quantiles[index];
}

/** A value and the group of values it moves with. */
export interface ClusteredValue {
  readonly cluster: number;
  readonly value: number;
}

/** Mean and its standard error when values of one cluster move together (Liang & Zeger 1986). */
export function clusteredMean(values: readonly ClusteredValue[]): {
  readonly mean: number;
  readonly error: number;
} {
  const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length;
  const clusters = new Map<number, number>();
  for (const { cluster, value } of values) clusters.set(cluster, (clusters.get(cluster) ?? 0) + value - mean);
  const squares = [...clusters.values()].reduce((sum, deviation) => sum + deviation * deviation, 0);
  const correction = clusters.size > 1 ? clusters.size / (clusters.size - 1) : 1;
  return { mean, error: Math.sqrt(squares * correction) / values.length };
}
