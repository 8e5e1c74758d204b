import { type HourCount, type Visit, VisitsTopicEvent } from '@releve/contracts';
import type { ReceivedEvent } from '@releve/platform';
import type { Movement } from '../fold/movement.js';

/** What a batch of events says of one site. Of a visit or an hour sent twice, the last word. */
export interface SiteBatch {
  readonly site: string;
  readonly movements: Movement[];
  /** Imported visits; null for one that its file no longer holds. */
  readonly imports: Map<string, Visit | null>;
  readonly counts: Map<string, HourCount>;
  /** Live movements: the latest, and when the last of them was recorded; epoch ms. */
  liveAt: number | null;
  liveRecordedAt: number | null;
  correlationId: string;
}

const later = (a: number | null, b: string): number => Math.max(a ?? Number.NEGATIVE_INFINITY, Date.parse(b));

/** Sorts the events of `ed.visits` by site, in order. @throws when an event does not fit its contract. */
export function bySite(events: readonly ReceivedEvent[]): readonly SiteBatch[] {
  const batches = new Map<string, SiteBatch>();
  for (const { payload } of events) {
    const event = VisitsTopicEvent.parse(payload);
    const batch = batches.get(event.site) ?? {
      site: event.site,
      movements: [],
      imports: new Map<string, Visit | null>(),
      counts: new Map<string, HourCount>(),
      liveAt: null,
      liveRecordedAt: null,
      correlationId: event.correlationId,
    };
    batches.set(event.site, batch);
    batch.correlationId = event.correlationId;
    switch (event.type) {
      case 'visit.moved':
        batch.movements.push(event.data);
        batch.liveAt = later(batch.liveAt, event.data.at);
        batch.liveRecordedAt = later(batch.liveRecordedAt, event.recordedAt);
        break;
      case 'visits.imported':
        for (const visit of event.data.visits) batch.imports.set(visit.visitId, visit);
        for (const visitId of event.data.withdrawn) batch.imports.set(visitId, null);
        break;
      default:
        for (const count of event.data.counts) batch.counts.set(`${count.hour} ${count.stream}`, count);
    }
  }
  return [...batches.values()];
}
