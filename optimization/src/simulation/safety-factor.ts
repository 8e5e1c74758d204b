import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { combineKernels, GRID_MINUTES, loadKernel, offeredLoad } from '../staffing/offered-load.js';
import type { StaffingProfile } from '../staffing/profile.js';
import { halfinWhittBeta } from '../staffing/safety-level.js';
import { squareRootStaffing } from '../staffing/square-root.js';
import { type Interval, intervalOf } from './interval.js';
import { scenarioFromProfile } from './scenario-from-profile.js';
import { simulateOnce } from './simulate-once.js';

export interface SafetyFactorInput {
  readonly profile: StaffingProfile;
  readonly skill: string;
  /** Expected arrivals per step of all patients; the first `warmUpSteps` fill the department. */
  readonly arrivals: readonly number[];
  readonly stepMinutes: number;
  readonly warmUpSteps: number;
  /** Length of a spell of care; left out, each patient's care is one spell. */
  readonly spellMinutes?: number;
  readonly runs: number;
}

/** What the staffing formula promises for a skill, what simulation measures, and the factor on β that keeps the promise. */
export interface SafetyFactor {
  readonly skill: string;
  /** Wanted P(wait). */
  readonly promised: number;
  /** Share of spells that waited with s = ⌈m + β√m⌉ in every half-hour. */
  readonly measured: Interval;
  /** Smallest factor c, in steps of 0.05, whose ⌈m + c·β√m⌉ keeps the measured share at or below the promise. */
  readonly factor: number;
  /** Share measured with that factor. */
  readonly corrected: Interval;
}

const STEP = 0.05;
const GREATEST = 4;

/**
 * Measures by simulation whether square-root staffing keeps its promised P(wait) for a skill, all other skills being
 * unlimited, and corrects the safety level if not (in the spirit of Feldman, Mandelbaum, Massey & Whitt 2008). The
 * Halfin–Whitt formula is a limit of large units in a steady state; small units that round up to whole agents, and
 * loads that change fast, miss it to either side. Every factor meets the same patients.
 *
 * @throws RangeError when the profile does not know the skill (a caller's bug)
 */
export function measureSafetyFactor(input: SafetyFactorInput, seed: number): SafetyFactor {
  const { profile } = input;
  const skill = profile.skills.find(({ id }) => id === input.skill);
  if (skill === undefined) throw new RangeError(`the profile has no skill ${input.skill}`);
  const kernel = combineKernels(
    profile.acuities.map((acuity) => ({
      kernel: loadKernel(acuity.stay, input.stepMinutes),
      factor: (acuity.share * (skill.careMinutesPerHour[acuity.id] ?? 0)) / 60,
    })),
    input.stepMinutes,
  );
  const load = offeredLoad(kernel, input.arrivals);
  const beta = halfinWhittBeta(skill.delayProbability);
  const others = profile.skills.map(({ id }) => id).filter((id) => id !== skill.id);
  const unlimited = new Array<number>((input.arrivals.length * input.stepMinutes) / GRID_MINUTES).fill(
    Number.POSITIVE_INFINITY,
  );
  const delayWith = (factor: number): Interval => {
    const staff = Array.from(load, (work) => squareRootStaffing(work, factor * beta));
    const scenario = scenarioFromProfile(profile, {
      arrivals: input.arrivals,
      stepMinutes: input.stepMinutes,
      warmUpSteps: input.warmUpSteps,
      servers: { ...Object.fromEntries(others.map((id) => [id, unlimited])), [skill.id]: staff },
      order: [skill.id, ...others],
      patienceMinutes: {},
      ...(input.spellMinutes === undefined ? {} : { spellMinutes: input.spellMinutes }),
    });
    const stream = xoroshiro128plus(seed);
    return intervalOf(
      Array.from({ length: input.runs }, () => {
        const own = stream.clone();
        stream.jump();
        const { spells, delayedSpells } = simulateOnce(scenario, own);
        return (delayedSpells[skill.id] ?? 0) / Math.max(1, spells[skill.id] ?? 0);
      }),
    );
  };
  let [low, high] = [0, Math.round(GREATEST / STEP)];
  let corrected = delayWith(GREATEST);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const found = delayWith(middle * STEP);
    if (found.mean <= skill.delayProbability) [high, corrected] = [middle, found];
    else low = middle;
  }
  return {
    skill: skill.id,
    promised: skill.delayProbability,
    measured: delayWith(1),
    factor: Math.round(high * STEP * 100) / 100,
    corrected,
  };
}
