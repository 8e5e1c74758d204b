import { SiteChanged, topics } from '@releve/contracts';
import type { Database } from '@releve/database';
import type { EventBus, ReceivedEvent, Subscription } from '@releve/platform';
import type { WriteEvents } from './operations/announce.js';
import { applyBatch } from './operations/apply-batch.js';
import { bySite } from './operations/site-batch.js';
import { describeSite } from './store/sites.js';

export interface ConsumerDeps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly clock: () => Date;
  readonly writeEvents: WriteEvents;
}

const group = 'census';
/** Events per transaction: enough that a burst is folded together, few enough that a screen does not wait. */
const batchSize = 100;

async function handle({ database, clock, writeEvents }: ConsumerDeps, events: readonly ReceivedEvent[]) {
  const sites = events.filter(({ topic }) => topic === topics.sites);
  const visits = events.filter(({ topic }) => topic === topics.visits);
  const described = sites.map(({ payload }) => SiteChanged.parse(payload).data);
  const batches = bySite(visits);
  await database.db.transaction(async (tx) => {
    for (const site of described) await describeSite(tx, site);
    for (const batch of [...batches].sort((a, b) => (a.site < b.site ? -1 : 1)))
      await applyBatch(tx, batch, clock(), writeEvents);
  });
}

/** Subscribes census to the sites and the visits. */
export const subscribeCensus = (deps: ConsumerDeps): Promise<Subscription> =>
  deps.bus.subscribe({
    group,
    topics: [topics.sites, topics.visits],
    from: 'earliest',
    batchSize,
    handle: (events) => handle(deps, events),
  });
