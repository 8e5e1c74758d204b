import { CountsTopicEvent, SiteChanged, topics } from '@releve/contracts';
import { handleOnce, type ReceivedEvent, type SubscriptionOptions } from '@releve/platform';
import type { ForecasterDeps } from './deps.js';

const GROUP = 'forecaster';

/** Sites and counts as they come; each event takes effect once, in one transaction with its mark. */
export function forecasterSubscriptions(
  { database, store, flow }: ForecasterDeps,
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
      const told = CountsTopicEvent.parse(event.payload);
      await database.db.transaction(async (tx) => {
        if (!(await handleOnce(tx, GROUP, told.id))) return;
        if (told.type === 'stays.measured') return flow.saveMeasured(tx, told.site, told.data);
        if (told.type === 'stays.seen') return flow.saveSeen(tx, told.site, told.data);
        const { hours, knownUntil, presence, inDepartment } = told.data;
        await store.saveHours(tx, told.site, hours, new Date(knownUntil));
        if (presence && inDepartment) await flow.saveHere(tx, told.site, inDepartment, new Date(presence.at));
      });
      if (told.type === 'counts.changed') onCounts(told.site, told.data.origin);
    }
  };
  return [
    { group: `${GROUP}-sites`, topics: [topics.sites], from: 'earliest', handle: handleSites },
    { group: GROUP, topics: [topics.counts], from: 'earliest', handle: handleCounts, batchSize: 50 },
  ];
}
