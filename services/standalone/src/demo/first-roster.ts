import type { Site } from '@releve/contracts';
import type { Database } from '@releve/database';
import { addDays, demoStoredUnit, mondayFrom, type Planner } from '@releve/planner';

const DAYS = 28;
const LEAST_DAYS_AHEAD = 7;
const SEARCH_SECONDS = 30;
const DAY_MS = 86_400_000;

/**
 * Gives the site its simulated unit and, as soon as the forecast allows, a first four-week roster from the Monday
 * at least a week ahead. Does nothing where the unit has a roster already.
 * @returns the unit and the first day of that roster
 */
export async function planFirstRoster(
  planner: Planner,
  database: Database,
  site: Site,
  now: Date,
): Promise<{ readonly unit: string; readonly from: string }> {
  const from = mondayFrom(addDays(now.toISOString().slice(0, 10), LEAST_DAYS_AHEAD));
  const fresh = demoStoredUnit(site.id, site.timeZone, from);
  const { id } = fresh.definition;
  const planned = { unit: id, from };
  if (!(await planner.store.unit(id)))
    await database.db.transaction((tx) => planner.store.saveUnit(tx, fresh, now));
  if ((await planner.store.rosters(id, 1)).length > 0) return planned;
  const generate = async (): Promise<void> => {
    if ((await planner.store.rosters(id, 1)).length > 0) return;
    const request = { unit: id, from, days: DAYS, timeLimitSeconds: SEARCH_SECONDS, seed: 1, mustBeOff: [] };
    await planner.generate(request);
  };
  // While history still loads, futures may begin where it has come to: those are of no use yet.
  const reachToday = async (): Promise<boolean> => {
    const paths = await planner.store.paths(site.id);
    return paths !== undefined && now.getTime() - paths.start.getTime() < DAY_MS;
  };
  if (await reachToday()) {
    await generate();
    return planned;
  }
  await new Promise<void>((resolve, reject) => {
    planner.onPaths((announced) => {
      if (announced !== site.id) return;
      reachToday().then((ready) => (ready ? generate().then(resolve, reject) : undefined), reject);
    });
  });
  return planned;
}
