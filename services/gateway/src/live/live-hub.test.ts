import { LiveEvent, type Principal } from '@releve/contracts';
import { describe, expect, it } from 'vitest';
import { EventRing } from './event-ring.js';
import type { ScopedEvent } from './live-event-of.js';
import { LiveHub } from './live-hub.js';
import { liveStream } from './live-stream.js';

const principal = (sites: readonly string[] | '*', units: readonly string[] | '*' = '*'): Principal => ({
  userId: 'u',
  name: 'U',
  role: 'emergency-manager',
  sites,
  units,
});
const forecast = (site: string, forecastId: string): ScopedEvent => ({
  site,
  event: LiveEvent.parse({
    type: 'forecast',
    site,
    stream: 'all',
    quantity: 'arrivals',
    forecastId,
    origin: '2026-11-22T08:00:00Z',
  }),
});

const newHub = (ringSize = 100) =>
  new LiveHub({ epoch: 'e1', ringSize, maxClients: 5_000, maxPerSession: 20 });

const connect = (hub: LiveHub, who: Principal, lastEventId?: string, sessionHash = 's') => {
  const abort = new AbortController();
  const body = liveStream({
    hub,
    principal: who,
    sessionHash,
    isAllowed: async () => true,
    lastEventId,
    signal: abort.signal,
  });
  return { body, reader: body.getReader(), abort };
};

/** Reads what is there until the stream is quiet. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  let text = '';
  for (;;) {
    const quiet = new Promise<null>((resolve) => setTimeout(() => resolve(null), 20));
    const next = await Promise.race([reader.read(), quiet]);
    if (next === null || next.done) return text;
    text += new TextDecoder().decode(next.value);
  }
}
const idsIn = (text: string) => [...text.matchAll(/"forecastId":"([^"]+)"/g)].map((match) => match[1]);

describe('live events', () => {
  it('sends each client only what it has been granted', async () => {
    const hub = newHub();
    const a = connect(hub, principal(['a']));
    const everything = connect(hub, principal('*'));
    hub.publish(forecast('a', 'fa'));
    hub.publish(forecast('b', 'fb'));
    hub.publish({ ...forecast('a', 'roster-of-a-unit'), unit: 'u1' });
    expect(idsIn(await drain(a.reader))).toEqual(['fa', 'roster-of-a-unit']);
    expect(idsIn(await drain(everything.reader))).toEqual(['fa', 'fb', 'roster-of-a-unit']);
    const noUnits = connect(hub, principal('*', []), 'e1-0');
    expect(idsIn(await drain(noUnits.reader))).toEqual(['fa', 'fb']);
  });

  it('resumes after the last event a client saw, without loss or repeat', async () => {
    const hub = newHub();
    for (const id of ['1', '2', '3', '4']) hub.publish(forecast('a', id));
    const { reader } = connect(hub, principal('*'), 'e1-2');
    hub.publish(forecast('a', '5'));
    expect(idsIn(await drain(reader))).toEqual(['3', '4', '5']);
  });

  it.each([
    ['of another process', 'e0-2'],
    ['older than the ring', 'e1-1'],
    ['from the future', 'e1-99'],
    ['not an id', 'x'],
  ])('says reset to an id %s', async (_, lastEventId) => {
    const hub = newHub(2);
    for (const id of ['1', '2', '3', '4']) hub.publish(forecast('a', id));
    const text = await drain(connect(hub, principal('*'), lastEventId).reader);
    expect(text).toContain('id: e1-4\ndata: {"type":"reset"}\n\n');
    expect(idsIn(text)).toEqual([]);
  });

  it('tells a new client where it stands, so that it can come back even before the first event', async () => {
    const hub = newHub();
    hub.publish(forecast('a', '1'));
    expect(await drain(connect(hub, principal('*')).reader)).toBe('retry: 2000\nid: e1-1\n: joined\n\n');
  });

  it('drops a client that does not read, instead of buffering for it', () => {
    const hub = newHub();
    connect(hub, principal('*'));
    const big = forecast('a', 'x'.repeat(100_000));
    for (let k = 0; k < 4; k += 1) hub.publish(big);
    expect(hub.clients).toBe(1);
    for (let k = 0; k < 4; k += 1) hub.publish(big);
    expect(hub.clients).toBe(0);
  });

  it('forgets a thousand clients, however they leave', async () => {
    const hub = newHub();
    for (let k = 0; k < 1_000; k += 1) {
      const { reader, abort } = connect(hub, principal('*'), undefined, `s${k}`);
      if (k % 3 === 0) abort.abort();
      else if (k % 3 === 1) await reader.cancel();
      else hub.endSession(`s${k}`);
      expect(hub.clients).toBe(0);
    }
  });

  it('ends connections whose session is over, and all of them when it closes', async () => {
    const hub = newHub();
    const stay = connect(hub, principal('*'));
    const body = liveStream({
      hub,
      principal: principal('*'),
      sessionHash: 'over',
      isAllowed: async () => false,
      lastEventId: undefined,
      signal: new AbortController().signal,
    });
    await hub.endDeadSessions();
    expect(hub.clients).toBe(1);
    expect(await new Response(body).text()).toContain('joined');
    hub.heartbeat();
    expect(await drain(stay.reader)).toContain(': heartbeat\n\n');
    hub.closeAll();
    expect(hub.clients).toBe(0);
  });

  it('limits the connections of one session', () => {
    const hub = newHub();
    for (let k = 0; k < 20; k += 1) connect(hub, principal('*'));
    expect(hub.isFullFor('s')).toBe(true);
    expect(hub.isFullFor('another')).toBe(false);
  });
});

describe('EventRing', () => {
  it('keeps exactly its capacity', () => {
    const ring = new EventRing('e', 3);
    for (const id of ['1', '2', '3', '4']) ring.add(forecast('a', id));
    expect(ring.since('e-1')?.map((event) => event.sequence)).toEqual([2, 3, 4]);
    expect(ring.since('e-0')).toBeNull();
    expect(ring.since('e-4')).toEqual([]);
  });
});
