import type { Site } from '@releve/contracts';
import type { Database } from '@releve/database';
import { demoDoctorUnits, type Planner } from '@releve/planner';

const DAYS = 28;
const SEARCH_SECONDS = 20;
const POLL_MS = 1_000;

/**
 * Gives the site its simulated emergency doctors and the mobile unit that a pool of them holds, then a roster of each
 * for the days of the first roster: the mobile unit's before, since its duties are fixed in the other. Waits until the
 * first roster's search has ended, so that nothing slows it. Does nothing for units that have a roster.
 */
export async function planDoctorRosters(
  planner: Planner,
  database: Database,
  site: Site,
  now: Date,
  first: { readonly unit: string; readonly from: string },
): Promise<void> {
  const [department, mobile] = demoDoctorUnits(site.id, site.timeZone);
  for (const fresh of [department, mobile]) {
    if (fresh === undefined || (await planner.store.unit(fresh.definition.id))) continue;
    await database.db.transaction((tx) => planner.store.saveUnit(tx, fresh, now));
  }
  await searchEnd(planner, first.unit);
  for (const fresh of [mobile, department]) {
    const unit = fresh?.definition.id;
    if (unit === undefined || (await planner.store.rosters(unit, 1)).length > 0) continue;
    await planner.generate({
      unit,
      from: first.from,
      days: DAYS,
      timeLimitSeconds: SEARCH_SECONDS,
      seed: 1,
      mustBeOff: [],
    });
    await searchEnd(planner, unit);
  }
}

/** Waits while the newest roster of a unit is being searched for. */
async function searchEnd(planner: Planner, unit: string): Promise<void> {
  const searching = async () => (await planner.store.rosters(unit, 1))[0]?.status === 'generating';
  while (await searching()) await new Promise((resolve) => setTimeout(resolve, POLL_MS).unref());
}
