import type { Unit } from '@releve/contracts';
import {
  GRID_MINUTES,
  type SkillRequirement,
  type StaffingProfile,
  serversFromRoster,
} from '@releve/optimization';
import { unavailable } from '@releve/platform';
import { daysBetween } from '../civil-days.js';
import type { PlannerDeps } from '../deps.js';
import { beyondForecast } from '../operations/beyond-forecast.js';
import { computeRequirement, instantsOf } from '../operations/compute-requirement.js';
import type { StoredPaths, StoredRoster, StoredUnit } from '../store.js';
import type { DepartmentInput } from './simulation-job.js';

const HOUR_MS = 3_600_000;
const SEEN_BY = 'doctor';

export interface Window {
  readonly from: string;
  readonly days: number;
}

/** A department ready to be simulated, and what it stands on. */
export interface Department {
  readonly input: DepartmentInput;
  readonly forecastId: string;
  readonly rostered: readonly string[];
  readonly assumed: readonly string[];
}

/** @throws unavailable while the site has no forecast */
export async function pathsOf({ store }: PlannerDeps, site: string): Promise<StoredPaths> {
  const paths = await store.paths(site);
  if (paths) return paths;
  throw unavailable(
    'No forecast has come in for this site yet.',
    'It follows the first fitted model, within minutes of the first counts.',
  );
}

/**
 * The department of a unit's site over a window: arrivals from the forecast's futures; cover by half-hour from the
 * given roster and from the newest rosters of the site's other units; skills that nobody rosters as the forecast
 * requires them.
 *
 * @throws not-found when the futures do not reach over the window
 */
export async function departmentOf(
  deps: PlannerDeps,
  unit: StoredUnit,
  roster: StoredRoster | null,
  window: Window,
): Promise<Department> {
  const { definition, planning } = unit;
  const { profile } = planning;
  const paths = await pathsOf(deps, definition.site);
  const zoned = { ...window, zone: definition.timeZone };
  const required = computeRequirement(paths, profile, zoned);
  if ('reaches' in required) throw beyondForecast(zoned, required.reaches);
  const covering = [...(roster ? [roster] : []), ...(await otherRosters(deps, definition, window))];
  const servers: Record<string, readonly number[]> = {};
  for (const { problem, assignments, from } of covering) {
    const skills = skillsOf(profile).filter(
      (skill) =>
        servers[skill] === undefined && problem.agents.some(({ skills: own }) => own?.includes(skill)),
    );
    const cells = serversFromRoster(problem, assignments ?? {}, skills);
    const [first, count] = cellsOf(window, from, definition.timeZone);
    for (const skill of skills) servers[skill] = (cells[skill] ?? []).slice(first, first + count);
  }
  const rostered = Object.keys(servers);
  const assumed = skillsOf(profile).filter((skill) => !rostered.includes(skill));
  for (const skill of assumed) servers[skill] = requiredCells(required, skill);
  return {
    forecastId: paths.forecastId,
    rostered,
    assumed,
    input: {
      profile,
      order: orderOf(profile),
      seenBy: seenByOf(profile),
      servers,
      counts: countsOf(paths, zoned),
    },
  };
}

/** Arrivals per hour of each future over a window. */
export function countsOf(
  paths: StoredPaths,
  window: Window & { readonly zone: string },
): readonly number[][] {
  const { from, to } = instantsOf(window);
  const first = Math.floor((from.getTime() - paths.start.getTime()) / HOUR_MS);
  const hours = Math.ceil((to.getTime() - from.getTime()) / HOUR_MS);
  return paths.arrivals.map((path) => path.slice(Math.max(0, first), Math.max(0, first) + hours));
}

const skillsOf = (profile: StaffingProfile): readonly string[] => profile.skills.map(({ id }) => id);

/** The doctor where the profile has one, else the first skill. */
export function seenByOf(profile: StaffingProfile): string {
  const skills = skillsOf(profile);
  return skills.includes(SEEN_BY) ? SEEN_BY : (skills[0] ?? SEEN_BY);
}

/** First the skill that receives patients, then the one that sees them, then the others. */
function orderOf(profile: StaffingProfile): readonly string[] {
  const [first, ...others] = skillsOf(profile);
  const seenBy = seenByOf(profile);
  return [...new Set([...(first === undefined ? [] : [first]), seenBy, ...others])];
}

const requiredCells = (required: readonly SkillRequirement[], skill: string): readonly number[] =>
  required.filter((slot) => slot.skill === skill).map(({ chosen }) => chosen);

/** Half-hours of a roster's period at which a window begins, and how many it has. */
function cellsOf(window: Window, rosterFrom: string, zone: string): readonly [number, number] {
  const start = (from: string, days: number) => instantsOf({ from, days, zone });
  const grid = GRID_MINUTES * 60_000;
  const own = start(window.from, window.days);
  const roster = start(rosterFrom, 1);
  return [
    Math.round((own.from.getTime() - roster.from.getTime()) / grid),
    Math.round((own.to.getTime() - own.from.getTime()) / grid),
  ];
}

const covers = (row: StoredRoster, { from, days }: Window): boolean =>
  row.assignments !== null &&
  daysBetween(row.from, from) >= 0 &&
  daysBetween(from, row.from) + row.days >= days;

/** A unit's roster that covers a window: the published one before drafts, the newest first. */
export async function coveringRoster(
  { store }: PlannerDeps,
  unit: string,
  window: Window,
): Promise<StoredRoster | null> {
  const rows = (await store.rosters(unit)).filter(
    (row) => (row.status === 'published' || row.status === 'draft') && covers(row, window),
  );
  return rows.find(({ status }) => status === 'published') ?? rows[0] ?? null;
}

async function otherRosters(deps: PlannerDeps, unit: Unit, window: Window): Promise<readonly StoredRoster[]> {
  const others = (await deps.store.units()).filter(
    ({ definition }) => definition.site === unit.site && definition.id !== unit.id,
  );
  const rows = await Promise.all(others.map(({ definition }) => coveringRoster(deps, definition.id, window)));
  return rows.filter((row) => row !== null);
}
