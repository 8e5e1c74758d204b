import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { ArrivalsAnswer, LiveEvent } from '../api/types.js';
import { appendProgress, applyEvent, mergeHours } from './apply-event.js';
import { initialLive, isStale, reduceLive, retryDelay } from './live-state.js';

const counts: Extract<LiveEvent, { type: 'counts' }> = {
  type: 'counts',
  site: 'nord',
  hours: [{ hour: '2026-11-22T06:00:00.000Z', arrivals: { all: 7, 'triage:2': 1 }, presentAtEnd: 31 }],
  presence: { at: '2026-11-22T06:40:00.000Z', present: 33, boarding: 4, byTriage: {}, byMode: {} },
  knownUntil: '2026-11-22T06:40:00.000Z',
};

const known: ArrivalsAnswer = {
  hours: [
    { hour: '2026-11-22T05:00:00Z', arrivals: 4, presentAtEnd: 28 },
    { hour: '2026-11-22T06:00:00Z', arrivals: 6, presentAtEnd: null },
  ],
  knownFrom: '2024-11-01T00:00:00Z',
  knownUntil: '2026-11-22T06:30:00Z',
};

const day = { from: '2026-11-22T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' };

describe('live counts', () => {
  it('replace the same hour however it is written, and keep the others', () => {
    const merged = mergeHours(known, counts, { stream: 'all', ...day });
    expect(merged.hours.map((hour) => hour.arrivals)).toEqual([4, 7]);
    expect(merged.knownUntil).toBe('2026-11-22T06:40:00.000Z');
  });

  it('count a stream the hour does not name as zero arrivals', () => {
    expect(mergeHours(known, counts, { stream: 'triage:5', ...day }).hours.at(-1)?.arrivals).toBe(0);
  });

  it('leave out hours outside the window on screen', () => {
    const before = { stream: 'all', from: day.from, to: '2026-11-22T06:00:00.000Z' };
    expect(mergeHours({ ...known, hours: known.hours.slice(0, 1) }, counts, before).hours).toHaveLength(1);
  });

  it('reach the cached series and the patients present', () => {
    const client = new QueryClient();
    client.setQueryData(['arrivals', 'nord', 'all', day.from, day.to], known);
    applyEvent(client, counts);
    const arrivals = client.getQueryData<ArrivalsAnswer>(['arrivals', 'nord', 'all', day.from, day.to]);
    expect(arrivals?.hours.at(-1)?.presentAtEnd).toBe(31);
    expect(client.getQueryData(['presence', 'nord'])).toMatchObject({ presence: { present: 33 } });
  });
});

describe('a live forecast', () => {
  const forecast = (stream: string, quantity: string): LiveEvent => ({
    type: 'forecast',
    site: 'nord',
    stream,
    quantity,
    forecastId: 'f',
    origin: '2026-11-22T06:40:00.000Z',
  });

  it('of all arrivals has the half-hours fetched again, one of a stream or of patients present does not', () => {
    const client = new QueryClient();
    const key = ['half-hours', 'nord'];
    client.setQueryData(key, { origin: null, points: [], measuredHours: 0 });
    applyEvent(client, forecast('triage:2', 'arrivals'));
    applyEvent(client, forecast('all', 'present'));
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);
    applyEvent(client, forecast('all', 'arrivals'));
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });
});

describe('a solver’s progress', () => {
  const at = (seconds: number, cost: number) => ({ seconds, cost, bound: null, gap: null });

  it('is kept in order, one point a second mark, and starts again with a new job', () => {
    const two = appendProgress(appendProgress([], at(1, 900)), at(2, 800));
    expect(appendProgress(two, at(2, 790)).map((point) => point.cost)).toEqual([900, 790]);
    expect(appendProgress(two, at(0.5, 1000))).toHaveLength(1);
  });
});

describe('the event stream', () => {
  it('is lost when dropped, open again when it resumes, without anything missed', () => {
    const open = reduceLive(initialLive(0), { type: 'opened', at: 10, resumed: false });
    const heard = reduceLive(open, { type: 'event', at: 20 });
    const lost = reduceLive(heard, { type: 'dropped', at: 30 });
    expect(lost).toMatchObject({ connection: 'lost', since: 30, lastEventAt: 20 });
    expect(reduceLive(lost, { type: 'dropped', at: 40 }).since).toBe(30);
    expect(reduceLive(lost, { type: 'opened', at: 50, resumed: true })).toMatchObject({
      connection: 'open',
      missed: false,
    });
    expect(reduceLive(lost, { type: 'opened', at: 50, resumed: false }).missed).toBe(true);
  });

  it('waits longer after each failure, up to 30 s', () => {
    expect([0, 1, 4, 9].map(retryDelay)).toEqual([1000, 2000, 16_000, 30_000]);
  });

  it('calls data stale five minutes after the last instant known', () => {
    const until = '2026-11-22T06:00:00Z';
    expect(isStale(until, Date.parse('2026-11-22T06:05:00Z'))).toBe(false);
    expect(isStale(until, Date.parse('2026-11-22T06:05:01Z'))).toBe(true);
    expect(isStale(null, Date.now())).toBe(false);
  });
});
