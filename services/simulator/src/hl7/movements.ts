import type { PlannedVisit } from '../generate/planned-visit.js';
import type { AdtEvent, Trigger } from './adt-message.js';

/** Everything a sender tells about a visit, in order: arrival, triage, decision to admit, departure. */
export function eventsOf(visit: PlannedVisit): readonly AdtEvent[] {
  const event = (trigger: Trigger, atMs: number, step: number | null): AdtEvent => ({
    trigger,
    visit,
    atMs,
    recordedMs: atMs,
    movementId: step === null ? null : `${visit.number}-${step}`,
  });
  return [
    event('A04', visit.arrivedMs, 1),
    event('A08', visit.triagedMs, null),
    ...(visit.decidedMs === null ? [] : [event('A06', visit.decidedMs, 2)]),
    event(visit.outcome === 'admitted' ? 'A02' : 'A03', visit.departedMs, 3),
  ];
}
