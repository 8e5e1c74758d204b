import { topics } from '@releve/contracts';
import { expect, it } from 'vitest';
import { liveEventOf } from './live-event-of.js';

const at = '2026-11-22T02:00:00.000Z';
const event = (type: string, data: unknown) => ({
  ...{ id: 'e', type, version: 1, site: 'nord', occurredAt: at, recordedAt: at, correlationId: 'e' },
  data,
});

it('tells screens of the site that an alert has changed, and nothing of what it says', () => {
  const alert = {
    ...{
      id: 'a1',
      site: 'nord',
      kind: 'drift',
      stream: 'all',
      quantity: 'present',
      raisedAt: at,
      lastSeenAt: at,
    },
    ...{ endedAt: null, acknowledgedAt: null, mutedUntil: null, facts: { direction: 1 }, history: [] },
  };
  expect(liveEventOf({ topic: topics.forecasts, payload: event('alert.changed', alert) })).toEqual({
    site: 'nord',
    event: { type: 'alert', site: 'nord', alert: 'a1' },
  });
});

it('keeps from browsers the stays under way and those seen, which only the forecaster needs', () => {
  const counts = {
    hours: [{ hour: at, arrivals: { all: 3 }, presentAtEnd: 9, boardingAtEnd: 2 }],
    presence: { at, present: 9, boarding: 2, byTriage: {}, byMode: {} },
    inDepartment: [[45, null, '3A']],
    knownUntil: at,
    origin: 'live',
  };
  const live = liveEventOf({ topic: topics.counts, payload: event('counts.changed', counts) });
  expect(live?.event).toMatchObject({
    type: 'counts',
    presence: { boarding: 2 },
    hours: [{ boardingAtEnd: 2 }],
  });
  expect(JSON.stringify(live)).not.toContain('3A');
  const seen = event('stays.seen', { at, stays: [[45, null, null, '3A']] });
  expect(liveEventOf({ topic: topics.counts, payload: seen })).toBeNull();
});
