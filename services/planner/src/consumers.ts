import { ForecastsTopicEvent, topics } from '@releve/contracts';
import { handleOnce, type ReceivedEvent, type SubscriptionOptions } from '@releve/platform';
import type { PlannerDeps } from './deps.js';

const GROUP = 'planner';

/** Futures as the forecaster announces them; the latest of each site is kept. */
export function plannerSubscription(
  { database, store, clock }: PlannerDeps,
  onPaths: (site: string) => void,
): SubscriptionOptions {
  return {
    group: GROUP,
    topics: [topics.forecasts],
    from: 'earliest',
    handle: async (events: readonly ReceivedEvent[]) => {
      for (const { payload } of events) {
        const event = ForecastsTopicEvent.parse(payload);
        if (event.type !== 'forecast.paths') continue;
        const { id, site, data } = event;
        await database.db.transaction(async (tx) => {
          if (!(await handleOnce(tx, GROUP, id))) return;
          await store.savePaths(tx, {
            site,
            forecastId: data.forecastId,
            start: new Date(data.start),
            recentArrivals: data.recentArrivals,
            arrivals: data.arrivals,
            modelVersion: data.modelVersion,
            receivedAt: clock(),
          });
        });
        onPaths(site);
      }
    },
  };
}
