import type { CostStep, CoverNeed, RosterProblem } from '../problem/roster-problem.js';
import type { Disruption } from './disruption.js';
import { changedNeed } from './disruption.js';

/** How much dearer it is to fall under a safety minimum than under the roster's own cover. */
const UNDER_MINIMUM = 10;
const HALF_HOUR = 30;

/**
 * Cover that a re-planned roster is to restore: of each need the people the roster had (no more than were needed), and
 * what was added since. One missing person costs 1 per half-hour, 10 under the hard minimum; more people cost nothing.
 *
 * @param present people at each need in the roster before the disruption, in the problem's order
 */
export function coverTargets(
  problem: RosterProblem,
  present: readonly number[],
  { needs }: Disruption,
): readonly CoverNeed[] {
  return problem.cover.map((need, index): CoverNeed => {
    const target = Math.max(
      0,
      Math.min(need.need, present[index]) + changedNeed(need, problem, needs) - need.need,
    );
    const { hardMin: _hardMin, ...rest } = need;
    const halfHours = Math.max(1, Math.round(minutesOf(need, problem) / HALF_HOUR));
    const above = target - Math.min(target, need.hardMin ?? 0);
    const steps: readonly CostStep[] = [
      ...(above > 0 ? [{ width: above, cost: halfHours }] : []),
      { cost: halfHours * UNDER_MINIMUM },
    ];
    return { ...rest, need: target, shortage: steps, surplus: [{ cost: 0 }] };
  });
}

function minutesOf(need: CoverNeed, problem: RosterProblem): number {
  if (need.on === 'interval') return need.toMinute - need.fromMinute;
  return problem.shifts.find(({ id }) => id === need.shift)?.durationMinutes ?? HALF_HOUR;
}
