import { CountsChanged, SiteChanged, topics } from '@releve/contracts';
import { handleOnce, type ReceivedEvent, type SubscriptionOptions } from '@releve/platform';
import type { ForecasterDeps } from './deps.js';

const GROUP = 'forecaster';

/** Sites and counts as they come; each event takes effect once, in one transaction with its mark. */
export function forecasterSubscriptions(
  { database, store }: ForecasterDeps,
  onCounts: (site: string, origin: 'live' | 'bulk') => void,
  onSite: (site: string) => void,
): readonly SubscriptionOptions[] {
  const handleSites = async (events: readonly ReceivedEvent[]): Promise<void> => {
    for (const event of events) {
      const { id, data } = SiteChanged.parse(event.payload);
      await database.db.transaction(async (tx) => {
        if (await handleOnce(tx, GROUP, id)) await store.saveSite(tx, data);
      });
      onSite(data.id);
    }
  };
  const handleCounts = async (events: readonly ReceivedEvent[]): Promise<void> => {
    for (const event of events) {
      const { id, site, data } = CountsChanged.parse(event.payload);
      await database.db.transaction(async (tx) => {
        if (await handleOnce(tx, GROUP, id))
          await store.saveHours(tx, site, data.hours, new Date(data.knownUntil));
      });
      onCounts(site, data.origin);
    }
  };
  return [
    { group: `${GROUP}-sites`, topics: [topics.sites], from: 'earliest', handle: handleSites },
    { group: GROUP, topics: [topics.counts], from: 'earliest', handle: handleCounts, batchSize: 50 },
  ];
}
