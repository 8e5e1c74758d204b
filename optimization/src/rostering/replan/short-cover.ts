import type { CoverNeed, RosterProblem } from '../problem/roster-problem.js';

/** A stretch of a day on which people are missing. */
export interface ShortCover {
  readonly day: number;
  readonly skill?: string;
  /** Minutes after local midnight of `day`; beyond 1440 on the next day. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly wanted: number;
  readonly present: number;
}

/** Where fewer are present than wanted; half-hours that follow one another and lack the same are one stretch. */
export function shortCover(
  problem: RosterProblem,
  targets: readonly CoverNeed[],
  present: readonly number[],
): readonly ShortCover[] {
  const stretches: ShortCover[] = [];
  targets.forEach((need, index) => {
    if (present[index] >= need.need) return;
    const skill = need.skill === undefined ? {} : { skill: need.skill };
    const next = {
      day: need.day,
      ...skill,
      ...span(need, problem),
      wanted: need.need,
      present: present[index],
    };
    const last = stretches.findLastIndex((one) => one.skill === need.skill);
    const before = stretches[last];
    if (before !== undefined && follows(before, next))
      stretches[last] = { ...before, toMinute: before.toMinute + next.toMinute - next.fromMinute };
    else stretches.push(next);
  });
  return stretches;
}

/** Where fewer are present than any legal roster must have. */
export const belowMinimum = (problem: RosterProblem, present: readonly number[]): readonly ShortCover[] =>
  shortCover(
    problem,
    problem.cover.map((need) => ({ ...need, need: need.hardMin ?? 0 })),
    present,
  );

function span(
  need: CoverNeed,
  problem: RosterProblem,
): { readonly fromMinute: number; readonly toMinute: number } {
  if (need.on === 'interval') return { fromMinute: need.fromMinute, toMinute: need.toMinute };
  const shift = problem.shifts.find(({ id }) => id === need.shift);
  const fromMinute = shift?.startMinute ?? 0;
  return { fromMinute, toMinute: fromMinute + (shift?.durationMinutes ?? 0) };
}

function follows(before: ShortCover, next: ShortCover): boolean {
  return (
    before.wanted === next.wanted &&
    before.present === next.present &&
    before.day * 1440 + before.toMinute === next.day * 1440 + next.fromMinute
  );
}
