import { tzOffset } from '@date-fns/tz/tzOffset';
import type { SkillRequirement } from '../../staffing/requirement.js';
import type { CostStep, CoverNeed, Period } from '../problem/roster-problem.js';

/**
 * Cover needs of a period from a forecast's requirement: one per skill and half-hour, with its floor as the hard
 * minimum and expected harm as convex steps, in whole units.
 *
 * With prices, planning s agents costs missing · E[(N − s)⁺] + idle · E[(s − N)⁺] over the forecast's distribution of
 * the need N, counted from its least: the need is where that lies, each agent fewer costs
 * (missing + idle) · P(N > s) − idle, each one more the reverse. Without prices the need is where expected shortage
 * ends, and agents beyond it cost `surplusCost` each. An hour that the clocks repeat is asked once, one that they skip
 * never.
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
        hardMin: requirement.floor,
        ...expectedHarm(requirement, surplusCost),
      },
    ];
  });
}

type Harm = Pick<CoverNeed, 'need' | 'shortage' | 'surplus'>;

function expectedHarm(requirement: SkillRequirement, surplusCost: number): Harm {
  const { floor, shortageCosts, prices } = requirement;
  const top = shortageCosts.length - 1;
  // What agent s + 1 spares, on top of s: falls from agent to agent, since expected shortage is convex.
  const spares = (agents: number): number => {
    const missing = (shortageCosts[agents] ?? 0) - (shortageCosts[agents + 1] ?? 0);
    return prices === undefined ? missing : missing * (1 + prices.idle / prices.missing) - prices.idle;
  };
  let best = prices === undefined ? top : 0;
  while (best < top && spares(best) > 0) best += 1;
  const idle = Math.max(0, floor - best);
  const below = Array.from({ length: best }, (_, missing) => Math.round(spares(best - 1 - missing)));
  const above = Array.from({ length: Math.max(0, top - best) }, (_, extra) =>
    Math.max(0, Math.round(-spares(best + extra))),
  );
  return {
    need: best + idle,
    shortage: endless([...new Array<number>(idle).fill(0), ...below]),
    surplus: endless([
      ...above.slice(idle),
      prices === undefined ? surplusCost : Math.max(Math.round(prices.idle), ...above),
    ]),
  };
}

/** Prices of one agent after another as steps, equal ones joined. Rounding keeps them from getting cheaper. */
function endless(prices: readonly number[]): readonly CostStep[] {
  const steps: { width: number; cost: number }[] = [];
  for (const cost of prices) {
    const last = steps.at(-1);
    if (last?.cost === cost) last.width += 1;
    else steps.push({ width: 1, cost });
  }
  return steps.length > 0 ? steps : [{ cost: 0 }];
}
