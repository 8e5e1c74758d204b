import type { AgentRows } from './compact-model.js';

export type Entry = readonly [column: number, value: number];

export const INF = Number.POSITIVE_INFINITY;

export function labelSet({ compiled }: AgentRows, shifts: readonly string[] | undefined): Set<number> {
  const all = compiled.problem.shifts.map((shift, index) => [shift.id, index + 1] as const);
  return new Set(all.filter(([id]) => shifts === undefined || shifts.includes(id)).map(([, label]) => label));
}

export function minutesOf({ compiled }: AgentRows, table: Int32Array, day: number, label: number): number {
  return table[(day + compiled.pastDays) * compiled.stride + label];
}

export function labels({ compiled }: AgentRows): number[] {
  return Array.from({ length: compiled.stride - 1 }, (_, index) => index + 1);
}

/** A sum of columns and a number. */
export interface Sum {
  readonly entries: readonly Entry[];
  readonly constant: number;
}

/** `value` times "works on `day`" (one of the listed labels, or any): a number where the past is known. */
export function work(rows: AgentRows, day: number, value: number, listed?: ReadonlySet<number>): Sum {
  const counts = (label: number) => listed === undefined || listed.has(label);
  if (day < 0) {
    const label = rows.past(day);
    return { entries: [], constant: label > 0 && counts(label) ? value : 0 };
  }
  const entries = labels(rows)
    .filter(counts)
    .map((label) => [rows.column(day, label), value] as const);
  return { entries, constant: 0 };
}

/** "Off on `day`". */
export function off(rows: AgentRows, day: number): Sum {
  const { entries, constant } = work(rows, day, -1);
  return { entries, constant: constant + 1 };
}

export const negative = ({ entries, constant }: Sum): Sum => ({
  entries: entries.map(([column, value]) => [column, -value] as const),
  constant: -constant,
});
