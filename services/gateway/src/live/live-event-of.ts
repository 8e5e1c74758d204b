import { CountsChanged, ForecastsTopicEvent, type LiveEvent, RosterChanged, topics } from '@releve/contracts';
import type { ReceivedEvent } from '@releve/platform';

/** A live event and what a caller must have been granted to get it. */
export interface ScopedEvent {
  readonly event: LiveEvent;
  readonly site: string;
  readonly unit?: string;
  /** Set when the event says less than the bus did: clients should fetch again once things are quiet. */
  readonly abridged?: boolean;
}

/** Hours pushed at most; a bulk import changes thousands, which are fetched, not pushed. */
const newestHours = 48;

/** What a bus event means to a live screen; null when it means nothing to it or cannot be read. */
export function liveEventOf(received: Pick<ReceivedEvent, 'topic' | 'payload'>): ScopedEvent | null {
  if (received.topic === topics.counts) {
    const parsed = CountsChanged.safeParse(received.payload);
    if (!parsed.success) return null;
    const { site, data } = parsed.data;
    const { hours, presence, knownUntil } = data;
    const event = { type: 'counts' as const, site, hours: hours.slice(-newestHours), presence, knownUntil };
    return { site, event, abridged: hours.length > newestHours };
  }
  if (received.topic === topics.forecasts) {
    const parsed = ForecastsTopicEvent.safeParse(received.payload);
    if (!parsed.success || parsed.data.type === 'forecast.paths') return null;
    if (parsed.data.type === 'alert.changed')
      return {
        site: parsed.data.site,
        event: { type: 'alert', site: parsed.data.site, alert: parsed.data.data.id },
      };
    const { site, data } = parsed.data;
    const { stream, quantity, origin, id } = data;
    return { site, event: { type: 'forecast', site, stream, quantity, forecastId: id, origin } };
  }
  if (received.topic === topics.rosters) {
    const parsed = RosterChanged.safeParse(received.payload);
    if (!parsed.success) return null;
    const { site, data } = parsed.data;
    return { site, unit: data.unit, event: { type: 'roster', unit: data.unit, roster: data } };
  }
  return null;
}
