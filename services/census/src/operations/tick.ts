import { randomUUID } from 'node:crypto';
import type { Database } from '@releve/database';
import { withQuietHours } from '../projections/hour-changes.js';
import { lastHourBegun } from '../projections/hours.js';
import { isListening } from '../projections/known-until.js';
import { lockSite, type SiteState, saveSite, selectLiveSites } from '../store/sites.js';
import { announce, type WriteEvents } from './announce.js';
import { newlyEnded } from './apply-batch.js';

const isDue = (site: SiteState, now: number): boolean =>
  site.knownUntil !== null &&
  lastHourBegun(now) > lastHourBegun(site.knownUntil) &&
  isListening(site.liveAt, site.liveRecordedAt, now);

/** Announces the hour that ended, at sites whose source is alive: an hour without a patient is known as well. */
export async function tick(database: Database, clock: () => Date, writeEvents: WriteEvents): Promise<void> {
  const now = clock();
  const ms = now.getTime();
  for (const { site } of (await selectLiveSites(database.db)).filter((state) => isDue(state, ms)))
    await database.db.transaction(async (tx) => {
      const before = await lockSite(tx, site);
      if (!isDue(before, ms)) return;
      const after = { ...before, knownUntil: ms };
      await saveSite(tx, after);
      const correlationId = randomUUID();
      const hours = withQuietHours(newlyEnded(before, after));
      await announce(tx, after, hours, { origin: 'live', correlationId, now, writeEvents });
    });
}
