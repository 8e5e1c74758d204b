import {
  expectedShortage,
  meanNeed,
  type NeedDistribution,
  needDistribution,
  probabilityShort,
  staffAtRisk,
} from './chance.js';
import { postsAt } from './minimum-posts.js';
import { combineKernels, GRID_MINUTES, type LoadKernel, loadKernel, offeredLoad } from './offered-load.js';
import type { SkillProfile, StaffingProfile } from './profile.js';
import { halfinWhittBeta } from './safety-level.js';
import { squareRootStaffing, wholeAgents } from './square-root.js';

/**
 * Arrivals over the horizon. `acuity` null means all patients together, split by the profile's shares; otherwise
 * one stream per acuity id. Path i of every stream belongs to the same possible future.
 */
export interface ArrivalStream {
  readonly acuity: string | null;
  /** Arrivals per step, one row per path. */
  readonly paths: readonly (readonly number[])[];
  /** Arrivals per step just before the horizon, oldest first; may be empty. */
  readonly history: readonly number[];
}

export interface RequirementInput {
  /** Start of the first step, in milliseconds since 1970 (UTC). */
  readonly startsAt: number;
  /** Length of a step in minutes: a multiple of 30. */
  readonly stepMinutes: number;
  readonly streams: readonly ArrivalStream[];
}

/** Staff of one skill needed in one half-hour. */
export interface SkillRequirement {
  readonly skill: string;
  /** Start of the half-hour, in milliseconds since 1970 (UTC). */
  readonly startsAt: number;
  readonly minutes: number;
  /** Mean work offered, in agents busy. */
  readonly load: number;
  /** Mean, median and 80 % quantile of the agents required, over the forecast's paths. */
  readonly mean: number;
  readonly q50: number;
  readonly q80: number;
  /** Agents below which the unit must never go: minimum posts, and ratios at the median occupancy. */
  readonly floor: number;
  /** Smallest number with P(required > chosen) ≤ the skill's risk, and never below the floor. */
  readonly chosen: number;
  /** P(required > chosen). */
  readonly probabilityShort: number;
  /** `shortageCosts[s]`: expected cost of planning s agents here; convex, falling to 0 at its last entry. */
  readonly shortageCosts: readonly number[];
  /**
   * Price of one agent missing, and of one idle, over this half-hour. The second follows from the accepted risk ε, as
   * price · ε / (1 − ε): with it, staff at that risk cost least in expectation (the newsvendor's critical ratio).
   */
  readonly prices?: { readonly missing: number; readonly idle: number };
}

/**
 * Required staff per skill and half-hour from the forecast's paths.
 *
 * On each path, arrivals become patients present and work (offered load), work becomes agents by square-root
 * staffing for the scatter within the half-hour, and ratios and posts by area hold. The spread between paths is the
 * forecast's uncertainty: it gives the quantiles, the chance constraint and the expected shortage.
 *
 * @throws RangeError when streams are empty or ragged (a caller's bug)
 */
export function requirementFromPaths(
  input: RequirementInput,
  profile: StaffingProfile,
): readonly SkillRequirement[] {
  const { paths, cells } = shape(input);
  const loadsOf = (weights: (acuity: string) => number) => sumOverStreams(input, profile, weights, paths);
  const areaLoads = new Map(
    profile.areas.map((area) => [
      area.id,
      loadsOf((id) => (profile.acuities.find((acuity) => acuity.id === id)?.area === area.id ? 1 : 0)),
    ]),
  );
  return profile.skills.flatMap((skill) => {
    const work = loadsOf((id) => (skill.careMinutesPerHour[id] ?? 0) / 60);
    const beta = halfinWhittBeta(skill.delayProbability) * (skill.safetyFactor ?? 1);
    return Array.from({ length: cells }, (_, cell) => {
      const startsAt = input.startsAt + cell * GRID_MINUTES * 60_000;
      const posts = postsAt(skill.minimumPosts, startsAt, profile.zone);
      const ratioNeeds = work.map((_path, path) => ratioNeed(profile, skill, areaLoads, path, cell));
      const needs = work.map((load, path) =>
        Math.max(posts, ratioNeeds[path], squareRootStaffing(load[cell], beta)),
      );
      const floor = Math.max(posts, staffAtRisk(needDistribution(ratioNeeds), 0.5));
      const load = work.reduce((sum, path) => sum + path[cell], 0) / paths;
      return describe(skill, startsAt, load, floor, needDistribution(needs));
    });
  });
}

function describe(
  skill: SkillProfile,
  startsAt: number,
  load: number,
  floor: number,
  need: NeedDistribution,
): SkillRequirement {
  const chosen = Math.max(floor, staffAtRisk(need, skill.shortRisk));
  const price = skill.shortagePricePerHour * (GRID_MINUTES / 60);
  return {
    skill: skill.id,
    startsAt,
    minutes: GRID_MINUTES,
    load,
    mean: meanNeed(need),
    q50: staffAtRisk(need, 0.5),
    q80: staffAtRisk(need, 0.2),
    floor,
    chosen,
    probabilityShort: probabilityShort(need, chosen),
    shortageCosts: expectedShortage(need).map((missing) => price * missing),
    prices: { missing: price, idle: (price * skill.shortRisk) / (1 - skill.shortRisk) },
  };
}

function ratioNeed(
  profile: StaffingProfile,
  skill: SkillProfile,
  areaLoads: ReadonlyMap<string, readonly Float64Array[]>,
  path: number,
  cell: number,
): number {
  let agents = 0;
  for (const area of profile.areas) {
    const ratio = area.patientsPerAgent[skill.id];
    const present = areaLoads.get(area.id)?.[path][cell] ?? 0;
    const byRatio = ratio === undefined ? 0 : wholeAgents(present / ratio);
    agents += Math.max(byRatio, area.minimumPosts[skill.id] ?? 0);
  }
  return agents;
}

function sumOverStreams(
  input: RequirementInput,
  profile: StaffingProfile,
  weight: (acuity: string) => number,
  paths: number,
): readonly Float64Array[] {
  const totals: Float64Array[] = [];
  for (const stream of input.streams) {
    const kernel = streamKernel(stream, input.stepMinutes, profile, weight);
    for (let path = 0; path < paths; path += 1) {
      const load = offeredLoad(kernel, stream.paths[path], stream.history);
      const total = totals[path];
      if (total === undefined) totals.push(load);
      else for (let cell = 0; cell < load.length; cell += 1) total[cell] += load[cell];
    }
  }
  return totals;
}

function streamKernel(
  stream: ArrivalStream,
  stepMinutes: number,
  profile: StaffingProfile,
  weight: (acuity: string) => number,
): LoadKernel {
  const parts = profile.acuities
    .filter((acuity) => stream.acuity === null || stream.acuity === acuity.id)
    .map((acuity) => ({
      kernel: loadKernel(acuity.stay, stepMinutes),
      factor: weight(acuity.id) * (stream.acuity === null ? acuity.share : 1),
    }));
  return combineKernels(
    parts.filter((part) => part.factor > 0),
    stepMinutes,
  );
}

function shape(input: RequirementInput): { readonly paths: number; readonly cells: number } {
  const paths = input.streams[0]?.paths.length ?? 0;
  const steps = input.streams[0]?.paths[0]?.length ?? 0;
  if (paths === 0 || steps === 0) throw new RangeError('a requirement wants at least one path of one step');
  for (const stream of input.streams) {
    if (stream.paths.length !== paths || stream.paths.some((path) => path.length !== steps)) {
      throw new RangeError(`all streams want ${paths} paths of ${steps} steps (stream ${stream.acuity})`);
    }
  }
  return { paths, cells: (steps * input.stepMinutes) / GRID_MINUTES };
}
