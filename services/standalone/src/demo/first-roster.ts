import type { Site } from '@releve/contracts';
import type { Database } from '@releve/database';
import { addDays, demoStoredUnit, mondayFrom, type Planner } from '@releve/planner';

const DAYS = 28;
const LEAST_DAYS_AHEAD = 7;
const SEARCH_SECONDS = 30;

/**
 * Gives the site its simulated unit and, as soon as the forecast allows, a first four-week roster from the Monday
 * at least a week ahead. Does nothing where the unit has a roster already.
 */
export async function planFirstRoster(
  planner: Planner,
  database: Database,
  site: Site,
  now: Date,
): Promise<void> {
  const from = mondayFrom(addDays(now.toISOString().slice(0, 10), LEAST_DAYS_AHEAD));
  const fresh = demoStoredUnit(site.id, site.timeZone, from);
  const { id } = fresh.definition;
  if (!(await planner.store.unit(id)))
    await database.db.transaction((tx) => planner.store.saveUnit(tx, fresh, now));
  if ((await planner.store.rosters(id, 1)).length > 0) return;
  const generate = async (): Promise<void> => {
    if ((await planner.store.rosters(id, 1)).length > 0) return;
    await planner.generate({
      unit: id,
      from,
      days: DAYS,
      timeLimitSeconds: SEARCH_SECONDS,
      seed: 1,
      mustBeOff: [],
    });
  };
  if (await planner.store.paths(site.id)) return generate();
  await new Promise<void>((resolve, reject) => {
    planner.onPaths((announced) => {
      if (announced === site.id) generate().then(resolve, reject);
    });
  });
}
