import { randomUUID } from 'node:crypto';
import { type Site, type SiteChanged, topics } from '@releve/contracts';
import type { Database } from '@releve/database';
import type { OutgoingEvent } from '@releve/platform';
import { selectSites, upsertSite } from '../store/sites.js';
import type { WriteEvents } from './store-messages.js';

export interface SiteContext {
  readonly database: Database;
  readonly writeEvents: WriteEvents;
  readonly clock: () => Date;
}

/** Adds or changes a site, and tells. */
export async function putSite({ database, writeEvents, clock }: SiteContext, site: Site): Promise<void> {
  const now = clock();
  await database.db.transaction(async (tx) => {
    await upsertSite(tx, site, now);
    await writeEvents(tx, [siteChanged(site, now)]);
  });
}

/** Tells every site again, so that a service that starts from nothing learns them. */
export async function announceSites({ database, writeEvents, clock }: SiteContext): Promise<void> {
  const now = clock();
  await database.db.transaction(async (tx) => {
    const sites = await selectSites(tx);
    await writeEvents(
      tx,
      sites.map((site) => siteChanged(site, now)),
    );
  });
}

function siteChanged(site: Site, now: Date): OutgoingEvent {
  const id = randomUUID();
  const payload: SiteChanged = {
    id,
    type: 'site.changed',
    version: 1,
    site: site.id,
    occurredAt: now.toISOString(),
    recordedAt: now.toISOString(),
    correlationId: id,
    data: site,
  };
  return { topic: topics.sites, key: site.id, id, payload };
}
