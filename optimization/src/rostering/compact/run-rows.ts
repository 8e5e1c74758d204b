import { weekdayOf } from '../lines/weekend-parts.js';
import { INF, negative, type Sum, work } from './agent-sums.js';
import type { AgentRows } from './compact-model.js';

/** Runs of days that belong: no `max` + 1 of them on end, and none short of `min` with both ends known. */
export function addRuns(
  rows: AgentRows,
  { min = 1, max }: { readonly min?: number; readonly max?: number },
  belongs: (day: number) => Sum,
): void {
  const { days, pastDays } = rows.compiled;
  const addSum = (upper: number, parts: readonly Sum[], units: number): void => {
    const known = parts.reduce((sum, { constant }) => sum + constant, 0);
    rows.addRow(
      -INF,
      upper - known,
      parts.flatMap(({ entries }) => entries),
      units,
    );
  };
  if (max !== undefined) {
    for (let first = Math.max(-pastDays, -max); first + max < days; first++)
      addSum(
        max,
        Array.from({ length: max + 1 }, (_, index) => belongs(first + index)),
        1,
      );
  }
  // Not one day, `length` days that belong, not one day: the run must break or one of its neighbours join it.
  for (let length = 1; length < min; length++) {
    eachRun(rows, length, (before, run, after) => {
      const ends = [before, after].map((day) => negative(belongs(day)));
      addSum(length - 1, [...ends, ...run.map(belongs)], min - length);
    });
  }
}

/** Every run of `length` days with both neighbours known and its end in the period. */
function eachRun(
  { compiled }: AgentRows,
  length: number,
  visit: (before: number, run: number[], after: number) => void,
): void {
  for (let before = -compiled.pastDays; before + length + 1 < compiled.days; before++) {
    const after = before + length + 1;
    if (after < 0) continue;
    visit(
      before,
      Array.from({ length }, (_, index) => before + 1 + index),
      after,
    );
  }
}

/** Saturday worked if and only if Sunday is. */
export function addCompleteWeekends(rows: AgentRows): void {
  const { days, pastDays } = rows.compiled;
  for (let sunday = 0; sunday < days; sunday++) {
    if (weekdayOf(rows.compiled, sunday) !== 6 || sunday - 1 < -pastDays) continue;
    const [saturday, next] = [work(rows, sunday - 1, 1), work(rows, sunday, 1)];
    for (const [one, other] of [
      [saturday, next],
      [next, saturday],
    ])
      rows.addRow(-INF, other.constant - one.constant, [...one.entries, ...negative(other).entries]);
  }
}
