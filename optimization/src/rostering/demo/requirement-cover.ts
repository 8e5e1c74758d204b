import { tzOffset } from '@date-fns/tz/tzOffset';
import type { SkillRequirement } from '../../staffing/requirement.js';
import type { CostStep, CoverNeed, Period } from '../problem/roster-problem.js';

/**
 * Cover needs of a period from a forecast's requirement: one per skill and half-hour, with its floor as the hard
 * minimum and the expected cost of shortage as convex steps, in whole units.
 *
 * The need is where expected shortage ends, so that the optimiser trades every agent at what it is worth; agents
 * beyond it cost `surplusCost` each. An hour that the clocks repeat is asked once, one that they skip never.
 *
 * @param requirements from `requirementFromPaths`; half-hours outside the period are left out
 */
export function coverFromRequirement(
  requirements: readonly SkillRequirement[],
  period: Period,
  surplusCost = 1,
): readonly CoverNeed[] {
  const first = Date.parse(`${period.start}T00:00:00Z`) / 60_000;
  const seen = new Set<string>();
  return requirements.flatMap((requirement): readonly CoverNeed[] => {
    const utcMinute = requirement.startsAt / 60_000;
    const wall = utcMinute + tzOffset(period.zone, new Date(requirement.startsAt)) - first;
    const day = Math.floor(wall / 1440);
    const fromMinute = wall - day * 1440;
    const key = `${requirement.skill} ${wall}`;
    if (day < 0 || day >= period.days || seen.has(key)) return [];
    seen.add(key);
    return [
      {
        on: 'interval',
        day,
        fromMinute,
        toMinute: fromMinute + requirement.minutes,
        skill: requirement.skill,
        need: Math.max(requirement.floor, requirement.shortageCosts.length - 1),
        hardMin: requirement.floor,
        shortage: shortageSteps(requirement),
        surplus: [{ cost: surplusCost }],
      },
    ];
  });
}

/** Price of the first, second … agent missing below the need. Rounding keeps the steps from getting cheaper. */
function shortageSteps({ shortageCosts, floor }: SkillRequirement): readonly CostStep[] {
  const top = shortageCosts.length - 1;
  const steps: CostStep[] = [];
  for (let agents = top - 1; agents >= 0; agents -= 1) {
    const cost = Math.round(shortageCosts[agents] - shortageCosts[agents + 1]);
    const last = steps.at(-1);
    if (last?.width !== undefined && last.cost === cost)
      steps[steps.length - 1] = { width: last.width + 1, cost };
    else steps.push({ width: 1, cost });
  }
  const idle = Math.max(0, floor - top);
  const all = idle > 0 ? [{ width: idle, cost: 0 }, ...steps] : steps;
  return all.length > 0 ? all : [{ cost: 0 }];
}
