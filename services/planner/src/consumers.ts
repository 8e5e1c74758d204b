import { ForecastsTopicEvent, SiteChanged, topics } from '@releve/contracts';
import { isHolidayCalendar } from '@releve/optimization';
import { handleOnce, type ReceivedEvent, type SubscriptionOptions } from '@releve/platform';
import type { PlannerDeps } from './deps.js';

const GROUP = 'planner';

/** Futures as the forecaster announces them, the latest of each site kept; and the holidays sites go by. */
export function plannerSubscriptions(
  { database, store, clock, log }: PlannerDeps,
  onPaths: (site: string) => void,
): readonly SubscriptionOptions[] {
  const handleSites = async (events: readonly ReceivedEvent[]): Promise<void> => {
    for (const { payload } of events) {
      const { id, data } = SiteChanged.parse(payload);
      if (!isHolidayCalendar(data.calendar)) {
        log.error({ site: data.id, calendar: data.calendar }, 'unknown calendar of public holidays');
        continue;
      }
      await database.db.transaction(async (tx) => {
        if (await handleOnce(tx, GROUP, id)) await store.saveHolidayCalendar(tx, data.id, data.calendar);
      });
    }
  };
  const handlePaths = async (events: readonly ReceivedEvent[]): Promise<void> => {
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
  };
  return [
    { group: `${GROUP}-sites`, topics: [topics.sites], from: 'earliest', handle: handleSites },
    { group: GROUP, topics: [topics.forecasts], from: 'earliest', handle: handlePaths },
  ];
}
