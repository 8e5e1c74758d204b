import { topics } from '@releve/contracts';
import type { EventBus, Subscription } from '@releve/platform';
import { liveEventOf } from './live-event-of.js';
import type { LiveHub } from './live-hub.js';

/** After a bulk import has been quiet for this long, its site's screens are told once to fetch again. */
const quietMs = 2_000;

/**
 * Feeds the hub from the bus. Each gateway process reads as a group of its own, so that all get everything,
 * from the latest event on: what came before is fetched, not pushed.
 */
export async function feedHub(bus: EventBus, hub: LiveHub, instance: string): Promise<Subscription> {
  const resets = new Map<string, NodeJS.Timeout>();
  const resetWhenQuiet = (site: string) => {
    clearTimeout(resets.get(site));
    const timer = setTimeout(() => {
      resets.delete(site);
      hub.publish({ site, event: { type: 'reset' } });
    }, quietMs);
    timer.unref();
    resets.set(site, timer);
  };
  const subscription = await bus.subscribe({
    group: `gateway-live-${instance}`,
    topics: [topics.counts, topics.forecasts, topics.rosters],
    from: 'latest',
    handle: async (events) => {
      for (const received of events) {
        const scoped = liveEventOf(received);
        if (!scoped) continue;
        hub.publish(scoped);
        if (scoped.abridged) resetWhenQuiet(scoped.site);
      }
    },
  });
  return {
    async stop() {
      await subscription.stop();
      for (const timer of resets.values()) clearTimeout(timer);
    },
  };
}
