import { randomUUID } from 'node:crypto';
import type { Database } from '@releve/database';
import { withQuietHours } from '../projections/hour-changes.js';
import { lastHourBegun } from '../projections/hours.js';
import { isListening } from '../projections/known-until.js';
import { lockSite, type SiteState, saveSite, selectLiveSites } from '../store/sites.js';
import { announce, type WriteEvents } from './announce.js';
import { newlyEnded } from './apply-batch.js';
import { staysDue, tellStays } from './tell-stays.js';

const isDue = (site: SiteState, now: number): boolean =>
  site.knownUntil !== null &&
  lastHourBegun(now) > lastHourBegun(site.knownUntil) &&
  isListening(site.liveAt, site.liveRecordedAt, now);

/** Announces the hour that ended at sites whose source is alive (an hour without a patient is known as well), and their stays. */
export async function tick(database: Database, clock: () => Date, writeEvents: WriteEvents): Promise<void> {
  const now = clock();
  const ms = now.getTime();
  for (const state of await selectLiveSites(database.db)) {
    const stays = staysDue(state);
    if (!isDue(state, ms) && !stays.measured && !stays.seen) continue;
    await database.db.transaction(async (tx) => {
      const before = await lockSite(tx, state.site);
      const ended = isDue(before, ms);
      const known = ended ? { ...before, knownUntil: ms } : before;
      const after = await tellStays(tx, known, now, writeEvents);
      if (after !== before) await saveSite(tx, after);
      if (!ended) return;
      const hours = withQuietHours(newlyEnded(before, after));
      await announce(tx, after, hours, { origin: 'live', correlationId: randomUUID(), now, writeEvents });
    });
  }
}
